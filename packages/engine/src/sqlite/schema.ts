import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import {
  ADD_APPLIED,
  type AppliedMigration,
  appliedValues,
  CREATE_APPLIED,
  type Migration,
  pendingAmong,
  readMigrations,
} from '../sql/migration.ts';
import type { Inspection, Schema } from '../store/schema.ts';
import { immediately } from './connect.ts';

const appliedIn = (db: DatabaseSync): readonly AppliedMigration[] => {
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").get() !== undefined;
  if (!known) return [];
  const rows = db.prepare('SELECT * FROM migrations ORDER BY number').all();
  return rows.map((row) => ({
    number: Number(row['number']),
    checksum: String(row['checksum']),
    readableBy: Number(row['readable_by']),
  }));
};

/**
 * The migrations that the file lacks.
 * @throws SchemaError when a newer release wrote the file, or an applied migration was altered.
 */
export const pendingIn = (
  db: DatabaseSync,
  migrations: readonly Migration[] = readMigrations('sqlite'),
): readonly Migration[] => pendingAmong(migrations, appliedIn(db));

/**
 * Applies the migrations that the file lacks, each in a transaction of its own that checks again under the lock.
 * @throws SchemaError when a newer release wrote the file, or an applied migration was altered.
 */
export const migrate = (db: DatabaseSync, migrations: readonly Migration[] = readMigrations('sqlite')): void => {
  while (pendingIn(db, migrations).length > 0) {
    immediately(db, () => {
      const [next] = pendingIn(db, migrations);
      if (next === undefined) return;
      db.exec(`${CREATE_APPLIED} STRICT`.replace('BIGINT', 'INTEGER'));
      db.exec(next.sql);
      db.prepare(ADD_APPLIED.replaceAll('$', '?')).run(...appliedValues(next, Date.now()));
    });
  }
};

const guardsIn = (db: DatabaseSync): ReadonlyMap<string, string> =>
  new Map(
    db
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
      .all()
      .map(({ name, sql }) => [String(name), String(sql)]),
  );

/** Triggers that are missing, that do something else than the migrations wrote, or that no migration made. */
const faultyGuards = (db: DatabaseSync): readonly string[] => {
  const made = new DatabaseSync(':memory:');
  try {
    migrate(made);
    const [right, found] = [guardsIn(made), guardsIn(db)];
    const wrong = [...right].flatMap(([name, sql]) => {
      if (!found.has(name)) return [name];
      return found.get(name) === sql ? [] : [`${name} (altered)`];
    });
    const strange = [...found.keys()].filter((name) => !right.has(name)).map((name) => `${name} (of no migration)`);
    return [...wrong, ...strange];
  } finally {
    made.close();
  }
};

const inspect = (db: DatabaseSync): Inspection => {
  const first = (text: string): string => String(Object.values(db.prepare(text).get() ?? {})[0]);
  const found = first('PRAGMA quick_check(1)');
  return {
    kind: 'sqlite',
    version: first('SELECT sqlite_version()'),
    now: Date.now(),
    settings: { journal_mode: first('PRAGMA journal_mode') },
    damage: found === 'ok' ? null : found,
    missingGuards: faultyGuards(db),
    role: null,
  };
};

/** The schema of a file. */
export const fileSchema = (file: string): Schema => {
  // Reading the schema of a missing file does not create the file.
  const using = <T>(work: (db: DatabaseSync) => T, create: boolean): T => {
    const db = new DatabaseSync(create || existsSync(file) ? file : ':memory:');
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  return {
    pending: async () => using((db) => pendingIn(db), false),
    apply: async () =>
      using((db) => {
        const pending = pendingIn(db);
        migrate(db);
        return pending;
      }, true),
    grant: async () => {
      throw new TypeError('a file has no roles; grant access to it by the rights of the file system');
    },
    inspect: async () => using(inspect, false),
    close: async () => undefined,
  };
};
