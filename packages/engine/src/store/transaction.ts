import type { Instant } from '@gongkai/calendar';
import type { TallyRow } from '../figures/tally-sum.ts';
import type { NumberGap } from './agency-records.ts';
import type { PartyRow } from './parties.ts';
import type { CaseText } from './documents.ts';
import type { StoredLink } from './links.ts';
import type { Message } from './outbox.ts';
import type { CaseRecord, Move, StoredFact, StoredResponse, Task } from './records.ts';

/** A case that a transaction locked: its record, and the hash of its last fact. */
export interface LockedCase {
  readonly record: CaseRecord;
  readonly head: string;
}

/** A position in the order of due cases. */
export interface DuePosition {
  readonly at: Instant;
  readonly caseId: string;
}

/** A series of case numbers of an agency. */
export interface Series {
  readonly agency: string;
  readonly name: string;
}

/** The last number of a series. */
export interface Counter extends Series {
  readonly value: number;
}

/** The rows that a transaction reads and locks: cases by id or due date, responses by idempotency key, counters by name. */
export interface ReadSet {
  readonly cases: readonly string[];
  readonly responses: readonly { readonly actor: string; readonly key: string }[];
  readonly counters: readonly Series[];
  /** Cases with an expiry or a warning that is due by the database's clock, after `after`; locked ones are skipped. */
  readonly due?: { readonly limit: number; readonly after: DuePosition | null };
  /** Whether nothing may be written between reading and writing, also not by what only reads these cases. */
  readonly alone?: boolean;
  /** The number of submissions in the batch, where it is not the number of cases: many may open a case at once. */
  readonly size?: number;
}

/** The rows that a transaction has read and locked. */
export interface LockedSnapshot {
  /** The database's clock. */
  readonly now: Instant;
  readonly cases: ReadonlyMap<string, LockedCase>;
  /** Damaged cases, with the reason; skipped, and never fatal to the batch. */
  readonly broken: ReadonlyMap<string, string>;
  /** The cases claimed as due, in order, broken ones included. */
  readonly due: readonly DuePosition[];
  readonly responses: readonly StoredResponse[];
  /** Values by the name of the series; 0 for one that was never used. */
  readonly counters: ReadonlyMap<string, number>;
}

/** The rows that a transaction writes, all of them or none. */
export interface Writes {
  readonly cases: readonly CaseRecord[];
  readonly facts: readonly StoredFact[];
  readonly messages: readonly Message[];
  readonly responses: readonly StoredResponse[];
  readonly counters: readonly Counter[];
  readonly moves: readonly Move[];
  readonly tasks: readonly Task[];
  /** Cases whose parties are removed before the others are added: after a correction. */
  readonly renamed: readonly string[];
  readonly parties: readonly PartyRow[];
  /** Cases that moved to another agency: their parties move with them. */
  readonly transfers?: readonly Pick<CaseRecord, 'id' | 'agency'>[];
  /** Numbers that a new case left out. */
  readonly gaps: readonly NumberGap[];
  readonly links: readonly StoredLink[];
  /** Links that a case does not have any more. */
  readonly unlinks: readonly StoredLink[];
  /** The changes of the tallies; each agency, year and cell once. */
  readonly tallies: readonly TallyRow[];
  /** What search finds cases by, each case once. */
  readonly documents?: readonly CaseText[];
}
