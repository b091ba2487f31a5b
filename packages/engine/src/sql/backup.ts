import { NotEmptyError } from '../errors.ts';
import type { BackupRow, Store } from '../store.ts';
import { MONTHS } from './columns.ts';
import type { Row } from './rows.ts';
import type { Database, Sql, Value } from './sql.ts';

interface Table {
  readonly name: string;
  /** What orders the rows, and is unique; null for messages, which each database orders in its own way. */
  readonly key: readonly string[] | null;
  readonly columns: readonly string[];
}

const FACTS: Table = {
  name: 'facts',
  key: ['case_id', 'seq'],
  columns: ['agency_key', 'case_id', 'seq', 'type', 'at', 'recorded_at', 'actor', 'text', 'previous_hash', 'hash'],
};

/** Tables of a backup in the order in which they can be written again. Cases are folded from their facts. */
const TABLES: readonly Table[] = [
  { name: 'notices', key: ['number'], columns: ['number', 'text', 'hash', 'loaded_at'] },
  {
    name: 'keys',
    key: ['id'],
    columns: ['id', 'hash', 'name', 'agency', 'duties', 'administrator', 'created_at', 'disabled_at'],
  },
  { name: 'counters', key: ['agency_key', 'name'], columns: ['agency_key', 'name', 'value'] },
  {
    name: 'outbox',
    key: null,
    columns: ['agency_key', 'id', 'agency', 'case_id', 'topic', 'body', 'created_at'],
  },
  FACTS,
  { name: 'answers', key: ['actor', 'key'], columns: ['actor', 'key', 'fingerprint', 'case_id', 'seq'] },
  {
    name: 'moves',
    key: ['case_id', 'clock', 'moved_at', 'calendar_to'],
    columns: ['agency_key', 'case_id', 'clock', 'due_from', 'due_to', 'calendar_from', 'calendar_to', 'moved_at'],
  },
  {
    name: 'tasks',
    key: ['id'],
    columns: ['agency_key', 'id', 'kind', 'agency', 'case_id', 'body', 'raised_at', 'done_at', 'done_by'],
  },
  {
    name: 'endpoints',
    key: ['id'],
    columns: [
      'id',
      'kind',
      'target',
      'secrets',
      'agency',
      'topics',
      'created_at',
      'disabled_at',
      'disabled_why',
      'after_id',
    ],
  },
  {
    name: 'deliveries',
    key: ['endpoint_id', 'message_id'],
    columns: ['endpoint_id', 'message_id', 'case_id', 'attempts', 'state', 'next_at', 'why'],
  },
];

const CASES: Table = {
  name: 'cases',
  key: ['id'],
  columns: [
    'agency_key',
    'id',
    'number',
    'agency',
    'procedure',
    'procedure_version',
    'state',
    'snapshot',
    'version',
    'next_due_at',
    'next_warning_at',
    'dues',
    'warned',
    'opened_at',
    'updated_at',
    'calendar_hash',
    'counted',
    'counted_version',
  ],
};

/** Summed from the cases, like which they are no part of a backup. */
const TALLIES: Table = {
  name: 'tallies',
  key: ['year', 'cell', 'agency_key', 'agency'],
  columns: ['agency_key', 'agency', 'year', 'cell', ...MONTHS],
};

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
