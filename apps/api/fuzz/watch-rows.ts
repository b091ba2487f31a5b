import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** Counts every written row of any connection, and hashes the content of all rows. */
export interface RowWatch {
  /** Rows written since the start, by table; without those that were rolled back. */
  readonly writes: () => ReadonlyMap<string, number>;
  /** A hash over every row of every table. */
  readonly digest: () => string;
}

const COUNTS = 'watched_writes';

// Its one row says that a row can be written; asking whether a node is ready writes it.
const PROBES = 'probes';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const namesOf = (db: DatabaseSync): readonly string[] =>
  db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map((row) => String(row['name']))
    .filter((name) => name !== PROBES);

// A file is stored as it arrives, and taken out again where it is refused: only what stays of it counts.
const ARRIVING: readonly string[] = ['blobs', 'blob_chunks'];

/** Every request of a session writes when it came, and takes out one that has ended. */
const TOUCHED = 'login_sessions';

const countedAs = (table: string, event: string): string => {
  if (table === TOUCHED) return event === 'INSERT' ? '+ 1' : '+ 0';
  if (!ARRIVING.includes(table) || event === 'INSERT') return '+ 1';
  return event === 'DELETE' ? '- 1' : '+ 0';
};

const triggersOf = (table: string): string =>
  ['INSERT', 'UPDATE', 'DELETE']
    .map(
      (event) => `CREATE TRIGGER ${quoted(`watch_${table}_${event}`)} AFTER ${event} ON ${quoted(table)} BEGIN
        UPDATE ${COUNTS} SET written = written ${countedAs(table, event)} WHERE name = '${table.replaceAll("'", "''")}'; END;`,
    )
    .join('\n');

const digestOf = (db: DatabaseSync, tables: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const table of tables) {
    // One text per row: sorting by it does not depend on a key.
    const rows = db.prepare(`SELECT * FROM ${quoted(table)}`).all();
    hash.update(JSON.stringify([table, ...rows.map((row) => JSON.stringify(Object.values(row))).toSorted()]));
  }
  return hash.digest('hex');
};

/** Watches a database, for writes of any connection. It reads the list of tables, so a new table is watched too. */
export const watchRows = (db: DatabaseSync): RowWatch => {
  // The index of words is a virtual table: what it is made from is watched.
  const tables = namesOf(db).filter((name) => !/^documents_(?:index|vocabulary)/.test(name));
  db.exec(`CREATE TABLE ${COUNTS} (name TEXT PRIMARY KEY, written INTEGER NOT NULL)`);
  const insert = db.prepare(`INSERT INTO ${COUNTS} VALUES (?, 0)`);
  for (const table of tables) insert.run(table);
  db.exec(tables.map(triggersOf).join('\n'));
  const read = db.prepare(`SELECT name, written FROM ${COUNTS}`);
  return {
    writes: () => new Map(read.all().map((row) => [String(row['name']), Number(row['written'])])),
    digest: () =>
      digestOf(
        db,
        tables.filter((name) => name !== TOUCHED),
      ),
  };
};

/** The tables with writes between two counts. */
export const writtenBetween = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): readonly string[] => [...after].filter(([name, count]) => count !== before.get(name)).map(([name]) => name);
