import { ReadingError } from '../errors.ts';
import { tooLarge, WIDEST_SHEET } from '../limits.ts';
import type { TextBuilder } from '../text-builder.ts';
import { dayOf } from './dates.ts';
import { type Attributes, parsePart } from '../parse-xml.ts';

/** What cells refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly is1904: boolean;
}

const LETTERS = 26;
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

const broken = (what: string): ReadingError =>
  new ReadingError('reading/broken', `the workbook is damaged: ${what}; save it again`);

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0);

/** The column that a cell names, from 1; the one after the last where it names none. */
export const columnIn = (reference: string | undefined, after: number): number => {
  if (reference === undefined) return after + 1;
  const [, letters = ''] = /^([A-Z]{1,3})\d{1,7}$/.exec(reference) ?? [];
  const column = columnOf(letters);
  if (column < 1 || column > MOST_COLUMNS) throw broken(`there is no cell ${reference.slice(0, 20)}`);
  return column;
};

export const rowIn = (number: string | undefined, after: number): number => {
  const row = number === undefined ? after + 1 : Number(number);
  if (!Number.isInteger(row) || row < 1 || row > MOST_ROWS) throw broken('a row has no number');
  return row;
};

// Excel stores 0.1 + 0.2 as 0.30000000000000004 and shows 0.3: fifteen digits are significant.
const figure = (text: string): string => {
  const short = Number(text).toPrecision(15);
  return /^-?\d{1,15}$/.test(text) || short.includes('e') ? text : String(Number(short));
};

/** The text that a cell shows. */
export const shown = (
  type: string,
  text: string,
  style: number,
  { strings, dateStyles, is1904 }: CellContext,
): string => {
  switch (type) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'b':
      return text === '1' ? 'true' : 'false';
    case 'd':
      return text.slice(0, 10);
    case 'n': {
      const number = Number(text);
      if (text.trim() === '' || Number.isNaN(number)) return text;
      return (dateStyles.has(style) ? dayOf(number, is1904) : null) ?? figure(text.trim());
    }
    default:
      return text;
  }
};

/** Feeds the cells of a sheet to a builder, row by row. */
class SheetReader {
  readonly #builder: TextBuilder;
  readonly #context: CellContext;
  #row = 0;
  #widest = 0;
  #column = 0;
  #cells: { readonly column: number; readonly text: string }[] = [];
  #cell: Attributes = {};
  #text = '';
  #inText = false;

  constructor(builder: TextBuilder, context: CellContext) {
    this.#builder = builder;
    this.#context = context;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 'row') {
      this.#row = rowIn(attributes['r'], this.#row);
      this.#column = 0;
      this.#cells = [];
    } else if (name === 'c') {
      this.#cell = attributes;
      this.#column = columnIn(attributes['r'], this.#column);
      this.#text = '';
    } else if (name === 'v' || name === 't') this.#inText = true;
  };

  readonly text = (text: string): void => {
    if (this.#inText) this.#text += text;
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.#inText = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#endRow();
  };

  #endCell(): void {
    const { t = 'n', s } = this.#cell;
    const text = shown(t, this.#text, Number(s ?? -1), this.#context);
    // Programs write cells that have a colour and no value as far as the last column.
    if (text === '') return;
    this.#widest = Math.max(this.#widest, this.#column);
    if (this.#widest * this.#row > WIDEST_SHEET) {
      throw tooLarge(`a sheet has ${this.#row} rows and ${this.#widest} columns`);
    }
    this.#cells.push({ column: this.#column, text });
  }

  #endRow(): void {
    if (this.#cells.length === 0) return;
    this.#builder.openRow();
    let next = 1;
    for (const { column, text } of this.#cells.toSorted((a, b) => a.column - b.column)) {
      for (; next <= column; next += 1) {
        this.#builder.openCell(1, 1);
        if (next === column) this.#builder.write(text);
        this.#builder.closeCell();
      }
    }
  }
}

/**
 * Reads the cells of a sheet as one table.
 * @throws ReadingError `reading/too-large` or `reading/broken`
 */
export const readSheet = (bytes: Uint8Array, context: CellContext, builder: TextBuilder): void => {
  builder.openTable();
  parsePart(bytes, new SheetReader(builder, context));
  builder.closeTable();
};
