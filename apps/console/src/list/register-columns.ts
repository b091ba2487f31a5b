import type { Sort } from './list-filters.ts';

interface Column {
  /** In pixels; the matter takes what is left over. */
  readonly width: number;
  /** The order that its heading asks for. */
  readonly sort?: Sort;
  readonly isUsual: boolean;
}

/** The columns of the register in their order. */
export const COLUMNS = {
  number: { width: 112, isUsual: true },
  received: { width: 96, sort: 'received', isUsual: true },
  channel: { width: 84, isUsual: true },
  party: { width: 84, isUsual: true },
  subject: { width: 236, isUsual: true },
  holder: { width: 132, isUsual: true },
  statutory: { width: 96, sort: 'due', isUsual: true },
  state: { width: 96, isUsual: true },
  outcome: { width: 110, isUsual: true },
  left: { width: 118, isUsual: true },
  internal: { width: 96, sort: 'internal', isUsual: false },
  marks: { width: 120, isUsual: false },
  procedure: { width: 130, isUsual: false },
  agency: { width: 120, isUsual: false },
  tags: { width: 150, isUsual: false },
  opened: { width: 138, sort: 'opened', isUsual: false },
  updated: { width: 138, sort: 'updated', isUsual: false },
} as const satisfies Readonly<Record<string, Column>>;

export type ColumnName = keyof typeof COLUMNS;

/** All columns by name. */
export const COLUMN_NAMES: readonly ColumnName[] = Object.keys(COLUMNS).filter((name): name is ColumnName =>
  Object.hasOwn(COLUMNS, name),
);

/** The columns that a person chose, in the usual order; the usual ones without a choice. */
export const columnsBy = (chosen: readonly string[]): readonly ColumnName[] =>
  COLUMN_NAMES.filter((name) => (chosen.length === 0 ? COLUMNS[name].isUsual : chosen.includes(name)));

/** The order that a heading asks for; null where the API has none by it. */
export const sortOf = (name: ColumnName): Sort | null => {
  const column: Column = COLUMNS[name];
  return column.sort ?? null;
};
