import { cellsOf } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { sumOfFigures } from '../tally/amount.ts';
import type { Finding, Table } from './check-table.ts';

/**
 * Holds the table of a government to those of its departments and of itself (SC4, soft): every cell that all of the
 * parts fill adds up to that of the whole. Parts in another form are refused by no rule and say nothing.
 */
export const checkSum = (whole: Table, parts: readonly Table[]): readonly Finding[] =>
  cellsOf(FORMATS[whole.format]).flatMap(({ id }): Finding[] => {
    const stated = whole.cells[id] ?? null;
    const figures = parts.map(({ format, cells }) => (format === whole.format ? (cells[id] ?? null) : null));
    const filled = figures.filter((figure) => figure !== null);
    if (stated === null || figures.length === 0 || filled.length < figures.length) return [];
    const expected = filled.reduce(sumOfFigures, 0);
    return expected === stated
      ? []
      : [{ ruleId: 'SC4', at: id, kind: 'equal', soft: true, cells: [id], stated, expected }];
  });
