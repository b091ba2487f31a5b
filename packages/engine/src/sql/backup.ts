import { NotEmptyError } from '../errors.ts';
import type { BackupRow, Store } from '../store/store.ts';
import type { Bindable, Database, Row, Sql, Value } from './sql.ts';
import { base64Of } from './table.ts';
import { BACKUP_TABLES, BLOB_CHUNKS, CASES, TABLES } from './tables.ts';

type AnyTable = (typeof TABLES)[number];

const hasBytes = ({ columns }: AnyTable): boolean => (columns as readonly Typed[]).some(({ type }) => type === 'bytea');

interface Typed {
  readonly name: string;
  readonly type: string;
}

/** Rows that are read at once: chunks of blobs are large. */
const pageOf = (table: AnyTable): number => (hasBytes(table) ? 8 : 1000);

const plain = (value: Row[string] | undefined): Value => {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Uint8Array) return base64Of(value);
  return value === null || value === undefined ? null : String(value);
};

/** The values of a row of a backup as a database takes them: bytes are base64 in a backup alone. */
const bindable = (table: AnyTable, row: BackupRow): readonly Bindable[] =>
  (table.columns as readonly Typed[]).map(({ name, type }) => {
    const value = plain(row[name]);
    return type === 'bytea' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;
  });

// Of cases, which no backup has, the columns that do not follow from their facts.
const OF_CASES = ['id', 'warned', 'version', 'counted_version'];

// Columns of the key that are not written again are read for paging alone.
async function* rowsOf(
  sql: Sql,
  { messageOrder }: Pick<Database, 'messageOrder'>,
  table: AnyTable,
): AsyncGenerator<BackupRow> {
  const { name } = table;
  const columns = table === CASES ? OF_CASES : table.names();
  const key = table.key ?? messageOrder;
  const wanted = [...new Set([...columns, ...key])].join(', ');
  const order = key.join(', ');
  const size = pageOf(table);
  let last: readonly Value[] | null = null;
  for (;;) {
    const marks = key.map((_, index) => `$${index + 2}`).join(', ');
    const where = last === null ? '' : ` WHERE (${order}) > (${marks})`;
    const text = `SELECT ${wanted} FROM ${name}${where} ORDER BY ${order} LIMIT $1`;
    const page: readonly Row[] = await sql.all(text, [size, ...(last ?? [])]);
    for (const row of page)
      yield { t: name, ...Object.fromEntries(columns.map((column) => [column, plain(row[column])])) };
    const end = page.at(-1);
    if (end === undefined || page.length < size) return;
    last = key.map((column) => plain(end[column]));
  }
}

async function* everything(
  sql: Sql,
  database: Pick<Database, 'messageOrder'>,
  wanted: readonly string[] | undefined,
): AsyncGenerator<BackupRow> {
  const tables = wanted === undefined ? BACKUP_TABLES : TABLES.filter(({ name }) => wanted.includes(name));
  for (const table of tables) yield* rowsOf(sql, database, table);
}

const insertMany = (table: AnyTable, rows: number): string => {
  const columns = table.names();
  const marks = Array.from({ length: rows }, (_, row) =>
    columns.map((_column, index) => `$${row * columns.length + index + 1}`).join(', '),
  );
  return `${table.insert} VALUES ${marks.map((one) => `(${one})`).join(', ')}`;
};

const TABLES_BY_NAME: ReadonlyMap<string, AnyTable> = new Map(TABLES.map((table) => [table.name, table]));
/** Rows that are collected before they are written, a chunk of a blob for 32 of them, and the most of one statement. */
const COLLECTED = 256;
const CHUNK_WEIGHT = 32;
const MOST_ROWS = 64;

/** The largest power of two that fits, so that a table has few statements to prepare. */
const sizeFor = (remaining: number): number => {
  let size = MOST_ROWS;
  while (size > remaining) size /= 2;
  return size;
};

const insert = async (sql: Sql, table: AnyTable, rows: readonly BackupRow[]): Promise<void> => {
  for (let from = 0; from < rows.length;) {
    const some = rows.slice(from, from + sizeFor(rows.length - from));
    const values = some.flatMap((row) => bindable(table, row));
    await sql.run(insertMany(table, some.length), values);
    from += some.length;
  }
};

/** Writes the collected rows of each table. */
const flush = async (sql: Sql, collected: ReadonlyMap<string, readonly BackupRow[]>): Promise<void> => {
  for (const [name, rows] of collected) {
    const table = TABLES_BY_NAME.get(name);
    if (table === undefined) throw new SyntaxError(`a backup has no table ${name}`);
    await insert(sql, table, rows);
  }
};

/**
 * Writes rows, many in one statement. Of the collected rows, those of one table are written in their order, and tables in
 * the order in which they came: a table that others refer to comes before them. Cases and facts alternate, and a fact
 * needs its case, so cases are always written first.
 */
const writeAll = async (sql: Sql, rows: AsyncIterable<BackupRow>): Promise<number> => {
  const nothing = (): Map<string, BackupRow[]> => new Map([[CASES.name, []]]);
  let count = 0;
  let weight = 0;
  let collected = nothing();
  for await (const row of rows) {
    const same = collected.get(row.t);
    if (same === undefined) collected.set(row.t, [row]);
    else same.push(row);
    count += 1;
    weight += row.t === BLOB_CHUNKS.name ? CHUNK_WEIGHT : 1;
    if (weight < COLLECTED) continue;
    await flush(sql, collected);
    [collected, weight] = [nothing(), 0];
  }
  await flush(sql, collected);
  return count;
};

const isEmpty = async (sql: Sql): Promise<boolean> => {
  for (const { name } of [CASES, ...BACKUP_TABLES]) {
    if ((await sql.all(`SELECT 1 FROM ${name} LIMIT 1`)).length > 0) return false;
  }
  return true;
};

/** Backup and restore of every row. */
export const backupOn = (database: Database): Pick<Store, 'dump' | 'load'> => ({
  dump: (tables) => database.readConsistently((sql) => everything(sql, database, tables)),
  load: (rows) =>
    database.inTransaction(async (sql) => {
      if (!(await isEmpty(sql))) throw new NotEmptyError('the store holds something; restore into an empty one');
      return writeAll(sql, rows);
    }),
});
