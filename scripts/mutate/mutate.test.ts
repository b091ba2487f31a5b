import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../rehearse/workspace.ts';
import { parseDiff } from './changed-lines.ts';
import { findMutants } from './find-mutants.ts';
import { isPackageName, PACKAGES } from './packages.ts';
import { summaryLine } from './report.ts';
import { intervalOf, shuffle } from './sample.ts';
import { readSurvivors } from './survivors.ts';
import { TestOrder } from './test-order.ts';

const mutantsOf = async (text: string, readsChinese = false) => {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, 'a.ts'), text);
  return findMutants(folder, 'a.ts', readsChinese);
};

const sourcesOf = async (text: string, readsChinese = false): Promise<readonly string[]> =>
  (await mutantsOf(text, readsChinese)).map(({ source }) => source);

describe('findMutants', () => {
  it('makes one change at a time, and keeps what binds more tightly together', async () => {
    expect(await sourcesOf('export const f = (a: boolean, b: boolean, c: boolean) => a && b && c;')).toEqual(
      expect.arrayContaining([
        'export const f = (a: boolean, b: boolean, c: boolean) => (a || b) && c;',
        'export const f = (a: boolean, b: boolean, c: boolean) => (a && b || c);',
        'export const f = (() => undefined);',
      ]),
    );
  });

  it('adds one to every number, types apart', async () => {
    expect(await sourcesOf('export const DAYS: 20 | 15 = 20;')).toEqual(['export const DAYS: 20 | 15 = 21;']);
  });

  it('says where a change is', async () => {
    const [mutant] = await mutantsOf('// a comment\nexport const LIMIT =\n  7;\n');
    expect(mutant).toMatchObject({ file: 'a.ts', line: 3, original: '7', replacement: '8', mutator: 'NumberLiteral' });
  });

  it.each([
    ["text('逾期', 'late')"],
    ["{ zh: '逾期', en: 'late' }.zh"],
    ["cite('ogi-regulation-2019', 33, 2)"],
    ["'the period has run out'"],
    ['`the period of ${name} has run out`'],
    ['`${count} more`'],
    ["'答复期限'"],
  ])('leaves out %s, which carries no behaviour', async (code) => {
    const changed = await sourcesOf(`export const value = ${code};`);
    expect(changed.filter((source) => !source.includes('value = {}'))).toEqual([]);
  });

  it('keeps Chinese words that the code looks for, and every code of an error', async () => {
    expect(await sourcesOf("export const WORD = '同比';", true)).toEqual(['export const WORD = "";']);
    expect(await sourcesOf("export const CODE = 'rule/too-late';")).toEqual(['export const CODE = "";']);
  });
});

describe('a sample', () => {
  it('is the same for a seed, another for another, and has every item once', () => {
    const items = Array.from({ length: 500 }, (_, index) => index);
    expect(shuffle(items, 7)).toEqual(shuffle(items, 7));
    expect(shuffle(items, 7)).not.toEqual(shuffle(items, 8));
    expect(shuffle(items, 7)).not.toEqual(items);
    expect(shuffle(items, 7).toSorted((a, b) => a - b)).toEqual(items);
  });

  // Brown, Cai and DasGupta 2001: the interval of Wilson for 0, 5 and 10 of 10.
  it.each([
    [0, 0, 0.278],
    [5, 0.237, 0.763],
    [10, 0.722, 1],
  ])('of ten with %i hits has a known interval', (hits, low, high) => {
    const interval = intervalOf(hits, 10);
    expect(interval[0]).toBeCloseTo(low, 3);
    expect(interval[1]).toBeCloseTo(high, 3);
  });
});

it('reads which lines a diff changed', () => {
  const diff = [
    '--- a/packages/x/src/a.ts',
    '+++ b/packages/x/src/a.ts',
    '@@ -1 +1,2 @@ const',
    '+one',
    '+two',
    '@@ -9,3 +10,0 @@',
    '-gone',
    '+++ b/packages/x/src/b.ts',
    '@@ -0,0 +5 @@',
    '+five',
  ].join('\n');
  expect([...parseDiff(diff)].map(([file, lines]) => [file, [...lines]])).toEqual([
    ['packages/x/src/a.ts', [1, 2]],
    ['packages/x/src/b.ts', [5]],
  ]);
});

it('tries the tests first that noticed mutants of a file before, slow ones last, and only those that load it', () => {
  const durations = [
    ['src/far.test.ts', 10],
    ['src/a/slow.test.ts', 900],
    ['src/a/b.test.ts', 20],
    ['src/slowest.test.ts', 5000],
    ['src/other.test.ts', 1],
  ] as const;
  const loads = durations.slice(0, 4).map(([test]) => [test, ['src/a/b.ts']] as const);
  const order = new TestOrder(durations, loads);
  const slow = ['src/a/slow.test.ts', 'src/slowest.test.ts'];
  expect(order.of('src/a/b.ts')).toEqual([['src/a/b.test.ts', 'src/far.test.ts'], slow]);
  for (let times = 0; times < 3; times++) order.killed('src/a/b.ts', 'src/far.test.ts');
  expect(order.of('src/a/b.ts')).toEqual([['src/far.test.ts', 'src/a/b.test.ts'], slow]);
  expect(order.of('src/c.ts')).toEqual([]);
});

it('counts a timeout as noticed, and says how sure a sample is', async () => {
  const [mutant] = await mutantsOf('export const LIMIT = 7;');
  if (mutant === undefined) throw new TypeError('there is no mutant');
  const tried = (['killed', 'timed out', 'survived', 'killed'] as const).map((outcome) => ({
    mutant,
    outcome,
    by: null,
  }));
  expect(summaryLine('x', tried, { population: 4, listed: 1 })).toBe(
    'x: 4 mutants, 2 killed, 1 survived (1 listed), 1 timed out: 75.0 %',
  );
  expect(summaryLine('x', tried, { population: 90, listed: 0 })).toMatch(
    /75\.0 %, a sample of 90: 95 % interval 30\.1-95\.4 %$/,
  );
});

describe.each(Object.keys(PACKAGES).filter(isPackageName))('the known survivors of %s', (name) => {
  it('are in the sources, and say why they survive', () => {
    const stale = readSurvivors(name).filter(({ file, code, reason }) => {
      const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
      return reason.length < 10 || !lines.some((line) => line.trim().startsWith(code));
    });
    expect(stale).toEqual([]);
  });
});
