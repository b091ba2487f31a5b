import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as audit from '@gongkai/audit';
import * as calendar from '@gongkai/calendar';
import * as core from '@gongkai/core';
import * as stats from '@gongkai/stats';
import * as formats from '@gongkai/stats/formats';
import * as output from '@gongkai/stats/output';
import * as published from '@gongkai/stats/published';
import * as registers from '@gongkai/stats/registers';
import * as timeliness from '@gongkai/stats/timeliness';
import { describe, expect, it } from 'vitest';

// Runs every `call // => value` of the comments; they are plain JavaScript.
interface Example {
  /** The file of a comment; its own exports may be called as well. */
  readonly file?: string;
  readonly where: string;
  readonly code: string;
  readonly expected: number;
}

const EXPECTATION = /^(.*?);? \/\/ => (.+)$/;

const scriptOf = (where: string, lines: readonly string[]): Example => {
  const code = lines
    .filter((line) => !line.startsWith('import '))
    .map((line) => line.replace(EXPECTATION, 'check(($1), ($2));'))
    .join('\n');
  return { where, code, expected: lines.filter((line) => EXPECTATION.test(line)).length };
};

const packages = join(import.meta.dirname, '../../packages');

const readmeOf = (folder: string): string => readFileSync(join(packages, folder, 'README.md'), 'utf8');

const commented = (folder: string): readonly Example[] =>
  readdirSync(join(packages, folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [
        ...readFileSync(join(packages, folder, 'src', file), 'utf8').matchAll(/^ +\* (?:@example )?(.+ \/\/ => .+)$/gm),
      ].map(([, line = '']) => ({
        ...scriptOf(`${file}: ${line}`, [line]),
        file: join(packages, folder, 'src', file),
      })),
    );

const run = ({ code, expected }: Example, names: object): void => {
  let checked = 0;
  const check = (found: unknown, value: unknown): void => {
    checked += 1;
    expect(found).toEqual(value);
  };
  // oxlint-disable-next-line typescript/no-implied-eval -- the examples are files of this repository
  new Function('check', ...Object.keys(names), code)(check, ...Object.values(names));
  expect(checked).toBe(expected);
};

// The number of examples is stated, so that none is skipped unnoticed.
describe.each([
  { folder: 'calendar', names: calendar, inComments: 13 },
  { folder: 'core', names: core, inComments: 2 },
  {
    folder: 'stats',
    names: { ...stats, ...formats, ...output, ...published, ...registers, ...timeliness },
    inComments: 11,
  },
  { folder: 'audit', names: audit, inComments: 3 },
])('examples of $folder', ({ folder, names, inComments }) => {
  const comments = commented(folder);

  it.each(comments)('$where', async (example) => {
    const own: object = example.file === undefined ? {} : await import(example.file);
    run(example, { ...own, ...names });
  });

  it('are in the comments', () => {
    expect(comments.length).toBeGreaterThanOrEqual(inComments);
  });

  it('speak of every export', () => {
    const section = readmeOf(folder).split('## Exports')[1]?.split('## Law')[0] ?? '';
    const named = new Set([...section.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''));
    const errors = Object.keys(names).filter((name) => name.endsWith('Error'));
    expect(Object.keys(names).filter((name) => !named.has(name) && !errors.includes(name))).toEqual([]);
  });
});
