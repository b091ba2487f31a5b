import { FORMATS } from '../formats/formats.ts';
import { sumOfFigures } from '../tally/amount.ts';
import { breaks, type Finding, sumOfCells, type Table } from './check-table.ts';

/**
 * Holds a table to the table of the year before, whoever made them: what was carried forward is carried over (I4), and
 * in the form of 2021 what is in force follows from what was (SC1, soft). Of the earlier table only its cells are read,
 * so it may be in an earlier form.
 * @example
 * checkYears({ format: 'AR2019', cells: { 'carriedForward/total': 5 } }, { format: 'AR2021', cells: { 'carriedOver/total': 4 } })[0].ruleId // => 'I4'
 */
export const checkYears = (before: Table, now: Table): readonly Finding[] =>
  FORMATS[now.format].acrossYears.flatMap(({ id, at, kind, soft, left, right, before: earlier }): Finding[] => {
    const stated = sumOfCells(now, left);
    const [own, held] = [sumOfCells(now, right), sumOfCells(before, earlier)];
    if (stated === null || own === null || held === null) return [];
    const expected = sumOfFigures(own, held);
    return breaks(kind, stated, expected)
      ? [{ ruleId: id, at, kind, soft, cells: [...left, ...right, ...earlier], stated, expected }]
      : [];
  });
