import type { ReportDocument } from '@gongkai/audit';
import { ReadingError } from './errors.ts';
import { mainPart } from './main-part.ts';
import { TextBuilder } from './text-builder.ts';
import { unzip } from './unzip.ts';
import { readDateStyles } from './xlsx/dates.ts';
import { type CellContext, readSheet } from './xlsx/read-sheet.ts';
import { readSharedStrings } from './xlsx/shared-strings.ts';
import { readWorkbook, relationsOf } from './xlsx/workbook.ts';

const MAIN = 'xl/workbook.xml';

/** The parts of a workbook that hold its cells. */
export interface OpenWorkbook {
  readonly sheets: readonly { readonly name: string; readonly cells: Uint8Array }[];
  readonly context: CellContext;
}

/** Parts that hold words and figures; pictures, charts and macros are not inflated. */
const PARTS = /\/(?:styles|sharedStrings)\.xml$|\/worksheets\/[^/]+\.xml$/;

/**
 * Opens a workbook. A sheet of charts has no cells; two sheets of one part are one sheet.
 * @throws ReadingError if it is locked, damaged, or expands too far
 */
export const openWorkbook = async (bytes: Uint8Array): Promise<OpenWorkbook> => {
  const main = await mainPart(bytes, MAIN);
  const parts = await unzip(bytes, (name) => name === main || name === relationsOf(main) || PARTS.test(`/${name}`));
  const { sheets, is1904 } = readWorkbook(parts, main);
  if (sheets.length === 0) {
    throw new ReadingError('reading/broken', 'the workbook has no sheets in it; save it again');
  }
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const strings = readSharedStrings(parts.get(`${folder}sharedStrings.xml`));
  const context = { strings, dateStyles: readDateStyles(parts.get(`${folder}styles.xml`)), is1904 };
  const read = new Set<string>();
  const open = sheets.flatMap(({ name, part }) => {
    const cells = parts.get(part);
    if (cells === undefined || read.has(part)) return [];
    read.add(part);
    return [{ name, cells }];
  });
  return { sheets: open, context };
};

/**
 * Reads the sheets of an Excel workbook: each is a table, and its cells separated by tabs are its text. Blank rows are
 * left out.
 * @throws ReadingError if it is locked, damaged, too wide, or expands too far
 */
export const readXlsx = async (bytes: Uint8Array): Promise<ReportDocument> => {
  const { sheets, context } = await openWorkbook(bytes);
  const builder = new TextBuilder();
  for (const { name, cells } of sheets) {
    builder.write(`${name}\n`);
    readSheet(cells, context, builder);
  }
  return builder.document();
};
