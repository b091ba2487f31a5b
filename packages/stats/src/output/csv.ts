/** A field of a line: text, a number, or nothing. */
export type Field = string | number | null;

/** How a file is written. */
export interface CsvOptions {
  /** Whether it begins with the mark by which Excel knows UTF-8. */
  readonly bom?: boolean;
}

// A spreadsheet takes a text that begins so for a formula; an apostrophe makes it text again.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]/;

const written = (field: Field): string => {
  if (field === null) return '';
  // Numbers are ours, so −4 stays a number.
  if (typeof field === 'number') return String(field);
  const safe = FORMULA.test(field) ? `'${field}` : field;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * Lines as CSV (RFC 4180): CRLF behind each line, quotes where they are needed, no text that a spreadsheet would run.
 * @example
 * csvOf([['=1+1', 'a,b', 5, null]]) // => "'=1+1,\"a,b\",5,\r\n"
 */
export const csvOf = (lines: Iterable<readonly Field[]>, { bom = false }: CsvOptions = {}): string =>
  `${bom ? '\uFEFF' : ''}${[...lines].map((line) => `${line.map(written).join(',')}\r\n`).join('')}`;
