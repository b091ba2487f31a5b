import { plainDocument, type ReportDocument } from '@gongkai/audit';
import { decodeText } from './decode-text.ts';
import { ReadingError } from './errors.ts';
import { LARGEST_FILE, tooLarge } from './limits.ts';
import { readDocx } from './read-docx.ts';
import { readHtml } from './read-html.ts';
import { readPdf } from './read-pdf.ts';
import { readXlsx } from './read-xlsx.ts';

/** The kind of a file, by its bytes. */
export type ReportKind = 'text' | 'html' | 'docx' | 'xlsx' | 'pdf';

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const HEAD = 1024;

const detectInZip = (bytes: Uint8Array): ReportKind => {
  // The names of the parts of a container are not compressed; those of Word and Excel are fixed.
  const names = latin(bytes);
  if (names.includes('word/document.xml')) return 'docx';
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  throw new ReadingError('reading/unsupported', 'this archive is neither a Word document nor an Excel workbook');
};

const refuseOldOffice = (bytes: Uint8Array): ReadingError =>
  latin(bytes).replaceAll('\u0000', '').includes('EncryptedPackage')
    ? new ReadingError('reading/encrypted', 'the file is locked with a password; save it without one')
    : new ReadingError('reading/unsupported', 'this is an old .doc, .xls or .wps; save it as .docx or .xlsx');

/**
 * Detects the kind of a file by its first bytes, not by its name.
 * @throws ReadingError `reading/unsupported` or `reading/encrypted`
 */
export const detectKind = (bytes: Uint8Array): ReportKind => {
  const head = latin(bytes.subarray(0, HEAD));
  if (head.startsWith('PK\u0003\u0004')) return detectInZip(bytes);
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw refuseOldOffice(bytes);
  if (head.includes('%PDF-')) return 'pdf';
  const plain = head.replaceAll('\u0000', '');
  return /<(?:!doctype\s+html|html|head|body|meta|table|div|p)[\s>]/i.test(plain) ? 'html' : 'text';
};

const read = async (kind: ReportKind, bytes: Uint8Array): Promise<ReportDocument> => {
  switch (kind) {
    case 'docx':
      return readDocx(bytes);
    case 'xlsx':
      return readXlsx(bytes);
    case 'pdf':
      return readPdf(bytes);
    case 'html':
      return readHtml(bytes);
    case 'text':
      return plainDocument(decodeText(bytes));
  }
};

/**
 * Reads a report from the bytes of a file: plain text (UTF-8, UTF-16, GB18030), HTML, .docx, .xlsx or PDF.
 * @throws ReadingError with a closed code; time and memory are limited
 */
export const readReport = async (bytes: Uint8Array): Promise<ReportDocument> => {
  if (bytes.length === 0) throw new ReadingError('reading/empty', 'the file is empty');
  if (bytes.length > LARGEST_FILE) throw tooLarge(`the file has ${bytes.length} bytes, more than ${LARGEST_FILE}`);
  const document = await read(detectKind(bytes), bytes);
  if (document.text.trim() === '') throw new ReadingError('reading/empty', 'there is no text in the file');
  return document;
};
