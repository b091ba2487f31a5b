/** A field of a line: text, a number, or blank. */
export type Field = string | number | null;

/** Options of a CSV file. */
export interface CsvOptions {
  /** Whether it begins with a byte order mark, by which Excel recognizes UTF-8. */
  readonly bom?: boolean;
}

// A spreadsheet takes text that begins so for a formula; an apostrophe keeps it text.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]/;

const written = (field: Field): string => {
  if (field === null) return '';
  // Numbers are not user input, so −4 stays a number.
  if (typeof field === 'number') return String(field);
  const safe = FORMULA.test(field) ? `'${field}` : field;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * Encodes lines as CSV (RFC 4180): CRLF after each line, quotes where needed, no text that a spreadsheet would execute.
 * @example
 * encodeCsv([['=1+1', 'a,b', 5, null]]) // => "'=1+1,\"a,b\",5,\r\n"
 */
export const encodeCsv = (lines: Iterable<readonly Field[]>, { bom = false }: CsvOptions = {}): string =>
  `${bom ? '\uFEFF' : ''}${[...lines].map((line) => `${line.map(written).join(',')}\r\n`).join('')}`;
