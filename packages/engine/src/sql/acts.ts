import {
  type ActDraft,
  actsAfter,
  type ActRow,
  type ActTail,
  FIRST_START,
  NO_ACT,
  PROGRAM_MAKER,
  SYSTEM_MAKER,
} from '../ledger/acts/act.ts';
import { COVERED, type Covered, imageOf, isCovered } from '../ledger/acts/covered.ts';
import { isRecord } from '../ledger/canonical.ts';
import type { Store } from '../store/store.ts';
import type { Database, Row, Sql, Value } from './sql.ts';
import { ACTS, TABLES } from './tables.ts';

/** The end of the chain of acts. */
export const TAIL = 'SELECT seq, at, hash FROM acts ORDER BY seq DESC LIMIT 1';

export const tailFrom = (row: Row | undefined): ActTail =>
  row === undefined ? NO_ACT : { seq: Number(row['seq']), at: Number(row['at']), hash: String(row['hash']) };

export { actsAfter, FIRST_START, imageOf, PROGRAM_MAKER, SYSTEM_MAKER };
export { draftOf } from '../ledger/acts/draft-of.ts';

const append = async (database: Database, sql: Sql, draft: ActDraft): Promise<void> => {
  const now = await database.nowIn(sql);
  const [last] = await sql.all(TAIL);
  for (const act of actsAfter(tailFrom(last), draft, now)) await sql.run(ACTS.insertOne, ACTS.values(act));
};

/** The result of work, and the act that names it; null where nothing was changed. */
export interface Done<T> {
  readonly result: T;
  readonly act: ActDraft | null;
}

/**
 * Runs work in one transaction with the act that names it. Acts of several nodes follow each other: the lock is taken
 * before anything else, so that no two transactions wait for each other.
 */
export const withAct = <T>(database: Database, work: (sql: Sql) => Promise<Done<T>>): Promise<T> =>
  database.inTransaction(async (sql) => {
    if (database.exclusiveLock !== null) await sql.all(database.exclusiveLock);
    const { result, act } = await work(sql);
    if (act !== null) await append(database, sql, act);
    return result;
  });

/** Rows of a table as an act holds them. */
export const rowsOfAct = (
  name: string,
  rows: readonly Readonly<Record<string, Row[string] | undefined>>[],
): readonly ActRow[] => rows.map((row) => ({ t: name, row: imageOf(name, row) }));

const PAGE = 500;

/** Every row that acts cover, page by page. */
async function* coveredRows(sql: Sql, { name, key }: Covered): AsyncGenerator<readonly Row[]> {
  const order = key.join(', ');
  const table = TABLES.find((one) => one.name === name);
  const columns = table === undefined ? '*' : table.names().join(', ');
  for (let last: readonly Value[] | null = null; ;) {
    const marks = key.map((_, index) => `$${index + 2}`).join(', ');
    const where: string = last === null ? '' : ` WHERE (${order}) > (${marks})`;
    const text = `SELECT ${columns} FROM ${name}${where} ORDER BY ${order} LIMIT $1`;
    const page: readonly Row[] = await sql.all(text, [PAGE, ...(last ?? [])]);
    yield page;
    const end: Row | undefined = page.at(-1);
    if (end === undefined || page.length < PAGE) return;
    last = key.map((column) => end[column] as Value);
  }
}

const ADOPTED = "SELECT text FROM acts WHERE kind = 'adopted' ORDER BY seq DESC LIMIT 1";
const HEADING = 'schema';

/** The columns that acts cover, as the first row of an adoption holds them. */
const columnsNow = (): string =>
  JSON.stringify(Object.fromEntries(COVERED.map(({ name, columns }) => [name, columns])));

const adoptedColumns = (text: string): string | null => {
  const value: unknown = JSON.parse(text);
  const rows: unknown = isRecord(value) ? value['rows'] : null;
  const [first]: unknown[] = Array.isArray(rows) ? rows : [];
  const row = isRecord(first) && first['t'] === HEADING ? first['row'] : null;
  return isRecord(row) ? String(row['columns']) : null;
};

const isAdopted = async (sql: Sql): Promise<boolean> => {
  const [last] = await sql.all(ADOPTED);
  return last !== undefined && adoptedColumns(String(last['text'])) === columnsNow();
};

const adopt = async (database: Database, sql: Sql): Promise<void> => {
  const by = { kind: 'adopted', actor: SYSTEM_MAKER } as const;
  for (const table of COVERED) {
    for await (const page of coveredRows(sql, table)) {
      const rows = rowsOfAct(
        table.name,
        page.filter((row) => isCovered(table.name, row)),
      );
      if (rows.length > 0) await append(database, sql, { ...by, rows });
    }
  }
  await append(database, sql, { ...by, rows: [{ t: HEADING, row: { columns: columnsNow() } }] });
};

/** The chain of acts. */
export const actsOn = (database: Database): Pick<Store, 'acts' | 'lastAct' | 'record' | 'adopt'> => ({
  acts: async (after, limit) =>
    (await database.all('SELECT * FROM acts WHERE seq > $1 ORDER BY seq LIMIT $2', [after, limit])).map(ACTS.read),
  lastAct: async (kind) => {
    const [row] = await database.all('SELECT * FROM acts WHERE kind = $1 ORDER BY seq DESC LIMIT 1', [kind]);
    return row === undefined ? null : ACTS.read(row);
  },
  record: (act) => withAct(database, async () => ({ result: undefined, act })),
  adopt: async () => {
    if (await isAdopted(database)) return;
    await withAct(database, async (sql) => {
      // Of nodes that start at once, one does it.
      if (!(await isAdopted(sql))) await adopt(database, sql);
      return { result: undefined, act: null };
    });
  },
});
