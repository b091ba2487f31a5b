import { cellsOf } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { sumOfFigures } from '../tally/amount.ts';
import type { RuleBreach, Table } from './check-table.ts';

/**
 * Checks the table of a government against the tables of its parts, its own included (SC4, soft): every cell that all
 * parts fill adds up to the cell of the whole. Parts in another form are not checked.
 */
export const checkSum = (whole: Table, parts: readonly Table[]): readonly RuleBreach[] =>
  cellsOf(FORMATS[whole.format]).flatMap(({ id }): RuleBreach[] => {
    const stated = whole.cells[id] ?? null;
    const figures = parts.map(({ format, cells }) => (format === whole.format ? (cells[id] ?? null) : null));
    const filled = figures.filter((figure) => figure !== null);
    if (stated === null || figures.length === 0 || filled.length < figures.length) return [];
    const expected = filled.reduce(sumOfFigures, 0);
    return expected === stated
      ? []
      : [{ ruleId: 'SC4', at: id, kind: 'equal', soft: true, cells: [id], stated, expected }];
  });
