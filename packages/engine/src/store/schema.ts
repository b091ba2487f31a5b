import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Inspection } from './inspection.ts';
import type { PostgresOptions } from '../postgres/postgres-options.ts';
import { checkServer, createPool, schemaOf } from '../postgres/connect.ts';
import type { Migration } from '../sql/migration.ts';
import { inspectFile, migrate as migrateFile, pendingIn as pendingInFile } from '../sqlite/schema.ts';
import { grantTo, inspectServer, migrate as migrateServer, pendingIn as pendingOnServer } from '../postgres/schema.ts';

/** A database: a server by its address, or a file. */
export type Target = PostgresOptions | { readonly file: string };

/** The schema of a database, for whoever operates it. */
export interface Schema {
  /** What would be applied, with its statements. */
  pending(): Promise<readonly Migration[]>;
  /** Applies it, one migration a transaction; gives what was applied. */
  apply(): Promise<readonly Migration[]>;
  /**
   * Gives a role of the server what the application needs and no more: it may not change or remove what was recorded.
   * @throws TypeError where there are no roles, in a file.
   */
  grant(role: string): Promise<void>;
  /** What the database says of itself and of a role, the present one unless named; only reads. */
  inspect(role?: string): Promise<Inspection>;
  close(): Promise<void>;
}

const onServer = async (options: PostgresOptions): Promise<Schema> => {
  const pool = createPool(options);
  const schema = schemaOf(options);
  try {
    await checkServer(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    pending: () => pendingOnServer(pool),
    apply: () => migrateServer(pool, schema),
    grant: (role) => grantTo(pool, schema, role),
    inspect: (role) => inspectServer(pool, role),
    close: () => pool.end(),
  };
};

const inFile = (file: string): Schema => {
  // A file that is not there is not made by asking what it lacks.
  const using = <T>(work: (db: DatabaseSync) => T, make: boolean): T => {
    const db = new DatabaseSync(make || existsSync(file) ? file : ':memory:');
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  return {
    pending: async () => using((db) => pendingInFile(db), false),
    apply: async () =>
      using((db) => {
        const pending = pendingInFile(db);
        migrateFile(db);
        return pending;
      }, true),
    grant: async () => {
      throw new TypeError('a file has no roles; grant access to it by the rights of the file system');
    },
    inspect: async () => using(inspectFile, false),
    close: async () => undefined,
  };
};

/**
 * Opens the schema of a database without changing it.
 * @throws SchemaError when the server is too old or not durable.
 */
export const openSchema = async (target: Target): Promise<Schema> =>
  'file' in target ? inFile(target.file) : onServer(target);
