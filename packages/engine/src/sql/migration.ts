import { createHash } from 'node:crypto';
import { SchemaError } from '../errors.ts';

/** A numbered step of a schema; once released it is never changed, and there is no way back. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** The oldest schema whose release can still work on this one, so that a release runs on while the next is rolled out. */
  readonly readableBy: number;
  readonly sql: string;
}

/** A migration that was applied, as the database remembers it. */
export interface AppliedMigration {
  readonly number: number;
  readonly checksum: string;
  readonly readableBy: number;
}

/** SHA-256 of the text of a migration, so that nobody alters one that was applied. */
export const checksumOf = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex');

/**
 * The migrations that are still to be applied.
 * @throws SchemaError when a newer release wrote the schema, or an applied migration is not the one of this release.
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

/** The statement that makes the table in which applied migrations are remembered; the same on every database. */
export const REMEMBER = `CREATE TABLE IF NOT EXISTS migrations (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, readable_by INTEGER NOT NULL,
  applied_at BIGINT NOT NULL)`;

/** Remembers one, with number, name, checksum, oldest reader and instant. */
export const REMEMBER_ONE =
  'INSERT INTO migrations (number, name, checksum, readable_by, applied_at) VALUES ($1, $2, $3, $4, $5)';

/** The values of {@link REMEMBER_ONE}. */
export const rememberedAs = (one: Migration, at: number): readonly (string | number)[] => [
  one.number,
  one.name,
  checksumOf(one),
  one.readableBy,
  at,
];
