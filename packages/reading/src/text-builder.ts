import type { Grid, GridCell, ReportDocument } from '@gongkai/audit';
import { LaidOut, OpenRows } from './laid-out.ts';
import { LONGEST_TEXT, tooLarge } from './limits.ts';

/** A cell by its range in the text; its words are cut out when the text is complete. */
interface CellRange extends Omit<GridCell, 'text'> {
  readonly end: number;
}

interface OpenTable {
  readonly rows: CellRange[][];
  readonly places: OpenRows;
  cell: Omit<CellRange, 'end'> | null;
  /** The cell of the row above that the next cell of this row is under: its index, and where it ends. */
  under: { index: number; end: number };
  /** Columns of this row so far. */
  width: number;
  /** A table that holds another table in a cell is page layout, not a table of figures. */
  layout: boolean;
}

/** Builds a report: its text in reading order, and its tables with the place of every cell. */
export class TextBuilder {
  readonly #parts: string[] = [];
  readonly #open: OpenTable[] = [];
  readonly #tables: (readonly (readonly CellRange[])[])[] = [];
  readonly #laidOut = new LaidOut();
  #length = 0;
  #last = '\n';
  /** Inside a cell a line ends only before more words, so that a row of a table stays one line. */
  #pendingLine = false;

  /** The number of tables that are open, one inside another. */
  get depth(): number {
    return this.#open.length;
  }

  /** @throws ReadingError `reading/too-large` */
  write(text: string): void {
    if (text === '') return;
    if (this.#pendingLine) {
      this.#pendingLine = false;
      this.write('\n');
    }
    this.#parts.push(text);
    this.#length += text.length;
    this.#last = text.slice(-1);
    if (this.#length > LONGEST_TEXT) throw tooLarge(`the text has more than ${LONGEST_TEXT} characters`);
  }

  /** Ends the line, if there is anything on it. */
  line(): void {
    const cell = this.#open.at(-1)?.cell ?? null;
    if (cell !== null) this.#pendingLine ||= this.#length > cell.offset;
    else if (this.#last !== '\n') this.write('\n');
  }

  openTable(): void {
    const outer = this.#open.at(-1);
    if (outer !== undefined) outer.layout = true;
    this.line();
    this.#open.push({
      rows: [],
      places: new OpenRows(this.#laidOut),
      under: { index: -1, end: 0 },
      width: 0,
      cell: null,
      layout: false,
    });
  }

  openRow(): void {
    this.closeCell();
    this.line();
    const table = this.#open.at(-1);
    if (table === undefined) return;
    table.rows.push([]);
    table.places.next();
    table.under = { index: -1, end: 0 };
    table.width = 0;
  }

  /** @throws ReadingError `reading/too-large` */
  openCell(columns: number, rows: number): void {
    this.closeCell();
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (table.rows.length === 0) table.rows.push([]);
    table.places.cell(columns, rows);
    table.width += columns;
    table.cell = { offset: this.#length, columns, rows };
  }

  closeCell(): void {
    const table = this.#open.at(-1);
    if (table === undefined || table.cell === null) return;
    this.#pendingLine = false;
    // The words of a cell that spans are there again in each place.
    this.#laidOut.addWords((this.#length - table.cell.offset) * table.cell.columns * table.cell.rows);
    table.rows.at(-1)?.push({ ...table.cell, end: this.#length });
    table.cell = null;
    this.write('\t');
  }

  /**
   * Repeats the cell above, for cells that were merged vertically.
   * @throws ReadingError `reading/too-large`
   */
  repeatAbove(columns: number): void {
    this.closeCell();
    const table = this.#open.at(-1);
    if (table === undefined) return;
    const [above, row] = [table.rows.at(-2) ?? [], table.rows.at(-1)];
    // Cells come from the left, so the one above is sought from where the last was found.
    const { under } = table;
    while (under.end <= table.width && under.index < above.length) {
      under.index += 1;
      under.end += above[under.index]?.columns ?? 0;
    }
    const origin = above[under.index];
    table.places.cell(columns, 1);
    table.width += columns;
    if (origin === undefined) return;
    this.#laidOut.addWords(origin.end - origin.offset);
    row?.push({ ...origin, columns, rows: 1 });
  }

  closeTable(): void {
    this.closeCell();
    const table = this.#open.pop();
    if (table !== undefined && !table.layout && table.rows.some((row) => row.length > 0)) this.#tables.push(table.rows);
    this.line();
  }

  document(): ReportDocument {
    const text = this.#parts.join('');
    const cell = ({ end, ...range }: CellRange): GridCell => ({ ...range, text: text.slice(range.offset, end) });
    const grids = this.#tables.map((rows): Grid => ({ rows: rows.map((row) => row.map(cell)) }));
    return { text, grids };
  }
}
