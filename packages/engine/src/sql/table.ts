import type { CivilDate } from '@gongkai/calendar';
import type { ColumnType, Row, Value } from './sql.ts';

/**
 * Which updates of a row set a column: every one, only those that move a deadline, that change a mark of lists, that change
 * who holds a case or by what lists are ordered, that move it to another agency, or that are of another release.
 */
export type Changes = 'always' | 'dates' | 'marks' | 'orders' | 'place' | 'release';

/** How a column stores a property of a record, or, without a property, a value that is derived and never read back. */
export interface Column<R, P extends keyof R = keyof R> {
  readonly type: ColumnType;
  readonly property: P | null;
  readonly isNullable: boolean;
  readonly changes: Changes | null;
  readonly write: (record: R) => Value;
  readonly read: (value: Row[string] | undefined) => unknown;
  /** Whether the property is a list of which each of several columns stores one element, in their order. */
  readonly isElement?: boolean;
}

/** Properties of exactly this type. */
type PropertyOf<R, V> = {
  [K in keyof R]-?: [R[K]] extends [V] ? ([V] extends [R[K]] ? K : never) : never;
}[keyof R];

/** Properties of a list of numbers. */
type ListOf<R> = { [K in keyof R]-?: R[K] extends readonly number[] ? K : never }[keyof R];

const nullable =
  <T>(read: (value: Row[string]) => T) =>
  (value: Row[string] | undefined): T | null =>
    value === null || value === undefined ? null : read(value);

/** Bytes of a row in base64; what is base64 already stays. */
export const base64Of = (value: Row[string] | undefined): string =>
  value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
    : String(value);

/** Makes the columns of a table that stores records of one type. */
export const columnsOf = <R>() => {
  const plain = <P extends keyof R>(
    property: P,
    type: ColumnType,
    read: Column<R>['read'],
    changes: Changes | undefined,
    isNullable = false,
  ): Column<R, P> => {
    const write = (record: R): Value => record[property] as Value;
    return { type, property, isNullable, changes: changes ?? null, write, read };
  };
  return {
    text: <P extends PropertyOf<R, string>>(property: P, changes?: Changes) => plain(property, 'text', String, changes),
    optionalText: <P extends PropertyOf<R, string | null>>(property: P, changes?: Changes) =>
      plain(property, 'text', nullable(String), changes, true),
    day: <P extends PropertyOf<R, CivilDate>>(property: P, changes?: Changes) =>
      plain(property, 'text', (value) => String(value) as CivilDate, changes),
    /** Text that is one of a few words; another one is read as the last of them. */
    word: <const W extends string, P extends PropertyOf<R, W>>(
      property: P,
      words: readonly [W, ...W[]],
      changes?: Changes,
    ) => plain(property, 'text', (value) => words.find((one) => one === value) ?? words.at(-1), changes),
    /** The same, or null. */
    optionalWord: <const W extends string, P extends PropertyOf<R, W | null>>(
      property: P,
      words: readonly [W, ...W[]],
      changes?: Changes,
    ) =>
      plain(
        property,
        'text',
        nullable((value) => words.find((one) => one === value) ?? words.at(-1)),
        changes,
        true,
      ),
    integer: <P extends PropertyOf<R, number>>(property: P, changes?: Changes) =>
      plain(property, 'bigint', Number, changes),
    optionalInteger: <P extends PropertyOf<R, number | null>>(property: P, changes?: Changes) =>
      plain(property, 'bigint', nullable(Number), changes, true),
    /** Bytes: base64 in a record, as in a backup; statements of blobs bind and read them as they are. */
    bytes: <P extends PropertyOf<R, string>>(property: P) => plain(property, 'bytea', base64Of, undefined),
    flag: <P extends PropertyOf<R, boolean>>(property: P, changes?: Changes): Column<R, P> => ({
      ...plain(property, 'smallint', (value) => Number(value) === 1, changes),
      write: (record) => (record[property] === true ? 1 : 0),
    }),
    json: <P extends keyof R>(property: P, read: (value: unknown) => R[P], changes?: Changes): Column<R, P> => ({
      ...plain(property, 'text', (value) => read(JSON.parse(String(value))), changes),
      write: (record) => JSON.stringify(record[property]),
    }),
    /** A property that may be undefined; it is stored as NULL. */
    optionalJson: <P extends keyof R>(
      property: P,
      read: (value: unknown) => NonNullable<R[P]>,
      changes?: Changes,
    ): Column<R, P> => ({
      ...plain(
        property,
        'text',
        (value) => nullable((text) => read(JSON.parse(String(text))))(value) ?? undefined,
        changes,
        true,
      ),
      write: (record) => (record[property] === undefined ? null : JSON.stringify(record[property])),
    }),
    element: <P extends ListOf<R>>(property: P, index: number, changes?: Changes): Column<R, P> => ({
      ...plain(property, 'bigint', Number, changes),
      write: (record) => (record[property] as readonly number[])[index] ?? 0,
      isElement: true,
    }),
    derived: (type: ColumnType, write: (record: R) => Value, changes?: Changes): Column<R, never> => ({
      type,
      property: null,
      isNullable: false,
      changes: changes ?? null,
      write,
      read: () => undefined,
    }),
  };
};

