import { ReadingError } from './errors.ts';

// A report with all its tables has a few hundred kilobytes. These limits are far above that, and harmless to a machine.
// Each is compared with what was found or laid out, never with what a file says of itself.

/** Bytes of a file. */
export const LARGEST_FILE = 20 * 1024 * 1024;
/** Bytes of all parts of a container, inflated. */
export const LARGEST_INFLATED = 32 * 1024 * 1024;
/** Characters of a text: a hundred times the report of a province. */
export const LONGEST_TEXT = 2_000_000;
/** Levels of nested elements. */
export const DEEPEST = 256;
/** Elements of a page, a document or a sheet: paragraphs, runs, cells and all others. */
export const MOST_ELEMENTS = 1_000_000;
/** Rows × columns of a sheet up to its last cell with a value. */
export const WIDEST_SHEET = 1_000_000;
/** Cells of all tables as they are laid out: blank ones, and a cell that spans several places at each of them. */
export const MOST_CELLS = 300_000;
/** Characters of all cells as they are laid out. */
export const MOST_WORDS = 4_000_000;
/** Pages of a PDF, and how long reading them may take. */
export const MOST_PAGES = 500;
export const LONGEST_MS = 20_000;

/** @throws ReadingError `reading/too-large` */
export const tooLarge = (what: string): ReadingError =>
  new ReadingError('reading/too-large', `${what}; cut out the report and read that`);
