import type { Instant } from '@gongkai/calendar';
import type { Migration } from '../sql/migration.ts';

/** The state of a database as it reports it, for operators. */
export interface Inspection {
  readonly kind: 'sqlite' | 'postgresql';
  readonly version: string;
  /** The database's own clock. */
  readonly now: Instant;
  /** Settings that durability depends on, by their own names. */
  readonly settings: Readonly<Record<string, string>>;
  /** The result of a quick check of the pages of a file; null for an intact file, and for a server. */
  readonly damage: string | null;
  /** Triggers that keep the ledger append-only and are missing or disabled; in a file also altered ones, and strange ones. */
  readonly missingGuards: readonly string[];
  readonly role: RoleRights | null;
}

/** The rights of a role of a server; a file has no roles. */
export interface RoleRights {
  readonly name: string;
  /** Rights to change or remove append-only rows, for example `UPDATE facts`; a node should have none. */
  readonly excess: readonly string[];
  /** Rights that a node needs and does not have. */
  readonly lacking: readonly string[];
}

/** The schema of a database, for operators. */
export interface Schema {
  /** The migrations that are not applied yet, with their statements. */
  pending(): Promise<readonly Migration[]>;
  /** Applies them, one in each transaction; returns what was applied. */
  apply(): Promise<readonly Migration[]>;
  /**
   * Gives a role of the server the rights that the application needs and no others: append-only rows stay protected.
   * @throws TypeError for a file, which has no roles.
   */
  grant(role: string): Promise<void>;
  /**
   * Reads the state of the database and the rights of a role, by default the current one.
   * @throws Error of the server when the role does not exist.
   */
  inspect(role?: string): Promise<Inspection>;
  close(): Promise<void>;
}