/** A column by its name. */
export type NamedColumn<R> = Column<R> & { readonly name: string };

/** The one description of a table that stores records of type `R`, and reads all of them back, or the part `B`. */
export interface Table<R, B = R> {
  readonly name: string;
  /** The columns by which the rows are ordered and unique; null for messages, which each database orders in its own way. */
  readonly key: readonly string[] | null;
  /** In the order in which `values` gives them. */
  readonly columns: readonly NamedColumn<R>[];
  /** The names of all columns, or of those that such updates set. */
  readonly names: (...changes: readonly Changes[]) => readonly string[];
  /** `INSERT INTO cases (id, …)`, of all columns. */
  readonly insert: string;
  /** The statement that adds one row, with the marks `$1`, `$2`, …. */
  readonly insertOne: string;
  /** `state = excluded.state, …`: sets the columns of such updates to the values of the row that was not inserted. */
  readonly excluded: (...changes: readonly Changes[]) => string;
  readonly values: (record: R) => readonly Value[];
  readonly row: (record: R) => Readonly<Record<string, Value>>;
  readonly read: (row: Row) => B;
}

/** Properties of a record that no column stores. */
type Missing<B, C> = Exclude<
  keyof B,
  { [N in keyof C]: C[N] extends { readonly property: infer P } ? Exclude<P, null> : never }[keyof C]
>;

/** Reads every property of a record; `defineTable` accepts no table without a column for each of them. */
const readRecord = <R, B>(columns: readonly NamedColumn<R>[], row: Row): B => {
  const record: Partial<Record<keyof R, unknown>> = {};
  for (const { name, property, read, isElement } of columns) {
    if (property === null) continue;
    const value = read(row[name]);
    if (isElement !== true) record[property] = value;
    else ((record[property] ??= []) as unknown[]).push(value);
  }
  return record as B;
};

/** Describes a table; a property of the record that is read back without a column does not compile. */
export const defineTable =
  <R, B = R>() =>
  <const C extends Readonly<Record<string, Column<R>>>>(
    name: string,
    key: readonly (keyof C & string)[] | null,
    described: C & ([Missing<B, C>] extends [never] ? unknown : { readonly missing: Missing<B, C> }),
  ): Table<R, B> => {
    const columns = Object.entries<Column<R>>(described).map(([column, one]) => ({ ...one, name: column }));
    const names: Table<R>['names'] = (...changes) =>
      columns
        .filter((one) => changes.length === 0 || (one.changes !== null && changes.includes(one.changes)))
        .map((one) => one.name);
    const insert = `INSERT INTO ${name} (${names().join(', ')})`;
    return {
      name,
      key,
      columns,
      names,
      insert,
      insertOne: `${insert} VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      excluded: (...changes) =>
        names(...changes)
          .map((column) => `${column} = excluded.${column}`)
          .join(', '),
      values: (record) => columns.map(({ write }) => write(record)),
      row: (record) => Object.fromEntries(columns.map((one) => [one.name, one.write(record)])),
      read: (row) => readRecord<R, B>(columns, row),
    };
  };
