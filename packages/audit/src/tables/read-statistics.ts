import { distinct, type PlacedGrid } from './grid-rows.ts';
import { matchRows } from './match-rows.ts';
import {
  ideographs,
  type PublishedCell,
  type PublishedTable,
  publishedTable,
  type TableRow,
} from './published-table.ts';
import { type RowNames, STATISTICS_ROWS } from './row-names.ts';
import { findStretches, textRows } from './text-rows.ts';

const LEAST_ROWS = 4;
const NAMES: RowNames = STATISTICS_ROWS;

const tablesIn = (rows: readonly TableRow[]): readonly PublishedTable[] =>
  matchRows(rows, NAMES).flatMap((run) => {
    const read = run.filter(({ found }) => found?.figures.length === 1);
    if (read.length < LEAST_ROWS) return [];
    const cells = run.flatMap(({ row, found, offset }): readonly PublishedCell[] => {
      const [figure] = found?.figures ?? [];
      if (row === '?' || (found !== null && found.figures.length !== 1)) return [];
      if (figure !== undefined) return [{ ...figure, id: row, inferred: false }];
      return [{ id: row, text: '', value: null, offset, length: 0, line: 0, inferred: true }];
    });
    const unread = run.filter(({ found }) => found !== null && found.figures.length !== 1).map(({ row }) => row);
    return publishedTable('STAT2014', 'statistics', cells, unread) ?? [];
  });

const ANCHOR = /主\s*动\s*公\s*开\s*政\s*府\s*信\s*息\s*数(?!量)/g;
const FARTHEST = 8000;
const LAST = /接受培训人员数/;

/** Reads the statistics of 2014 in plain text. */
export const statisticsInText = (text: string): readonly PublishedTable[] =>
  findStretches(text, ANCHOR, FARTHEST).flatMap(([from, to]) => tablesIn(textRows(text, from, to, LAST)).slice(0, 1));

/** Reads the statistics in the tables of a container: words, an optional unit, then one figure. */
export const statisticsInGrids = (grids: readonly PlacedGrid[]): readonly PublishedTable[] =>
  tablesIn(
    grids.flat().flatMap((row): readonly TableRow[] => {
      const last = row.findLastIndex(({ words }) => words);
      const figures = distinct(row.slice(last + 1));
      const label = ideographs(
        row
          .slice(0, last + 1)
          .map(({ text }) => text)
          .join(''),
      );
      return last === -1 ? [] : [{ label, figures, placed: true, offset: figures[0]?.offset ?? row[0]?.offset ?? 0 }];
    }),
  );
