import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as stats from './index.ts';

// Every `call // => value` of the README and of the comments is run; TypeScript-only syntax has no place in them.
interface Example {
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

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const readme = [...read('../README.md').matchAll(/```ts\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.split('\n'),
);

const commented = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) =>
    [...read(`./${file}`).matchAll(/^ +\* (.+ \/\/ => .+)$/gm)].map(([, line = '']) =>
      scriptOf(`${file}: ${line}`, [line]),
    ),
  );

const run = ({ code, expected }: Example): void => {
  let checked = 0;
  const check = (found: unknown, value: unknown): void => {
    checked += 1;
    expect(found).toEqual(value);
  };
  // oxlint-disable-next-line typescript/no-implied-eval -- the examples are files of this package
  new Function('check', ...Object.keys(stats), code)(check, ...Object.values(stats));
  expect(checked).toBe(expected);
};

describe('examples', () => {
  it('of the README are true', () => {
    const example = scriptOf('README', readme);
    expect(example.expected).toBe(9);
    run(example);
  });

  it.each(commented)('$where', run);

  it('stand in the comments', () => {
    expect(commented.length).toBeGreaterThanOrEqual(5);
  });
});

describe('the exports', () => {
  it('are those that the README lists, and no others', () => {
    const section = read('../README.md').split('## Exports')[1]?.split('## Law')[0] ?? '';
    const named = [...section.matchAll(/`(\w+)`/g)].map(([, name]) => name).filter((name) => name !== 'code');
    expect(new Set(Object.keys(stats))).toEqual(new Set(named));
  });
});
