import { decodeText } from '../decode-text.ts';
import { ReadingError } from '../errors.ts';
import { LARGEST_FILE, tooLarge } from '../limits.ts';
import { parsePart, type Attributes } from '../parse-xml.ts';
import { openWorkbook } from '../read-xlsx.ts';
import { type CellContext, columnIn, rowIn, shown } from '../xlsx/read-sheet.ts';
import { readCsv } from './read-csv.ts';
import type { SheetRow } from './sheet-row.ts';

export type { SheetRow };

/** A sheet as it was given. */
export interface GivenSheet {
  readonly bytes: Uint8Array;
  /** The name of the sheet; the first one by default. */
  readonly sheet?: string | undefined;
}

/** Rows of a ledger that is read at once: a province has some thousand requests a year. */
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 100;
const MOST_CHARACTERS = 20_000_000;

/** Keeps rows within limits; blank ones are left out. */
const rowKeeper = () => {
  const rows: SheetRow[] = [];
  let characters = 0;
  return {
    rows,
    take: ({ row, cells }: SheetRow): void => {
      if (cells.every((cell) => cell === '')) return;
      if (cells.length > MOST_COLUMNS) throw tooLarge(`row ${row} has more than ${MOST_COLUMNS} columns`);
      characters += cells.reduce((sum, cell) => sum + cell.length, 0);
      if (characters > MOST_CHARACTERS) throw tooLarge('the table has too many characters');
      rows.push({ row, cells });
      if (rows.length > MOST_ROWS) throw tooLarge(`the table has more than ${MOST_ROWS} rows`);
    },
  };
};

/** Reads the cells of a sheet row by row. */
const readCells = (part: Uint8Array, context: CellContext, take: (row: SheetRow) => void): void => {
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let cell: Attributes = {};
  let text = '';
  let isText = false;
  const endCell = (): void => {
    const { t = 'n', s } = cell;
    const value = shown(t, text, Number(s ?? -1), context);
    if (value === '') return;
    if (column > MOST_COLUMNS) throw tooLarge(`row ${row} has more than ${MOST_COLUMNS} columns`);
    while (cells.length < column) cells.push('');
    cells[column - 1] = value;
  };
  parsePart(part, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = rowIn(attributes['r'], row);
        column = 0;
        cells = [];
      } else if (name === 'c') {
        cell = attributes;
        column = columnIn(attributes['r'], column);
        text = '';
      } else if (name === 'v' || name === 't') isText = true;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === 'v' || name === 't') isText = false;
      else if (name === 'c') endCell();
      else if (name === 'row') take({ row, cells });
    },
  });
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/**
 * Reads the rows of a table: of a sheet of an Excel workbook, or of text with commas, tabs or semicolons. Days are
 * `YYYY-MM-DD`. Blank rows are left out, and the others keep their numbers.
 * @throws ReadingError if the file is locked, damaged or too large, or has no such sheet
 */
export const readRows = async ({ bytes, sheet }: GivenSheet): Promise<readonly SheetRow[]> => {
  if (bytes.length > LARGEST_FILE) throw tooLarge(`the file has more than ${LARGEST_FILE} bytes`);
  if (bytes.length === 0) throw new ReadingError('reading/empty', 'there is nothing in the file');
  if (isCompound(bytes)) throw new ReadingError('reading/unsupported', 'save the table as .xlsx or .csv');
  const keeper = rowKeeper();
  if (!isZip(bytes)) {
    readCsv(decodeText(bytes), keeper.take);
    return keeper.rows;
  }
  const { sheets, context } = await openWorkbook(bytes);
  const found = sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === sheet);
  if (found === undefined) throw new ReadingError('reading/empty', 'the workbook has no such sheet with cells');
  readCells(found.cells, context, keeper.take);
  return keeper.rows;
};
