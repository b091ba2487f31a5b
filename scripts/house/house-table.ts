import { tableLines } from '../shared/table-lines.ts';
import { BARS, type Figure, type Rule, RULES, type Size } from './figures.ts';
import { TREE } from './groups.ts';

const HEADINGS: Readonly<Record<Rule, string>> = {
  literaryWords: 'literary/1,000',
  longFiles: 'files > 300',
  longFunctions: 'functions > 80',
  longIndexes: 'index > 60',
  importCircles: 'circles',
  slowPatterns: 'slow patterns',
  medianLines: 'median lines',
  relativeImports: 'imports/file',
};

/** Lines of the table of all figures, with the bars in its last line. */
export const houseTable = (sizes: readonly Size[], figures: readonly Figure[]): readonly string[] => {
  const cell = (group: string, rule: Rule): string => {
    const found = figures.find((one) => one.group === group && one.rule === rule);
    return found === undefined ? '' : String(found.figure);
  };
  return tableLines(
    ['', 'files', 'lines', ...RULES.map((rule) => HEADINGS[rule])],
    [
      ...sizes.map(({ group, files, lines }) => [
        group,
        String(files),
        String(lines),
        ...RULES.map((rule) => cell(group, rule)),
      ]),
      [TREE, '', '', ...RULES.map((rule) => cell(TREE, rule))],
      ['at most', '', '', ...RULES.map((rule) => String(BARS[rule]))],
    ],
  );
};
