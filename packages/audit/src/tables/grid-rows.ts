import { type Grid, type GridCell, MOST_SPAN, type ReportDocument } from '../document.ts';
import { toPlainWriting } from '../plain-writing.ts';
import { isBlank, parseFigure, type TableFigure } from './published-table.ts';

/** A cell at its position; a cell that spans several positions is at each of them. */
export interface PlacedCell extends TableFigure {
  /** Neither a figure nor blank. */
  readonly words: boolean;
}

/** The cells of one row, from the left. */
export type PlacedRow = readonly PlacedCell[];

/** A table with every cell at its position. */
export type PlacedGrid = readonly PlacedRow[];

/** The cells of a row, each once: one that spans several columns is at each of them. */
export const distinct = (cells: PlacedRow): PlacedRow => [...new Set(cells)];

/** Behind so many columns no cell spans others: no form is wider, and rows times columns would have no bound. */
const MOST_COLUMNS = 128;

/** A unit after a figure, which repeats the unit of its column. */
const UNIT_BEHIND = /^([-+]?\d[\d,.]*)\s*(?:件|条|项|个|次|人|万元|元)$/;

const placed = ({ text, offset }: GridCell): PlacedCell => {
  const plain = toPlainWriting(text);
  const inner = plain.trim().replace(UNIT_BEHIND, '$1');
  const value = parseFigure(inner.replaceAll(/\s/g, ''));
  const blank = isBlank(inner);
  const start = offset + (inner === '' ? 0 : plain.indexOf(inner));
  const shown = blank ? '' : inner;
  return { text: shown, value, offset: start, length: inner.length, line: 0, words: !blank && value === null };
};

/** Places the cells of a grid row by row; a cell that spans rows is repeated in each. */
const placeRows = ({ rows }: Grid): PlacedGrid => {
  let above: readonly { readonly cell: PlacedCell; readonly left: number }[] = [];
  return rows.map((row) => {
    const places: { readonly cell: PlacedCell; readonly left: number }[] = [];
    const hanging = (): void => {
      for (let up = above[places.length]; up !== undefined && up.left > 0; up = above[places.length]) {
        if (places.length >= MOST_COLUMNS) break;
        places.push({ cell: up.cell, left: up.left - 1 });
      }
    };
    for (const cell of row) {
      hanging();
      const made = placed(cell);
      const columns = Math.max(1, Math.min(cell.columns, MOST_SPAN, MOST_COLUMNS - places.length));
      for (let column = 0; column < columns; column += 1) places.push({ cell: made, left: Math.max(1, cell.rows) - 1 });
    }
    hanging();
    above = places;
    return places.map(({ cell }) => cell);
  });
};

const LEAST_TABS = 1;

/** Splits a line at tabs or strokes; null for a line of words. */
const cellsOfLine = (line: string, offset: number): readonly GridCell[] | null => {
  const strokes = line.split('|').length > 3;
  const separator = strokes ? '|' : '\t';
  const parts = line.split(separator);
  if (parts.length <= LEAST_TABS || (strokes && /^[\s|:-]+$/.test(line))) return null;
  let at = offset;
  const cells = parts.map((text) => {
    const cell = { text, offset: at, columns: 1, rows: 1 };
    at += text.length + 1;
    return cell;
  });
  // A line also begins and ends with a stroke.
  return strokes
    ? cells.slice(line.trimStart().startsWith('|') ? 1 : 0, line.trimEnd().endsWith('|') ? -1 : undefined)
    : cells;
};

/** Finds tables in plain text: consecutive lines whose cells are separated by tabs or strokes. */
const separatedGrids = (text: string): readonly Grid[] => {
  const grids: (readonly GridCell[])[][] = [];
  let current: (readonly GridCell[])[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const cells = line.includes('\t') || line.includes('|') ? cellsOfLine(line.replace(/\r$/, ''), at) : null;
    if (cells !== null) current.push(cells);
    else if (current.length > 0 && !/^[\s|:-]+$/.test(line)) {
      grids.push(current);
      current = [];
    }
    at += line.length + 1;
  }
  return [...grids, current].filter(({ length }) => length > 0).map((rows) => ({ rows }));
};

/** Places the tables of a container, or the separated tables of plain text. */
export const placeGrids = ({ text, grids }: ReportDocument): readonly PlacedGrid[] =>
  (grids.length > 0 ? grids : separatedGrids(text)).map(placeRows);
