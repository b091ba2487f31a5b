import type { Instant } from '@gongkai/calendar';

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
  /** Triggers that keep the ledger append-only and are missing or disabled. */
  readonly missingGuards: readonly string[];
  readonly role: RoleRights | null;
}

/** The rights of a role of a server; a file has no roles. */
export interface RoleRights {
  readonly name: string;
  /** Rights to change or remove what is written once, for example `UPDATE facts`; a node should have none. */
  readonly excess: readonly string[];
  /** Rights that a node needs and does not have. */
  readonly lacking: readonly string[];
}
