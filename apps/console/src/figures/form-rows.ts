import type { FormBlock } from './figure-reads.ts';

type Row = FormBlock['rows'][number];
type Column = FormBlock['columns'][number];

/** A cell of the head: a heading over columns, or a column. */
export interface HeadCell {
  readonly label: string;
  readonly columns: number;
  readonly rows: number;
}

/** The head of a block: one line for each level of headings, and the columns below. */
export const headLines = (columns: readonly Column[]): readonly (readonly HeadCell[])[] => {
  const depth = Math.max(0, ...columns.map(({ above }) => above.length));
  return Array.from({ length: depth + 1 }, (_, level) => {
    const line: HeadCell[] = [];
    for (const [index, { above, label }] of columns.entries()) {
      // A column with fewer headings over it reaches up to the line of its last one.
      if (level > above.length) continue;
      if (level === above.length) {
        line.push({ label, columns: 1, rows: depth - level + 1 });
        continue;
      }
      const heading = above.slice(0, level + 1).join('\n');
      const left = columns[index - 1]?.above.slice(0, level + 1).join('\n');
      const last = line.at(-1);
      if (left === heading && last !== undefined) line[line.length - 1] = { ...last, columns: last.columns + 1 };
      else line.push({ label: above[level] ?? '', columns: 1, rows: 1 });
    }
    return line;
  });
};

/** A row with figures, and what is at its left: headings that begin here with the rows that they reach over. */
export interface PrintedRow {
  readonly row: Row;
  readonly headings: readonly { readonly label: string; readonly rows: number }[];
  /** The columns of labels that its own label takes. */
  readonly labelColumns: number;
}

/** The rows of a block as a form prints them: headings are upright at the left of their rows. */
export const printedRows = (
  rows: readonly Row[],
): { readonly labelColumns: number; readonly rows: readonly PrintedRow[] } => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const headingsOf = (row: Row): readonly Row[] => {
    const above = row.parent === null ? undefined : byId.get(row.parent);
    if (above === undefined) return [];
    return above.unit === null ? [...headingsOf(above), above] : headingsOf(above);
  };
  const figures = rows.filter(({ unit }) => unit !== null).map((row) => ({ row, above: headingsOf(row) }));
  const depth = Math.max(0, ...figures.map(({ above }) => above.length));
  const begun = new Set<string>();
  return {
    labelColumns: depth + 1,
    rows: figures.map(({ row, above }) => {
      const first = above.filter(({ id }) => !begun.has(id));
      for (const { id } of first) begun.add(id);
      return {
        row,
        headings: first.map(({ id, label }) => ({
          label,
          rows: figures.filter((one) => one.above.some((heading) => heading.id === id)).length,
        })),
        labelColumns: depth + 1 - above.length,
      };
    }),
  };
};

const SHORTEST_NAME = 4;
const SHORTEST_NOTE = 10;

/** A label in two parts: its name, and the explanation in brackets behind a name that is long with it. */
export const splitLabel = (label: string): readonly [name: string, note: string] => {
  const at = label.indexOf('(', SHORTEST_NAME);
  const isNote = at >= 0 && label.length - at >= SHORTEST_NOTE && label.endsWith(')');
  return isNote ? [label.slice(0, at), label.slice(at)] : [label, ''];
};

/** The identifier of a cell. */
export const cellIdOf = (row: string, column?: string): string => (column === undefined ? row : `${row}/${column}`);
