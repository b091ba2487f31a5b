import type { FormatId } from '@gongkai/stats/formats';
import type { TableFigure } from './table-row.ts';

/** A cell of a published table. */
export interface PublishedCell extends TableFigure {
  /** The cell of the form, such as `r1/natural`. */
  readonly id: string;
  /** A blank that was inferred from missing figures, not seen as an empty cell. */
  readonly inferred: boolean;
}

/** A table of a report that was found and read. */
export interface PublishedTable {
  readonly format: FormatId;
  /** `statistics` is the one table of the form of 2014. */
  readonly table: 'proactive' | 'requests' | 'remedies' | 'statistics';
  /** By the cell of the form; what could not be read is missing. */
  readonly cells: ReadonlyMap<string, PublishedCell>;
  /** Rows that were seen and could not be read, such as one with a figure too many. */
  readonly unread: readonly string[];
  /** From its first figure to the end of its last. */
  readonly offset: number;
  readonly length: number;
}

/** Makes a table of cells that were read; null where there is not one. */
export const publishedTable = (
  format: FormatId,
  table: PublishedTable['table'],
  cells: readonly PublishedCell[],
  unread: readonly string[] = [],
): PublishedTable | null => {
  const printed = cells.filter(({ inferred }) => !inferred);
  if (printed.length === 0) return null;
  const offset = Math.min(...printed.map((cell) => cell.offset));
  const end = Math.max(...printed.map((cell) => cell.offset + cell.length));
  return { format, table, cells: new Map(cells.map((cell) => [cell.id, cell])), unread, offset, length: end - offset };
};
