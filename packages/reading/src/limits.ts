import { ReadingError } from './errors.ts';

// A report with all its tables has a few hundred kilobytes. These limits are far above that, and harmless to a machine.

/** Bytes of a file. */
export const LARGEST_FILE = 20 * 1024 * 1024;
/** Bytes of all parts of a container, inflated. */
export const LARGEST_INFLATED = 64 * 1024 * 1024;
/** Characters of a text. */
export const LONGEST_TEXT = 20 * 1024 * 1024;
/** Levels of nested elements. */
export const DEEPEST = 256;
/** Cells of a sheet, blank ones included. */
export const MOST_CELLS = 1_000_000;
/** Pages of a PDF, and how long reading them may take. */
export const MOST_PAGES = 500;
export const LONGEST_MS = 20_000;

/** @throws ReadingError `reading/too-large` */
export const tooLarge = (what: string): ReadingError =>
  new ReadingError('reading/too-large', `${what}; cut out the report and read that`);
