import type { Grid, GridCell, ReportDocument } from '@gongkai/audit';
import { LONGEST_TEXT, tooLarge } from './limits.ts';

interface OpenTable {
  readonly rows: GridCell[][];
  cell: { readonly start: number; readonly columns: number; readonly rows: number } | null;
  /** A table inside one of its cells makes it a frame of the page, not a table of figures. */
  frame: boolean;
}

/** Puts a report together: its text in reading order, and the tables in it with the places of their cells. */
export interface TextBuilder {
  readonly write: (text: string) => void;
  /** Ends the line, if there is anything on it. */
  readonly line: () => void;
  readonly openTable: () => void;
  readonly openRow: () => void;
  readonly openCell: (columns: number, rows: number) => void;
  readonly closeCell: () => void;
  /** The cell above once more: one that was merged downwards. */
  readonly repeatAbove: (columns: number) => void;
  readonly closeTable: () => void;
  readonly tables: () => number;
  readonly document: () => ReportDocument;
}

/** @throws ReadingError `reading/too-large` when the text has no end */
export const createTextBuilder = (): TextBuilder => {
  const parts: string[] = [];
  let length = 0;
  let last = '\n';
  const open: OpenTable[] = [];
  const grids: Grid[] = [];

  let broken = false;

  const write = (text: string): void => {
    if (text === '') return;
    // Inside a cell a line ends only before more words: a row of a table stays one line.
    if (broken) {
      broken = false;
      write('\n');
    }
    parts.push(text);
    length += text.length;
    last = text.slice(-1);
    if (length > LONGEST_TEXT) throw tooLarge(`the text has more than ${LONGEST_TEXT} characters`);
  };
  const line = (): void => {
    const cell = open.at(-1)?.cell ?? null;
    if (cell === null) {
      if (last !== '\n') write('\n');
    } else if (length > cell.start) broken = true;
  };
  const closeCell = (): void => {
    const table = open.at(-1);
    if (table === undefined || table.cell === null) return;
    const { start, columns, rows } = table.cell;
    broken = false;
    // The text of a cell is cut out when all is there: a long table would else be joined again for each cell.
    table.rows.at(-1)?.push({ text: `${start}:${length}`, offset: start, columns, rows });
    table.cell = null;
    write('\t');
  };
  const openRow = (): void => {
    closeCell();
    line();
    open.at(-1)?.rows.push([]);
  };

  return {
    write,
    line,
    openTable: () => {
      const outer = open.at(-1);
      if (outer !== undefined) outer.frame = true;
      line();
      open.push({ rows: [], cell: null, frame: false });
    },
    openRow,
    openCell: (columns, rows) => {
      closeCell();
      const table = open.at(-1);
      if (table === undefined) return;
      if (table.rows.length === 0) table.rows.push([]);
      table.cell = { start: length, columns, rows };
    },
    closeCell,
    repeatAbove: (columns) => {
      closeCell();
      const table = open.at(-1);
      const [above, row] = [table?.rows.at(-2), table?.rows.at(-1)];
      const at = row?.reduce((sum, cell) => sum + cell.columns, 0) ?? 0;
      let left = 0;
      const origin = above?.find((cell) => {
        left += cell.columns;
        return left > at;
      });
      if (origin !== undefined) row?.push({ ...origin, columns, rows: 1 });
    },
    closeTable: () => {
      closeCell();
      const table = open.pop();
      if (table !== undefined && !table.frame && table.rows.some((row) => row.length > 0))
        grids.push({ rows: table.rows });
      line();
    },
    tables: () => open.length,
    document: () => {
      const text = parts.join('');
      const cut = (cell: GridCell): GridCell => {
        const [start, end] = cell.text.split(':').map(Number);
        return { ...cell, text: text.slice(start, end) };
      };
      return { text, grids: grids.map(({ rows }) => ({ rows: rows.map((row) => row.map(cut)) })) };
    },
  };
};
