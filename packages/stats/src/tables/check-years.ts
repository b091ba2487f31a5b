import { FORMATS } from '../formats/formats.ts';
import { sumOfFigures } from '../tally/amount.ts';
import { breaks, type RuleBreach, sumOfCells, type Table } from './check-table.ts';

/**
 * Checks a table against the table of the year before: the carried-over figures equal those carried forward (I4), and
 * in the form of 2021 documents in force follow from the year before (SC1, soft). Only cells of the earlier table are
 * read, so it may have an earlier form.
 * @example
 * checkYears({ format: 'AR2019', cells: { 'carriedForward/total': 5 } }, { format: 'AR2021', cells: { 'carriedOver/total': 4 } })[0].ruleId // => 'I4'
 */
export const checkYears = (before: Table, now: Table): readonly RuleBreach[] =>
  FORMATS[now.format].acrossYears.flatMap(({ id, at, kind, soft, left, right, before: earlier }): RuleBreach[] => {
    const stated = sumOfCells(now, left);
    const [own, held] = [sumOfCells(now, right), sumOfCells(before, earlier)];
    if (stated === null || own === null || held === null) return [];
    const expected = sumOfFigures(own, held);
    return breaks(kind, stated, expected)
      ? [{ ruleId: id, at, kind, soft, cells: [...left, ...right, ...earlier], stated, expected }]
      : [];
  });
