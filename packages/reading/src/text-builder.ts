import type { Grid, GridCell, ReportDocument } from '@gongkai/audit';
import { LONGEST_TEXT, tooLarge } from './limits.ts';

/** A cell by its range in the text; its words are cut out when the text is complete. */
interface CellRange extends Omit<GridCell, 'text'> {
  readonly end: number;
}

interface OpenTable {
  readonly rows: CellRange[][];
  cell: Omit<CellRange, 'end'> | null;
  /** A table that holds another table in a cell is page layout, not a table of figures. */
  layout: boolean;
}

/** Builds a report: its text in reading order, and its tables with the place of every cell. */
export class TextBuilder {
  readonly #parts: string[] = [];
  readonly #open: OpenTable[] = [];
  readonly #tables: (readonly (readonly CellRange[])[])[] = [];
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
    this.#open.push({ rows: [], cell: null, layout: false });
  }

  openRow(): void {
    this.closeCell();
    this.line();
    this.#open.at(-1)?.rows.push([]);
  }

  openCell(columns: number, rows: number): void {
    this.closeCell();
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (table.rows.length === 0) table.rows.push([]);
    table.cell = { offset: this.#length, columns, rows };
  }

  closeCell(): void {
    const table = this.#open.at(-1);
    if (table === undefined || table.cell === null) return;
    this.#pendingLine = false;
    table.rows.at(-1)?.push({ ...table.cell, end: this.#length });
    table.cell = null;
    this.write('\t');
  }

  /** Repeats the cell above, for cells that were merged vertically. */
  repeatAbove(columns: number): void {
    this.closeCell();
    const { rows } = this.#open.at(-1) ?? { rows: [] };
    const [above, row] = [rows.at(-2), rows.at(-1)];
    const at = row?.reduce((sum, cell) => sum + cell.columns, 0) ?? 0;
    let left = 0;
    const origin = above?.find((cell) => {
      left += cell.columns;
      return left > at;
    });
    if (origin !== undefined) row?.push({ ...origin, columns, rows: 1 });
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
