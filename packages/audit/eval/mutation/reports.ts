import { balancedTables, readTestData, suqian2023, yunnan2018 } from '../../test-support/reports.ts';
import { type MappedReport, mappedReport } from './mapped-report.ts';
import type { FigureOffset, Relation } from './relation.ts';
import { cellsOfTable3, relationsOfTable3, relationsOfTable4 } from './table-relations.ts';

interface YunnanFigures {
  readonly figures: readonly { readonly key: string; readonly offset: FigureOffset }[];
  readonly totals: readonly {
    readonly total: string;
    readonly parts: readonly string[];
    readonly relation: 'equal' | 'at-least';
    readonly across: boolean;
  }[];
  readonly subsets: readonly { readonly part: string; readonly whole: string }[];
  readonly shares: readonly { readonly part: string; readonly whole: string; readonly offset: FigureOffset }[];
  readonly growth: readonly { readonly current: string; readonly base: string; readonly offset: FigureOffset }[];
}

const yunnan = (): MappedReport => {
  const text = yunnan2018;
  const known: YunnanFigures = JSON.parse(readTestData('yunnan-2018-figures.json'));
  const offsets = new Map(known.figures.map(({ key, offset }) => [key, offset]));
  const at = (key: string): FigureOffset => offsets.get(key) ?? -1;
  const totals = (across: boolean): readonly Relation[] =>
    known.totals
      .filter((one) => one.across === across)
      .map(({ total, parts, relation }) =>
        relation === 'equal'
          ? { kind: 'sum', left: [at(total)], right: parts.map(at) }
          : { kind: 'at-least', whole: at(total), parts: parts.map(at) },
      );
  const stated: readonly Relation[] = [
    ...totals(false),
    ...known.subsets.map(({ part, whole }) => ({ kind: 'at-most' as const, part: at(part), whole: at(whole) })),
    ...known.shares.map(({ part, whole, offset }) => ({
      kind: 'share' as const,
      part: at(part),
      whole: at(whole),
      percent: offset,
    })),
    ...known.growth.map(({ current, base, offset }) => ({
      kind: 'growth' as const,
      current: at(current),
      base: at(base),
      percent: offset,
    })),
  ];
  // The digits of the phrase that replaced words are not a figure.
  const replaced = [...text.matchAll(/365体育/g)].map(({ index }) => [index, index + 3] as const);
  return mappedReport('yunnan-2018', text, stated, totals(true), replaced);
};

interface SuqianRelations {
  readonly sums: readonly { readonly total: string; readonly parts: readonly string[] }[];
  readonly quoted: readonly { readonly text: string; readonly cells: readonly string[] }[];
}

const suqian = (): MappedReport => {
  const text = suqian2023;
  const known: SuqianRelations = JSON.parse(readTestData('suqian-2023-relations.json'));
  const cells = cellsOfTable3(text);
  const at = (words: string): FigureOffset => {
    const start = text.indexOf(words.replace(/[[\]]/g, ''));
    return start === -1 ? -1 : start + words.indexOf('[');
  };
  return mappedReport('suqian-2023', text, [
    ...known.sums.map(({ total, parts }) => ({ kind: 'sum' as const, left: [at(total)], right: parts.map(at) })),
    ...known.quoted.map((one) => ({
      kind: 'sum' as const,
      left: [at(one.text)],
      right: one.cells.map((cell) => cells.get(cell) ?? -1),
    })),
    ...relationsOfTable3(cells),
    ...relationsOfTable4(text),
  ]);
};

const tables = (): MappedReport => {
  const text = balancedTables;
  return mappedReport('report-tables', text, [...relationsOfTable3(cellsOfTable3(text)), ...relationsOfTable4(text)]);
};

/** The two published reports and the three made-up tables, with their relations. */
export const mappedReports = (): readonly MappedReport[] => [yunnan(), suqian(), tables()];
