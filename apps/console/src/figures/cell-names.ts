import type { Form, FormTable } from './figure-reads.ts';
import { cellIdOf, splitLabel } from './form-rows.ts';

/** The identifiers of the cells that a table prints. */
export const cellsOfTable = ({ blocks }: FormTable): ReadonlySet<string> =>
  new Set(
    blocks.flatMap(({ columns, rows }) =>
      rows.flatMap(({ id }) => (columns.length === 0 ? [id] : columns.map((column) => cellIdOf(id, column.id)))),
    ),
  );

/** The names of all cells of a form: the words of the row and, where there are columns, of the column. */
export const cellNames = ({ tables }: Form): ReadonlyMap<string, string> =>
  new Map(
    tables.flatMap(({ blocks }) =>
      blocks.flatMap(({ columns, rows }) =>
        rows.flatMap(({ id, label }): (readonly [string, string])[] => {
          const [name] = splitLabel(label);
          return columns.length === 0
            ? [[id, name]]
            : columns.map((column) => [cellIdOf(id, column.id), [name, ...column.above, column.label].join('·')]);
        }),
      ),
    ),
  );
