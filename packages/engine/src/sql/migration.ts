import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SchemaError } from '../errors.ts';

/** A numbered step of a schema; once released it never changes, and no migration goes back. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** The oldest schema whose release can still work on this one, so that a release runs on while the next is rolled out. */
  readonly readableBy: number;
  readonly sql: string;
}

/** A migration as the database records that it was applied. */
export interface AppliedMigration {
  readonly number: number;
  readonly checksum: string;
  readonly readableBy: number;
}

const HEADER = /^-- (.+)\n-- readable by schema (\d+)\n(?:--.*\n)*/;

/**
 * Reads a migration from the text of its file. The comment at its head gives the name, the oldest schema that can read the
 * result, and remarks; the statements are everything after it, and only they are hashed.
 * @throws SchemaError when the head is malformed.
 */
export const parseMigration = (file: string, content: string): Migration => {
  const text = content.replaceAll('\r\n', '\n');
  const [number] = /^\d{4}(?=-)/.exec(file) ?? [];
  const [head, name, readableBy] = HEADER.exec(text) ?? [];
  if (number === undefined || head === undefined || name === undefined || readableBy === undefined) {
    throw new SchemaError(`${file} is not a migration`);
  }
  return { number: Number(number), name, readableBy: Number(readableBy), sql: text.slice(head.length) };
};

/** The migrations of a database, in order, from the files that are published with this package. */
export const readMigrations = (database: 'sqlite' | 'postgres'): readonly Migration[] => {
  const root = createRequire(import.meta.url).resolve('@gongkai/engine/package.json');
  const folder = join(root, '..', 'migrations', database);
  return readdirSync(folder)
    .toSorted()
    .map((file) => parseMigration(file, readFileSync(join(folder, file), 'utf8')));
};

/** SHA-256 of the statements of a migration: an applied one can no longer be altered unnoticed. */
export const checksumOf = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex');

/**
 * The migrations that are not applied yet.
 * @throws SchemaError when a newer release wrote the schema, or an applied migration differs from the one of this release.
 */
export const pendingAmong = (
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] => {
  const newest = Math.max(0, ...applied.map(({ number }) => number));
  const oldest = Math.max(0, ...applied.map(({ readableBy }) => readableBy));
  if (oldest > migrations.length) {
    throw new SchemaError(`the database has schema ${newest}; this release knows ${migrations.length}`);
  }
  for (const { number, checksum } of applied) {
    const known = migrations.find((one) => one.number === number);
    if (number <= migrations.length && (known === undefined || checksumOf(known) !== checksum)) {
      throw new SchemaError(`migration ${number} was applied in another form than this release has it`);
    }
  }
  // A newer schema that this release can work on lacks nothing.
  return migrations.filter(({ number }) => !applied.some((one) => one.number === number));
};

/** Creates the table of applied migrations; the same statement on every database. */
export const CREATE_APPLIED = `CREATE TABLE IF NOT EXISTS migrations (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, readable_by INTEGER NOT NULL,
  applied_at BIGINT NOT NULL)`;

/** Records one, with number, name, checksum, oldest reader and instant. */
export const ADD_APPLIED =
  'INSERT INTO migrations (number, name, checksum, readable_by, applied_at) VALUES ($1, $2, $3, $4, $5)';

/** The values of {@link ADD_APPLIED}. */
export const appliedValues = (one: Migration, at: number): readonly (string | number)[] => [
  one.number,
  one.name,
  checksumOf(one),
  one.readableBy,
  at,
];

/** The triggers that migrations create, each once: a table that is created again gets its own again. */
export const triggersOf = (migrations: readonly Migration[]): readonly string[] => [
  ...new Set(migrations.flatMap(({ sql }) => [...sql.matchAll(/CREATE TRIGGER (\w+)/g)].map(([, name]) => name ?? ''))),
];
