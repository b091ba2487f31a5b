import { ReadingError } from './errors.ts';
import { DEEPEST, MOST_ELEMENTS, tooLarge } from './limits.ts';

/** Counts the elements of a page or a part as its parser meets them, and how deep they are. */
export class ElementCount {
  #depth = 0;
  #seen = 0;

  /** @throws ReadingError `reading/too-deep` or `reading/too-large` */
  open(): void {
    this.#depth += 1;
    this.#seen += 1;
    if (this.#depth > DEEPEST) {
      throw new ReadingError('reading/too-deep', `elements are nested more than ${DEEPEST} deep`);
    }
    if (this.#seen > MOST_ELEMENTS) throw tooLarge(`the file has more than ${MOST_ELEMENTS} elements`);
  }

  close(): void {
    this.#depth -= 1;
  }
}
