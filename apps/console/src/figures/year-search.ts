/** What the address of the year's table says. */
export interface YearSearch {
  readonly year?: number;
  readonly format?: string;
  readonly agency?: string;
  /** Without the agencies below it. */
  readonly own?: boolean;
  /** A table of the form, or `missing`, `publication`, `timeliness`. */
  readonly part?: string;
  readonly cell?: string;
}

/** Reads the address; what it does not know is left out. */
export const yearSearch = ({ year, format, agency, own, part, cell }: Record<string, unknown>): YearSearch => ({
  ...(typeof year === 'number' && Number.isInteger(year) ? { year } : {}),
  ...(typeof format === 'string' ? { format } : {}),
  ...(typeof agency === 'string' ? { agency } : {}),
  ...(own === true ? { own } : {}),
  ...(typeof part === 'string' ? { part } : {}),
  ...(typeof cell === 'string' ? { cell } : {}),
});
