import { NotEmptyError } from '../errors.ts';
import type { BackupRow, Store } from '../store/store.ts';
import type { Table } from './backup-tables.ts';
import { CASES, TABLES, TALLIES } from './backup-tables.ts';
import type { Row } from './rows.ts';
import type { Database, Sql, Value } from './sql.ts';

const PAGE = 1000;

const plain = (value: Row[string] | undefined): Value =>
  typeof value === 'string' || typeof value === 'number'
    ? value
    : value === null || value === undefined
      ? null
      : String(value);

// Columns of the key that are not written again are read for paging alone.
async function* rowsOf(
  sql: Sql,
  { messageOrder }: Pick<Database, 'messageOrder'>,
  table: Table,
): AsyncGenerator<BackupRow> {
  const { name, columns } = table;
  const key = table.key ?? messageOrder;
  const wanted = [...new Set([...columns, ...key])].join(', ');
  const order = key.join(', ');
  let last: readonly Value[] | null = null;
  for (;;) {
    const marks = key.map((_, index) => `$${index + 2}`).join(', ');
    const where = last === null ? '' : ` WHERE (${order}) > (${marks})`;
    const text = `SELECT ${wanted} FROM ${name}${where} ORDER BY ${order} LIMIT $1`;
    const page: readonly Row[] = await sql.all(text, [PAGE, ...(last ?? [])]);
    for (const row of page)
      yield { t: name, ...Object.fromEntries(columns.map((column) => [column, plain(row[column])])) };
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE) return;
    last = key.map((column) => plain(end[column]));
  }
}

async function* everything(sql: Sql, database: Pick<Database, 'messageOrder'>): AsyncGenerator<BackupRow> {
  for (const table of TABLES) yield* rowsOf(sql, database, table);
}

const insertInto = ({ name, columns }: Table, rows: number): string => {
  const marks = Array.from({ length: rows }, (_, row) =>
    columns.map((_column, index) => `$${row * columns.length + index + 1}`).join(', '),
  );
  return `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${marks.map((one) => `(${one})`).join(', ')}`;
};

const WRITTEN = new Map([...TABLES, CASES, TALLIES].map((table) => [table.name, table]));
/** Rows that are gathered before they are written, and the most of one statement. */
const GATHERED = 256;
const MOST_ROWS = 64;

/** Sizes are powers of two, so that a table has few statements to prepare. */
const sizeFor = (left: number): number => {
  let size = MOST_ROWS;
  while (size > left) size /= 2;
  return size;
};

const insert = async (sql: Sql, table: Table, rows: readonly BackupRow[]): Promise<void> => {
  for (let from = 0; from < rows.length;) {
    const some = rows.slice(from, from + sizeFor(rows.length - from));
    const values = some.flatMap((row) => table.columns.map((column) => plain(row[column])));
    await sql.run(insertInto(table, some.length), values);
    from += some.length;
  }
};

/**
 * Writes rows, many in one statement. Of rows that are gathered, those of a table are written in their order, and tables
 * in the order in which they came: a table that others refer to comes before them. Cases and facts come in turns, and no
 * fact may stand without its case for a moment, so that cases are always first.
 */
const writeAll = async (sql: Sql, rows: AsyncIterable<BackupRow>): Promise<number> => {
  let count = 0;
  const nothing = (): Map<string, BackupRow[]> => new Map([[CASES.name, []]]);
  let gathered = nothing();
  let waiting = 0;
  const flush = async (): Promise<void> => {
    for (const [name, some] of gathered) {
      const table = WRITTEN.get(name);
      if (table === undefined) throw new SyntaxError(`a backup has no table ${name}`);
      await insert(sql, table, some);
    }
    [gathered, waiting] = [nothing(), 0];
  };
  for await (const row of rows) {
    const same = gathered.get(row.t);
    if (same === undefined) gathered.set(row.t, [row]);
    else same.push(row);
    count += 1;
    waiting += 1;
    if (waiting === GATHERED) await flush();
  }
  await flush();
  return count;
};

const isEmpty = async (sql: Sql): Promise<boolean> => {
  for (const { name } of [CASES, ...TABLES]) {
    if ((await sql.all(`SELECT 1 FROM ${name} LIMIT 1`)).length > 0) return false;
  }
  return true;
};

/** Writing out and reading in of everything. */
export const backupOn = (database: Database): Pick<Store, 'dump' | 'load'> => ({
  dump: () => database.atOneMoment((sql) => everything(sql, database)),
  load: (rows) =>
    database.together(async (sql) => {
      if (!(await isEmpty(sql))) throw new NotEmptyError('the store holds something; restore into an empty one');
      return writeAll(sql, rows);
    }),
});
