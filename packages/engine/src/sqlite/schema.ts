import type { DatabaseSync } from 'node:sqlite';
import type { AppliedMigration, Migration } from '../sql/migration.ts';
import {
  ADD_APPLIED,
  appliedValues,
  CREATE_APPLIED,
  pendingAmong,
  readMigrations,
  triggersOf,
} from '../sql/migration.ts';
import type { Inspection } from '../store/inspection.ts';
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
 * @throws SchemaError when a newer release wrote the file, or a migration in it was altered.
 */
export const pendingIn = (
  db: DatabaseSync,
  migrations: readonly Migration[] = readMigrations('sqlite'),
): readonly Migration[] => pendingAmong(migrations, appliedIn(db));

/**
 * Applies the migrations that the file lacks, each in a transaction of its own that looks again under the lock.
 * @throws SchemaError when a newer release wrote the file, or a migration in it was altered.
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

/** What a file says of itself; only reads. */
export const inspectFile = (db: DatabaseSync): Inspection => {
  const first = (text: string): string => String(Object.values(db.prepare(text).get() ?? {})[0]);
  const found = first('PRAGMA quick_check(1)');
  const guards = new Set(
    db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .all()
      .map(({ name }) => String(name)),
  );
  return {
    kind: 'sqlite',
    version: first('SELECT sqlite_version()'),
    now: Date.now(),
    settings: { journal_mode: first('PRAGMA journal_mode') },
    damage: found === 'ok' ? null : found,
    missingGuards: triggersOf(readMigrations('sqlite')).filter((name) => !guards.has(name)),
    role: null,
  };
};
