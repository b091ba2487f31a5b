import type { ReportDocument } from '@gongkai/audit';
import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { ReadingError } from './errors.ts';
import { MOST_CELLS, tooLarge } from './limits.ts';
import { TextBuilder } from './text-builder.ts';
import { unzip } from './unzip.ts';

const CELL = /<(?:dimension ref|c r|row r)="(?:[A-Z]{1,3}\d+:)?([A-Z]{0,3})(\d{1,7})"/g;
const LETTERS = 26;

const parseColumn = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0);

/** Refuses a sheet with cells far out: the reader would allocate all cells before them. */
const refuseWide = (sheet: Uint8Array): void => {
  let [columns, rows] = [1, 1];
  for (const [, letters = '', row = ''] of new TextDecoder().decode(sheet).matchAll(CELL)) {
    columns = Math.max(columns, parseColumn(letters));
    rows = Math.max(rows, Number(row));
  }
  if (columns * rows > MOST_CELLS) throw tooLarge(`a sheet has ${rows} rows and ${columns} columns`);
};

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

// Excel stores 0.1 + 0.2 as 0.30000000000000004 and shows 0.3: fifteen digits are significant.
const figure = (text: string): string => {
  const short = Number(text).toPrecision(15);
  return /^-?\d{1,15}$/.test(text) || short.includes('e') ? text : String(Number(short));
};

/**
 * Reads the sheets of an Excel workbook: each is a table, and its cells separated by tabs are its text.
 * @throws ReadingError if it is locked, damaged, too wide, or expands too far
 */
export const readXlsx = async (bytes: Uint8Array): Promise<ReportDocument> => {
  const entries = unzip(
    bytes,
    (name) => name.startsWith('xl/') || name.endsWith('.rels') || name === '[Content_Types].xml',
  );
  for (const [name, entry] of entries) if (name.startsWith('xl/worksheets/')) refuseWide(entry);
  // The reader gets the parts that were inflated and measured here, not the original file.
  const clean = zipSync(Object.fromEntries(entries), { level: 0 });
  const builder = new TextBuilder();
  try {
    for (const { sheet, data } of await readXlsxFile(clean.slice().buffer, { parseNumber: figure })) {
      builder.write(`${sheet}\n`);
      builder.openTable();
      for (const row of data) {
        builder.openRow();
        for (const value of row) {
          builder.openCell(1, 1);
          builder.write(shown(value));
          builder.closeCell();
        }
      }
      builder.closeTable();
    }
  } catch (error) {
    if (error instanceof ReadingError) throw error;
    throw new ReadingError('reading/broken', 'the workbook is damaged; save it again', { cause: error });
  }
  return builder.document();
};
