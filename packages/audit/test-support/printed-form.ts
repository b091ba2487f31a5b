import { cellId, type Format, type FormTable } from '@gongkai/stats/formats';
import type { Grid, ReportDocument } from '../src/document.ts';

/** A cell as a form prints it: its text, and the columns and rows that it spans. */
export type Printed = readonly [text: string, columns?: number, rows?: number];

/** The rows of one table of a form. */
export type PrintedTable = readonly (readonly Printed[])[];

/** A document whose tables are marked, as in HTML or Word; its text has a line for each row, with tabs between cells. */
export const gridDocument = (tables: readonly PrintedTable[]): ReportDocument => {
  let text = '';
  const grids = tables.map((rows): Grid => ({
    rows: rows.map((row) => {
      const cells = row.map(([words, columns = 1, height = 1], index) => {
        if (index > 0) text += '\t';
        const offset = text.length;
        text += words;
        return { text: words, offset, columns, rows: height };
      });
      text += '\n';
      return cells;
    }),
  }));
  return { text, grids };
};

/** Prints a table of a form with a different figure in each cell; other tables are under their headings. */
export const printTable = (
  { id: table, title, blocks }: FormTable,
  figures: ReadonlyMap<string, string>,
): PrintedTable => {
  const rows = blocks.flatMap(({ columns, rows: own }) => {
    const heads = columns.map(({ label }): Printed => [label]);
    const names = columns.length === 0 ? [null] : columns.map(({ id }) => id);
    const lines = own.map(({ id, label, unit }): readonly Printed[] => [
      [table === 'remedies' ? '' : label],
      ...(table === 'statistics' ? [[unit ?? '——'] as const] : []),
      ...(unit === null
        ? ([['']] as const)
        : names.map((name): Printed => [figures.get(name === null ? id : cellId(id, name)) ?? ''])),
    ]);
    return [...(heads.length === 0 ? [] : [[['信息内容'] as const, ...heads]]), ...lines];
  });
  return [[[title]], ...rows];
};

/** A different figure for each cell of a form. */
export const distinctFigures = ({ tables }: Format): ReadonlyMap<string, string> =>
  new Map(
    tables
      .flatMap(({ blocks }) => blocks.flatMap(({ cells }) => cells))
      .map(({ id }, index) => [id, String(1001 + 7 * index)]),
  );
