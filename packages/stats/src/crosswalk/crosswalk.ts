import type { Table } from '../tables/check-table.ts';
import { sumOfFigures } from '../tally/amount.ts';
import type { CrosswalkRow } from './crosswalk-row.ts';
import { CROSSWALK } from './crosswalk-rows.ts';

/** A table converted to another form, and what was lost. */
export interface Crossed {
  /** In the form of 2021: only the total column of table 3 can be filled, and a cell with a blank part is blank. */
  readonly table: Table;
  /** The rows with a figure that means something else there. */
  readonly lossy: readonly (CrosswalkRow & { readonly figure: number })[];
}

/** Converts a table of 2014 to the form of 2021, as far as possible. */
export const crosswalk = ({ cells: old }: Table): Crossed => {
  const cells: Record<string, number | null> = {};
  for (const { from, to } of CROSSWALK) {
    if (to === null) continue;
    const figure = old[from] ?? null;
    const held = cells[to];
    cells[to] = held === undefined ? figure : held === null || figure === null ? null : sumOfFigures(held, figure);
  }
  const lossy = CROSSWALK.filter(({ how }) => how !== 'exact').flatMap((row) => {
    const figure = old[row.from] ?? null;
    return figure === null ? [] : [{ ...row, figure }];
  });
  return { table: { format: 'AR2021', cells }, lossy };
};
