import type { ReportDocument } from '@gongkai/audit';
import { ReadingError } from './errors.ts';
import { TextBuilder } from './text-builder.ts';
import { unzip } from './unzip.ts';
import { readDateStyles } from './xlsx/dates.ts';
import { readSheet } from './xlsx/read-sheet.ts';
import { readSharedStrings } from './xlsx/shared-strings.ts';
import { readWorkbook } from './xlsx/workbook.ts';

/** The parts that hold words and figures; pictures, charts and macros are not inflated. */
const WANTED = /^xl\/(?:(?:workbook|styles|sharedStrings)\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/;

/**
 * Reads the sheets of an Excel workbook: each is a table, and its cells separated by tabs are its text. Blank rows are
 * left out.
 * @throws ReadingError if it is locked, damaged, too wide, or expands too far
 */
export const readXlsx = (bytes: Uint8Array): ReportDocument => {
  const parts = unzip(bytes, (name) => WANTED.test(name));
  const { sheets, is1904 } = readWorkbook(parts);
  if (sheets.length === 0) {
    throw new ReadingError('reading/broken', 'the workbook has no sheets in it; save it again');
  }
  const strings = readSharedStrings(parts.get('xl/sharedStrings.xml'));
  const context = { strings, dateStyles: readDateStyles(parts.get('xl/styles.xml')), is1904 };
  const builder = new TextBuilder();
  for (const { name, part } of sheets) {
    const cells = parts.get(part);
    // A sheet of charts has no cells.
    if (cells === undefined) continue;
    builder.write(`${name}\n`);
    readSheet(cells, context, builder);
  }
  return builder.document();
};
