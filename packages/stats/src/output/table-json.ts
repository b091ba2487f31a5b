import { cellsOf, type FormatId } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { checkTable, notAssessable, type RuleBreach } from '../tables/check-table.ts';
import type { FilledTable, Uncounted } from '../tables/fill-table.ts';
import type { FigureOrigin, MissingFigure } from '../tables/register-figures.ts';

/** A cell with its figure and the origin of the figure. */
export interface CellJson {
  readonly id: string;
  readonly row: string;
  readonly column: string | null;
  readonly unit: string;
  /** Null is a blank. */
  readonly figure: number | null;
  readonly origin: FigureOrigin;
}

/** A table as JSON: equal tables give equal texts. The words of the form are in `FORMATS`. */
export interface TableJson {
  readonly version: 1;
  readonly format: FormatId;
  readonly year: number;
  readonly cells: readonly CellJson[];
  /** The broken rules of the form, and the rules that cannot be checked. */
  readonly findings: readonly RuleBreach[];
  readonly open: readonly { readonly rule: string; readonly at: string | null }[];
  readonly missing: readonly MissingFigure[];
  readonly uncounted: readonly Uncounted[];
}

/** Encodes a table with its broken rules, in the order of the form. */
export const tableToJson = (table: FilledTable): TableJson => ({
  version: 1,
  format: table.format,
  year: table.year,
  cells: cellsOf(FORMATS[table.format]).flatMap(({ id, row, column, unit }): CellJson[] => {
    const origin = table.origins[id];
    return origin === undefined ? [] : [{ id, row, column, unit, figure: table.cells[id] ?? null, origin }];
  }),
  findings: checkTable(table),
  open: notAssessable(table).map(({ id, at }) => ({ rule: id, at })),
  missing: table.missing,
  uncounted: table.uncounted,
});
