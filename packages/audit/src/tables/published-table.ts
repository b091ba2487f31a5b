import type { FormatId } from '@gongkai/stats/formats';

/** A figure as a table prints it; an empty cell has no text. */
export interface TableFigure {
  /** Empty for a blank cell, or for a dash that means blank. */
  readonly text: string;
  /** In millionths, so that sums are exact; null for a blank cell. */
  readonly value: bigint | null;
  readonly offset: number;
  readonly length: number;
  /** Line of the raw text, from 0. */
  readonly line: number;
}

/** A row of a table: its words, then its figures. */
export interface TableRow {
  /** Only the ideographs, in plain writing, without enumerators and punctuation. */
  readonly label: string;
  readonly figures: readonly TableFigure[];
  /** Whether every cell has its position, so that a blank cell is known to be blank. */
  readonly placed: boolean;
  readonly offset: number;
}

const SCALE_DIGITS = 6;
const FIGURE = /^([-+−]?)(\d{1,15}|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

/** Parses a printed figure in millionths; null if the text is not a figure. */
export const parseFigure = (text: string): bigint | null => {
  // Most cells of a table are 0.
  if (text === '0') return 0n;
  const [, sign = '', whole = '', fraction = ''] = FIGURE.exec(text) ?? [];
  const decimals = fraction.replace(/(?<!0)0+$/, '');
  if (whole === '' || decimals.length > SCALE_DIGITS) return null;
  const scaled = BigInt(whole.replaceAll(',', '') + decimals.padEnd(SCALE_DIGITS, '0'));
  return sign === '' || sign === '+' ? scaled : -scaled;
};

/** Formats a value in millionths: 3219470000n is `3219.47`. */
export const printedValue = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(SCALE_DIGITS + 1, '0');
  const fraction = digits.slice(-SCALE_DIGITS).replace(/(?<!0)0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -SCALE_DIGITS)}${fraction === '' ? '' : `.${fraction}`}`;
};

/** The ideographs of a text, in order. */
export const ideographs = (text: string): string => text.replaceAll(/[^\u4e00-\u9fff]+/g, '');

/** Whether a cell is blank: empty, a dash, a stroke or 无. */
export const isBlank = (text: string): boolean => /^(?:[-—–－−─/\\*]{0,4}|无)$/.test(text);

/** A cell of a published table. */
export interface PublishedCell extends TableFigure {
  /** The cell of the form, such as `r1/natural`. */
  readonly id: string;
  /** A blank that was inferred from missing figures, not seen as an empty cell. */
  readonly inferred: boolean;
}

/** A table that was found and read. */
export interface PublishedTable {
  readonly format: FormatId;
  /** `statistics` is the one table of the form of 2014. */
  readonly table: 'proactive' | 'requests' | 'remedies' | 'statistics';
  /** By the cell of the form, without cells that could not be read. */
  readonly cells: ReadonlyMap<string, PublishedCell>;
  /** Rows that were found and could not be read, such as one with too many figures. */
  readonly unread: readonly string[];
  /** From its first figure to the end of its last. */
  readonly offset: number;
  readonly length: number;
}

/** Builds a table of cells that were read; null without cells. */
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
