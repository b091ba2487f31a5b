import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { ROOT } from '../rehearse/workspace.ts';
import type { Mutant } from './find-mutants.ts';
import type { PackageName } from './packages.ts';

const survivor = z.strictObject({
  file: z.string(),
  /** The line of the source on which the change begins: numbers of lines change too often. */
  code: z.string(),
  mutator: z.string(),
  original: z.string(),
  replacement: z.string(),
  /** Why no test can notice it, or why none should. */
  reason: z.string(),
});

/** A mutant that is known to survive. */
export type Survivor = z.output<typeof survivor>;

const LONGEST = 100;

const shortened = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, LONGEST);

/** The file with the known survivors of a package. */
const survivorsFile = (name: PackageName): string => join(import.meta.dirname, 'survivors', `${name}.json`);

/** Reads the known survivors of a package. */
export const readSurvivors = (name: PackageName): readonly Survivor[] => {
  const file = survivorsFile(name);
  return existsSync(file) ? z.array(survivor).parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
};

/** Describes a mutant as an entry of the list. */
export const survivorOf = ({ file, line, mutator, original, replacement }: Mutant): Survivor => ({
  file,
  code: shortened(readFileSync(join(ROOT, file), 'utf8').split('\n')[line - 1]?.trim() ?? ''),
  mutator,
  original: shortened(original),
  replacement: shortened(replacement),
  reason: '',
});

const keyOf = ({ file, code, mutator, original, replacement }: Survivor): string =>
  [file, code, mutator, original, replacement].join('\n');

/** The mutants that are not in the list. */
export const unlisted = (mutants: readonly Mutant[], list: readonly Survivor[]): readonly Mutant[] => {
  const known = new Set(list.map(keyOf));
  return mutants.filter((mutant) => !known.has(keyOf(survivorOf(mutant))));
};

/** Adds mutants to the list of a package, with a reason that is still to be written. */
export const addSurvivors = (name: PackageName, mutants: readonly Mutant[]): void => {
  const list = readSurvivors(name);
  const added = unlisted(mutants, list).map(survivorOf);
  const file = survivorsFile(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify([...list, ...added], null, 2)}\n`);
};
