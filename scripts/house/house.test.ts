import { describe, expect, it } from 'vitest';
import { ROOT, memberFolders } from '../rehearse/workspace.ts';
import { circlesOf } from './circles.ts';
import { failuresOf, type Figure, measure, type Rule } from './figures.ts';
import { literaryWords } from './literary-words.ts';
import { parseSource } from './parse-source.ts';
import { readExportedSources, readSources } from './source-files.ts';

const EXPORTED = new Map([
  ['@gongkai/a', 'packages/a/src/index.ts'],
  ['@gongkai/b', 'packages/b/src/index.ts'],
]);

/** Measures files that are given as text, by path. */
const measured = (files: Readonly<Record<string, string>>): readonly Figure[] =>
  measure(
    Object.entries(files).map(([path, text]) => parseSource(path, text)),
    EXPORTED,
  ).figures;

/** The rules that files break. */
const broken = (files: Readonly<Record<string, string>>): readonly (readonly [string, Rule])[] =>
  failuresOf(measured(files)).map(({ group, rule }) => [group, rule]);

const lines = (count: number): string => 'export {};\n'.repeat(count);
const functionOf = (count: number): string => `export const f = (): void => {${'\n'.repeat(count - 1)}};\n`;
const plain = (words: number): string => `// ${'plain '.repeat(words)}\n`;

describe('literary words', () => {
  it.each([
    ['Whoever asks was told; nobody else, somebody besides himself.', 6],
    ['It stands there, it lies there, and the two came to nothing.', 3],
    ['This is no list, there is none, and these are\n   no lists.', 3],
    ['Made anew by chance, beaten, as it ought to be; what it comes to, what it tells.', 6],
    ['AR stands for annual report, which is no longer made; an understanding of lying outliers.', 0],
  ])('are found in: %s', (text, count) => {
    expect(literaryWords(text)).toHaveLength(count);
  });

  it('may be one of two thousand words of comments', () => {
    const words = (literary: number): string => `${plain(2000 - literary)}/** ${'told '.repeat(literary)}*/\n`;
    expect(broken({ 'scripts/x.ts': words(1) })).toEqual([]);
    expect(broken({ 'scripts/x.ts': words(2) })).toEqual([['scripts', 'literaryWords']]);
  });

  it('do not count in strings, and do count in tests', () => {
    const text = `${plain(10)}export const told = 'nobody told // whoever';\n`;
    expect(broken({ 'packages/a/src/x.ts': text })).toEqual([]);
    expect(broken({ 'packages/a/src/x.test.ts': '// nobody\n' })).toEqual([['packages/a', 'literaryWords']]);
  });
});

describe('lengths', () => {
  it('a file may have 300 lines, a test too', () => {
    const files = { 'scripts/a.ts': '', 'scripts/b.ts': '', 'scripts/c.ts': '' };
    expect(broken({ ...files, 'scripts/x.mjs': lines(300) })).toEqual([]);
    expect(broken({ ...files, 'scripts/x.mjs': lines(301) })).toEqual([['scripts', 'longFiles']]);
    expect(broken({ ...files, 'scripts/x.test.ts': lines(301) })).toEqual([['scripts', 'longFiles']]);
  });

  it('a function may have 80 lines, wherever it is written', () => {
    expect(broken({ 'scripts/x.ts': functionOf(80) })).toEqual([]);
    expect(broken({ 'scripts/x.ts': functionOf(81) })).toEqual([['scripts', 'longFunctions']]);
    const method = `export class C {\n  m() {${'\n'.repeat(81)}}\n}\n`;
    expect(broken({ 'scripts/x.ts': method })).toEqual([['scripts', 'longFunctions']]);
    expect(broken({ 'scripts/x.test.ts': functionOf(81) })).toEqual([]);
  });

  it('an index.ts may have 60 lines', () => {
    expect(broken({ 'packages/a/src/index.ts': lines(60) })).toEqual([]);
    expect(broken({ 'packages/a/src/index.ts': lines(61) })).toEqual([['packages/a', 'longIndexes']]);
    expect(broken({ 'packages/a/src/indexes.ts': lines(61) })).toEqual([]);
  });

  it('the middle file of a package may have 90 lines', () => {
    const files = { 'apps/a/src/x.ts': lines(10), 'apps/a/src/y.ts': lines(90), 'apps/a/src/z.ts': lines(200) };
    expect(broken(files)).toEqual([]);
    expect(broken({ ...files, 'apps/a/src/y.ts': lines(91) })).toEqual([['apps/a', 'medianLines']]);
    expect(broken({ ...files, 'apps/a/src/y.ts': lines(91), 'apps/a/fuzz/x.ts': lines(200) })).toHaveLength(1);
  });
});

describe('imports', () => {
  const [toX, toY] = ["import type { X } from './x.ts';\n", "export * from './y.ts';\n"];

  it('make no circle inside a package, not even of types', () => {
    expect(broken({ 'packages/a/src/x.ts': toY, 'packages/a/src/y.ts': '' })).toEqual([]);
    expect(broken({ 'packages/a/src/x.ts': toY, 'packages/a/src/y.ts': toX })).toEqual([
      ['packages/a', 'importCircles'],
    ]);
    expect(broken({ 'scripts/x.ts': "void import('./y.ts');\n", 'scripts/y.ts': toX })).toHaveLength(1);
  });

  it('make no circle across packages: of files, or of packages alone', () => {
    const [a, b] = ["import '@gongkai/a';\n", "import '@gongkai/b';\n"];
    expect(broken({ 'packages/a/src/index.ts': b, 'packages/b/src/index.ts': a })).toEqual([
      ['the tree', 'importCircles'],
    ]);
    expect(broken({ 'packages/a/src/index.ts': '', 'packages/a/src/x.ts': b, 'packages/b/src/index.ts': a })).toEqual([
      ['the tree', 'importCircles'],
    ]);
    expect(
      broken({ 'packages/a/src/index.ts': '', 'packages/a/src/x.test.ts': b, 'packages/b/src/index.ts': a }),
    ).toEqual([]);
  });

  it('are three relative ones per file on average over the tree', () => {
    const three = "import './a.ts';\nimport type { B } from '../b.ts';\nimport './c.ts';\nimport 'node:fs';\n";
    expect(broken({ 'scripts/x.ts': three, 'apps/a/src/x.ts': three })).toEqual([]);
    expect(broken({ 'scripts/x.ts': three, 'apps/a/src/x.ts': `${three}import './d.ts';\n` })).toEqual([
      ['the tree', 'relativeImports'],
    ]);
  });

  it('that name a file with a syntax error are not measured: it fails', () => {
    expect(() => parseSource('x.ts', 'const')).toThrow('x.ts');
  });
});

describe('circles of a graph', () => {
  it('are the sets of nodes that reach each other', () => {
    const graph = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: ['d', 'f'], f: ['f'], g: ['a', 'd'] };
    expect(circlesOf(new Map(Object.entries(graph)))).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });
});

describe('the files of this repository', () => {
  it('are read, all groups of them', () => {
    const groups = new Set(measure(readSources(ROOT), readExportedSources(ROOT)).sizes.map(({ group }) => group));
    expect(groups).toEqual(new Set([...memberFolders(ROOT), 'scripts', 'benchmarks', 'examples']));
    expect(readExportedSources(ROOT).get('@gongkai/core')).toBe('packages/core/src/index.ts');
  });
});
