import type { Instant } from '@gongkai/calendar';
import type { Migration } from '../sql/migration.ts';

/** What a database says of itself, for whoever operates it. */
export interface Inspection {
  readonly kind: 'sqlite' | 'postgresql';
  readonly version: string;
  /** The database's own clock. */
  readonly now: Instant;
  /** Settings that durability hangs on, by their own names. */
  readonly settings: Readonly<Record<string, string>>;
  /** What a quick look at the pages of a file found; null where nothing is wrong, or there are no pages to look at. */
  readonly damage: string | null;
  /** Triggers that keep the ledger append-only and are gone or switched off. */
  readonly missingGuards: readonly string[];
  readonly role: RoleRights | null;
}

/** What a role of a server may do; a file has none. */
export interface RoleRights {
  readonly name: string;
  /** Rights to change or remove what is written once, for example `UPDATE facts`; a node should have none of them. */
  readonly excess: readonly string[];
  /** Rights that a node needs and does not have. */
  readonly lacking: readonly string[];
}

/** The triggers that migrations make, each once: a table that is made anew gets its own again. */
export const guardsOf = (migrations: readonly Migration[]): readonly string[] => [
  ...new Set(migrations.flatMap(({ sql }) => [...sql.matchAll(/CREATE TRIGGER (\w+)/g)].map(([, name]) => name ?? ''))),
];
