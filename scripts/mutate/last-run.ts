import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { ROOT } from '../rehearse/workspace.ts';
import type { Mutant } from './find-mutants.ts';
import type { PackageName } from './packages.ts';

const fileOf = (name: PackageName): string => join(ROOT, 'node_modules/.cache/mutate', `${name}.json`);

const keyOf = ({ file, mutator, original, replacement, line }: Mutant): string =>
  [file, line, mutator, original, replacement].join('\n');

/** Keeps which mutants survived. */
export const writeLastRun = (name: PackageName, survivors: readonly Mutant[]): void => {
  const file = fileOf(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(survivors.map(keyOf)));
};

/** Returns which mutants survived the last run; all of them without one. */
export const readLastRun = (name: PackageName): ((mutant: Mutant) => boolean) => {
  const file = fileOf(name);
  if (!existsSync(file)) return () => true;
  const keys = new Set(z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))));
  return (mutant) => keys.has(keyOf(mutant));
};
