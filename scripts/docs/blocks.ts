import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../rehearse/workspace.ts';

/** A block of code of a page. */
export interface Block {
  readonly language: string;
  readonly code: string;
}

/** Returns every fenced block of a page, in order. */
export const blocksIn = (file: string): readonly Block[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', code = '']) => ({ language, code }),
  );

const IMPORT = /^import (?:(type) )?(?:\{ (.+) \}|(\w+)) from '(.+)';$/;

/** Merges the imports of several blocks, each name once. */
const mergedImports = (lines: readonly string[]): readonly string[] => {
  const named = new Map<string, Set<string>>();
  const whole = new Set<string>();
  for (const line of lines) {
    const [, , names, , from = ''] = IMPORT.exec(line) ?? [];
    if (names === undefined) whole.add(line);
    else named.set(from, new Set([...(named.get(from) ?? []), ...names.split(', ')]));
  }
  return [...whole, ...[...named].map(([from, names]) => `import { ${[...names].join(', ')} } from '${from}';`)];
};

/** A program made of the TypeScript blocks of a page. */
export interface Program {
  readonly code: string;
  /** How many values and printed lines the page states. */
  readonly stated: number;
}

const VALUE = /^(.*?);? \/\/ => (.+)$/;
const PRINTED = /^console\.log\((.*)\); \/\/ (.+)$/;

const HEAD = `import { deepEqual } from 'node:assert/strict';
import { format } from 'node:util';
let checked = 0;
const plain = (value: unknown): unknown => (value === null || typeof value !== 'object' ? value : structuredClone(value));
const check = (found: unknown, stated: unknown): void => { deepEqual(plain(found), plain(stated)); checked += 1; };
const printed = (stated: string, ...found: readonly unknown[]): void => { deepEqual(format(...found), stated); checked += 1; };`;

/** Joins the blocks of a page into one program that checks the values that the page states. */
export const programOf = (blocks: readonly Block[]): Program => {
  const lines = blocks.filter(({ language }) => language === 'ts').flatMap(({ code }) => code.split('\n'));
  let stated = 0;
  const body = lines
    .filter((line) => !IMPORT.test(line))
    .map((line) => {
      const [, indent = '', rest = ''] = /^(\s*)(.*)$/.exec(line) ?? [];
      const [, shown, text] = PRINTED.exec(rest) ?? [];
      const [, found, value] = shown === undefined ? (VALUE.exec(rest) ?? []) : [];
      if (shown === undefined && found === undefined) return line;
      stated += 1;
      return shown === undefined
        ? `${indent}check((${found}), (${value}));`
        : `${indent}printed(${JSON.stringify(text)}, ${shown});`;
    });
  const imports = mergedImports(lines.filter((line) => IMPORT.test(line)));
  return { stated, code: [HEAD, ...imports, ...body, 'console.log(`checked ${checked}`);'].join('\n') };
};
