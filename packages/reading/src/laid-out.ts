import { MOST_SPAN } from '@gongkai/audit';
import { MOST_CELLS, MOST_WORDS, tooLarge } from './limits.ts';

/** Counts the cells of tables as they are laid out: a cell that spans rows is there again in each row below it. */
export class LaidOut {
  #cells = 0;
  #words = 0;

  /** @throws ReadingError `reading/too-large` */
  add(cells: number): void {
    this.#cells += cells;
    if (this.#cells > MOST_CELLS) throw tooLarge(`the tables have more than ${MOST_CELLS} cells`);
  }

  /** @throws ReadingError `reading/too-large` */
  addWords(characters: number): void {
    this.#words += characters;
    if (this.#words > MOST_WORDS) throw tooLarge(`the cells of the tables have more than ${MOST_WORDS} characters`);
  }
}

/** The rows of one table while it is read: for each column, how many rows the cell above still reaches down. */
export class OpenRows {
  readonly #all: LaidOut;
  #above: readonly number[] = [];
  #row: number[] = [];
  constructor(all: LaidOut) {
    this.#all = all;
  }

  #fillFromAbove(): void {
    for (let left = this.#above[this.#row.length] ?? 0; left > 0; left = this.#above[this.#row.length] ?? 0) {
      this.#all.add(1);
      this.#row.push(left - 1);
    }
  }

  /** @throws ReadingError `reading/too-large` */
  cell(columns: number, rows: number): void {
    this.#fillFromAbove();
    const wide = Math.min(Math.max(1, columns), MOST_SPAN);
    this.#all.add(wide);
    for (let column = 0; column < wide; column += 1) this.#row.push(Math.max(1, rows) - 1);
  }

  /** @throws ReadingError `reading/too-large` */
  next(): void {
    this.#fillFromAbove();
    this.#above = this.#row;
    this.#row = [];
  }
}
