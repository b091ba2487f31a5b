/** A row of a sheet: its number as the program shows it, and its cells from the first column on. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}
