import { plainDocument, type ReportDocument } from '@gongkai/audit';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { ReadingError } from './errors.ts';
import { LONGEST_MS, LONGEST_TEXT, MOST_PAGES, tooLarge } from './limits.ts';

// Character maps of fonts that a PDF does not embed, which is common for Chinese fonts.
const CHARACTER_MAPS = new URL('../../cmaps/', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
const FONTS = new URL('../../standard_fonts/', CHARACTER_MAPS);

/** Letters whose baselines differ by less than this part of their height are on one line. */
const SAME_LINE = 0.5;
/** A gap wider than this part of the letter height is a space. */
const SPACE = 0.3;

interface Piece {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Joins the pieces of a page into lines, in the order in which they were written. */
const joinLines = (pieces: readonly Piece[]): string => {
  let text = '';
  let before: Piece | null = null;
  for (const piece of pieces) {
    if (piece.str.trim() === '') continue;
    if (before !== null) {
      const height = Math.max(before.height, piece.height, 1);
      if (Math.abs(piece.y - before.y) > height * SAME_LINE) text += '\n';
      else if (piece.x - (before.x + before.width) > height * SPACE) text += ' ';
    }
    text += piece.str;
    before = piece;
  }
  return `${text}\n`;
};

const opened = async (bytes: Uint8Array): Promise<PDFDocumentProxy> => {
  // Large, and only needed for PDF: loaded with the first one.
  const { getDocument, PasswordException, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  try {
    return await getDocument({
      // A copy, since the reader detaches the bytes and refuses a Buffer.
      data: new Uint8Array(bytes),
      cMapUrl: CHARACTER_MAPS.href.replace(/^file:\/\//, ''),
      cMapPacked: true,
      standardFontDataUrl: FONTS.href.replace(/^file:\/\//, ''),
      disableFontFace: true,
      useSystemFonts: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    if (error instanceof PasswordException) {
      throw new ReadingError('reading/encrypted', 'the PDF is locked with a password; save it without one');
    }
    throw new ReadingError('reading/broken', 'the PDF is damaged or cut off; save it again', { cause: error });
  }
};

/** Reads the text of one page. */
const pageText = async (pdf: PDFDocumentProxy, number: number): Promise<string> => {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item): readonly Piece[] => {
    if (!('str' in item)) return [];
    const [, , , , x, y] = item.transform as readonly number[];
    return [{ str: item.str, x: Number(x), y: Number(y), width: item.width, height: item.height }];
  });
  page.cleanup();
  return joinLines(pieces);
};

/**
 * Reads the text of a PDF, line by line; its tables are found in the text by their labels.
 * @throws ReadingError if it is locked, damaged, too long, or has only pictures
 */
export const readPdf = async (bytes: Uint8Array): Promise<ReportDocument> => {
  const started = performance.now();
  const pdf = await opened(bytes);
  try {
    if (pdf.numPages > MOST_PAGES) throw tooLarge(`the PDF has ${pdf.numPages} pages, more than ${MOST_PAGES}`);
    let text = '';
    const pagesWithoutText: number[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pageText(pdf, number);
      if (page.trim() === '') pagesWithoutText.push(number);
      text += page;
      if (text.length > LONGEST_TEXT) throw tooLarge(`the text has more than ${LONGEST_TEXT} characters`);
      if (performance.now() - started > LONGEST_MS) {
        throw new ReadingError('reading/too-slow', `the PDF takes longer than ${LONGEST_MS / 1000} seconds to read`);
      }
    }
    if (text.trim() === '') {
      throw new ReadingError(
        'reading/no-text',
        'the PDF has pictures without text; use one whose text can be selected',
      );
    }
    return { ...plainDocument(text), ...(pagesWithoutText.length > 0 && { pagesWithoutText }) };
  } catch (error) {
    if (error instanceof ReadingError) throw error;
    throw new ReadingError('reading/broken', 'the PDF is damaged; save it again', { cause: error });
  } finally {
    await pdf.loadingTask.destroy();
  }
};
