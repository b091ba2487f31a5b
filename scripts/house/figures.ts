import { groupOf, isProduction, TREE } from './groups.ts';
import { type ExportedSources, fileCircles, groupCircles } from './import-graph.ts';
import { countWords, literaryWords } from './literary-words.ts';
import type { SourceFile } from './parse-source.ts';
import { slowPatterns } from './slow-patterns.ts';

/** The house rules. */
export const RULES = [
  'literaryWords',
  'longFiles',
  'longFunctions',
  'longIndexes',
  'importCircles',
  'slowPatterns',
  'medianLines',
  'relativeImports',
] as const;

export type Rule = (typeof RULES)[number];

/** The highest figure that each rule admits; production files count, unless a rule says otherwise. */
export const BARS: Readonly<Record<Rule, number>> = {
  /** Literary words per 1,000 words of comments, tests included. */
  literaryWords: 0.5,
  /** Files of more than 300 lines, tests included. */
  longFiles: 0,
  /** Functions of more than 80 lines. */
  longFunctions: 0,
  /** Files named index.ts of more than 60 lines. */
  longIndexes: 0,
  /** Circles of imports, those of types and of tests included. */
  importCircles: 0,
  /** Regular expressions of packages and apps whose time may grow faster than the text. */
  slowPatterns: 0,
  /** Lines of the file in the middle. */
  medianLines: 90,
  /** Relative import declarations per file, on average over the tree. */
  // A page is made of many parts: without the console it is 2.8.
  relativeImports: 3.2,
};

const [MOST_LINES, MOST_FUNCTION_LINES, MOST_INDEX_LINES] = [300, 80, 60];

/** One figure under one rule, with the places that it counts. */
export interface Figure {
  readonly group: string;
  readonly rule: Rule;
  readonly figure: number;
  readonly places: readonly string[];
}

/** How many files and lines of production a group has. */
export interface Size {
  readonly group: string;
  readonly files: number;
  readonly lines: number;
}

/** Returns the figures above their bar. */
export const failuresOf = (figures: readonly Figure[]): readonly Figure[] =>
  figures.filter(({ rule, figure }) => figure > BARS[rule]);

const rounded = (figure: number, digits: number): number => Number(figure.toFixed(digits));

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const longFunctions = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ path, functions }) =>
    functions
      .filter(({ lines }) => lines > MOST_FUNCTION_LINES)
      .map(({ line, lines }) => `${path}:${line} has a function of ${lines} lines`),
  );

const withLines = (files: readonly SourceFile[], most: number): readonly string[] =>
  files.filter(({ lines }) => lines > most).map(({ path, lines }) => `${path} has ${lines} lines`);

const literary = (group: string, files: readonly SourceFile[]): Figure => {
  const found = files.map(({ path, comments }) => ({ path, words: literaryWords(comments) }));
  const words = sum(files.map(({ comments }) => countWords(comments)));
  const count = sum(found.map((one) => one.words.length));
  return {
    group,
    rule: 'literaryWords',
    figure: words === 0 ? 0 : rounded((count * 1000) / words, 1),
    places: found.filter((one) => one.words.length > 0).map(({ path, words: list }) => `${path}: ${list.join(', ')}`),
  };
};

const counted = (group: string, rule: Rule, places: readonly string[]): Figure => ({
  group,
  rule,
  figure: places.length,
  places,
});

const figuresOfGroup = (group: string, files: readonly SourceFile[], circles: readonly string[]): readonly Figure[] => {
  const production = files.filter(({ path }) => isProduction(path));
  const indexes = production.filter(({ path }) => path.endsWith('/index.ts'));
  return [
    literary(group, files),
    counted(group, 'longFiles', withLines(files, MOST_LINES)),
    counted(group, 'longFunctions', longFunctions(production)),
    counted(group, 'longIndexes', withLines(indexes, MOST_INDEX_LINES)),
    counted(group, 'importCircles', circles),
    ...(/^(?:packages|apps)\//.test(group)
      ? [
          counted(
            group,
            'slowPatterns',
            production.flatMap(({ path, patterns }) => slowPatterns(path, patterns)),
          ),
        ]
      : []),
    { group, rule: 'medianLines', figure: median(production.map(({ lines }) => lines)), places: [] },
  ];
};

const circlesByGroup = (files: readonly SourceFile[], exported: ExportedSources): ReadonlyMap<string, string[]> => {
  const production = files.filter(({ path }) => isProduction(path));
  const byGroup = new Map<string, string[]>();
  for (const circle of [...fileCircles(files, exported), ...groupCircles(production, exported, groupOf)]) {
    const groups = new Set(circle.map(groupOf));
    const [group = TREE] = groups.size === 1 ? groups : [];
    byGroup.set(group, [...(byGroup.get(group) ?? []), circle.join(' ↔ ')]);
  }
  return byGroup;
};

/** Measures all files under every rule, group by group, and the tree as a whole. */
export const measure = (
  files: readonly SourceFile[],
  exported: ExportedSources,
): { readonly sizes: readonly Size[]; readonly figures: readonly Figure[] } => {
  const groups = [...Map.groupBy(files, ({ path }) => groupOf(path))].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const circles = circlesByGroup(files, exported);
  const production = files.filter(({ path }) => isProduction(path));
  const imports = sum(production.map(({ relativeImports }) => relativeImports));
  const sizes = groups.map(([group, own]) => {
    const lines = own.filter(({ path }) => isProduction(path)).map((one) => one.lines);
    return { group, files: lines.length, lines: sum(lines) };
  });
  const relativeImports = rounded(imports / Math.max(1, production.length), 2);
  return {
    sizes,
    figures: [
      ...groups.flatMap(([group, own]) => figuresOfGroup(group, own, circles.get(group) ?? [])),
      counted(TREE, 'importCircles', circles.get(TREE) ?? []),
      { group: TREE, rule: 'relativeImports', figure: relativeImports, places: [] },
    ],
  };
};
