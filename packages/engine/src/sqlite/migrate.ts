import type { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './schema.ts';

/** A newer release wrote the file. */
export class NewerSchemaError extends Error {
  readonly code = 'store/newer-schema';
}

const versionOf = (db: DatabaseSync): number => Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);

/**
 * Applies the migrations that the file lacks, each in a transaction of its own that looks again under the lock.
 * @throws NewerSchemaError when the file has more of them than this release knows.
 */
export const migrate = (db: DatabaseSync, migrations: readonly string[] = MIGRATIONS): void => {
  const found = versionOf(db);
  if (found > migrations.length) {
    throw new NewerSchemaError(`the database has schema ${found}; this release knows ${migrations.length}`);
  }
  for (let index = 0; index < migrations.length; index += 1) {
    db.exec('BEGIN IMMEDIATE');
    try {
      if (versionOf(db) <= index) db.exec(`${migrations[index] ?? ''} PRAGMA user_version = ${index + 1};`);
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
};
