import type { PublishedTable } from '../tables/published-table.ts';

/** One figure of a table as the text may quote it, in whole units. */
export interface TableValue {
  readonly value: bigint;
  /** The words of the form. */
  readonly label: string;
  /** In the raw text; null for a sum of several cells. */
  readonly place: { readonly offset: number; readonly length: number } | null;
}

/** The tables of a report as its text may quote them; null for a missing cell or table. */
export interface TableView {
  readonly cell: (table: PublishedTable['table'], id: string, label: string) => TableValue | null;
  /** Adds the result rows with an id prefix, in the total column: `r3_` for all of (三). */
  readonly group: (prefix: string, label: string) => TableValue | null;
}

const MILLIONTHS = 1_000_000n;

/** A table is used only if it is the only one of its kind and its flow is balanced. */
const balanced = (table: PublishedTable): boolean => {
  if (table.table !== 'requests') return true;
  const [received, carried, decided, forward] = ['newReceived', 'carriedOver', 'rTotal', 'carriedForward'].map(
    (row) => table.cells.get(`${row}/total`)?.value ?? 0n,
  );
  return (received ?? 0n) + (carried ?? 0n) === (decided ?? 0n) + (forward ?? 0n);
};

/** Prepares the tables of a report for comparison with its text; null if none is usable. */
export const buildTableView = (tables: readonly PublishedTable[]): TableView | null => {
  const counts = Map.groupBy(tables, ({ table }) => table);
  const usable = tables.filter((table) => balanced(table) && counts.get(table.table)?.length === 1);
  if (usable.length === 0) return null;
  const find = (name: PublishedTable['table']): PublishedTable | null =>
    usable.find(({ table }) => table === name) ?? null;
  const cell: TableView['cell'] = (name, id, label) => {
    const found = find(name)?.cells.get(id);
    if (found === undefined || found.value === null) return null;
    return { value: found.value / MILLIONTHS, label, place: { offset: found.offset, length: found.length } };
  };
  const group: TableView['group'] = (prefix, label) => {
    const cells = [...(find('requests')?.cells ?? [])].filter(([id]) => id.startsWith(prefix) && id.endsWith('/total'));
    if (cells.length === 0) return null;
    const value = cells.reduce((sum, [, one]) => sum + (one.value ?? 0n), 0n);
    return { value: value / MILLIONTHS, label, place: null };
  };
  return { cell, group };
};
