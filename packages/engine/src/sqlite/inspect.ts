import type { DatabaseSync } from 'node:sqlite';
import type { Inspection } from '../store/inspection.ts';
import { readMigrations, triggersOf } from '../sql/migration.ts';

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
