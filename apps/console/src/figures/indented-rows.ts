import type { FormBlock } from './figure-reads.ts';
import type { PrintedRow } from './form-rows.ts';

/** The rows of a form with one column of figures: headings are rows of their own, and what is below them is indented. */
export const indentedRows = (
  rows: FormBlock['rows'],
): { readonly labelColumns: number; readonly rows: readonly PrintedRow[] } => ({
  labelColumns: 1,
  rows: rows.map((row) => ({ row, headings: [], labelColumns: 1 })),
});
