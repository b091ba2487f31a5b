import type { FormatId } from '@gongkai/stats/formats';

/** A figure as a table prints it; an empty cell has no text. */
export interface TableFigure {
  /** Empty for a blank cell, or for a dash that stands for one. */
  readonly text: string;
  /** In millionths, so that sums are exact; null for a blank cell. */
  readonly value: bigint | null;
  readonly offset: number;
  readonly length: number;
  /** Line of the raw text, from 0. */
  readonly line: number;
}

/** A row of a table as it was found: its words, then its figures. */
export interface TableRow {
  /** Only the ideographs, in one form; enumerators and punctuation are gone. */
  readonly label: string;
  readonly figures: readonly TableFigure[];
  /** Every cell has its place, so that a blank one is known to be blank. */
  readonly placed: boolean;
  readonly offset: number;
}

const SCALE_DIGITS = 6;
const FIGURE = /^([-+−]?)(\d{1,15}|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

/** The exact value of a printed figure in millionths; null for what is none. */
export const parseFigure = (text: string): bigint | null => {
  // Most cells of a table hold this.
  if (text === '0') return 0n;
  const [, sign = '', whole = '', fraction = ''] = FIGURE.exec(text) ?? [];
  const decimals = fraction.replace(/0+$/, '');
  if (whole === '' || decimals.length > SCALE_DIGITS) return null;
  const scaled = BigInt(whole.replaceAll(',', '') + decimals.padEnd(SCALE_DIGITS, '0'));
  return sign === '' || sign === '+' ? scaled : -scaled;
};

/** A value in millionths as it would be printed: 3219470000n is `3219.47`. */
export const printedValue = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(SCALE_DIGITS + 1, '0');
  const fraction = digits.slice(-SCALE_DIGITS).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -SCALE_DIGITS)}${fraction === '' ? '' : `.${fraction}`}`;
};

/** The ideographs of a text, in order. */
export const ideographs = (text: string): string => text.replaceAll(/[^\u4e00-\u9fff]+/g, '');

/** A dash, a stroke or 无 stands for a blank cell. */
export const isBlank = (text: string): boolean => /^(?:[-—–－−─/\\*]{0,4}|无)$/.test(text);

/** A cell of a published table. */
export interface PublishedCell extends TableFigure {
  /** The cell of the form, such as `r1/natural`. */
  readonly id: string;
  /** A blank that was inferred from missing figures, not seen as an empty cell. */
  readonly inferred: boolean;
}

/** A table of a report that was found and read. */
export interface PublishedTable {
  readonly format: FormatId;
  /** `statistics` is the one table of the form of 2014. */
  readonly table: 'proactive' | 'requests' | 'remedies' | 'statistics';
  /** By the cell of the form; what could not be read is missing. */
  readonly cells: ReadonlyMap<string, PublishedCell>;
  /** Rows that were seen and could not be read, such as one with a figure too many. */
  readonly unread: readonly string[];
  /** From its first figure to the end of its last. */
  readonly offset: number;
  readonly length: number;
}

/** Makes a table of cells that were read; null where there is not one. */
export const publishedTable = (
  format: FormatId,
  table: PublishedTable['table'],
  cells: readonly PublishedCell[],
  unread: readonly string[] = [],
): PublishedTable | null => {
  const printed = cells.filter(({ inferred }) => !inferred);
  if (printed.length === 0) return null;
  const offset = Math.min(...printed.map((cell) => cell.offset));
  const end = Math.max(...printed.map((cell) => cell.offset + cell.length));
  return { format, table, cells: new Map(cells.map((cell) => [cell.id, cell])), unread, offset, length: end - offset };
};
