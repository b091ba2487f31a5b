import type { Instant } from '@gongkai/calendar';
import type { CaseState } from '@gongkai/core';
import type { KeyHolder } from './key-holder.ts';
import type { Figures } from '../figures/figures.ts';
import type { Acts, Checks } from './checks.ts';
import type { Message, Outbox } from './outbox.ts';
import type { TallyRow } from '../figures/tally-sum.ts';
import type { ClockStops } from './clock-stops.ts';
import type { AgencyWrittenBy, CaseGroup, CasesWrittenBy } from './case-groups.ts';

export type {
  Agency,
  CellSum,
  CountedCaseRow,
  CountedQuery,
  Figures,
  PublishedTable,
  RegisterEntry,
  SumQuery,
  TableCorrection,
  TableKey,
} from '../figures/figures.ts';
export type { ClockStop, ClockStops, StopReason } from './clock-stops.ts';
export type { ActDraft, ActKind, ActRow, StoredAct } from '../ledger/acts/act.ts';
export type { AnsweredFact, Checks, DeliveredMessage, StoredMessage } from './checks.ts';
export type { Delivery, DeliveryState, Endpoint, Message, Outbox, Settlement } from './outbox.ts';
export type { KeyHolder } from './key-holder.ts';
export type { TallyRow } from '../figures/tally-sum.ts';

/** A case as it is stored: the fold of its facts, and the columns that lists and the sweep search by. */
export interface CaseRecord {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  /** The version of the procedure that made `state`. */
  readonly procedureVersion: string;
  readonly agency: string;
  readonly state: CaseState;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  /** The earliest expiry that is not recorded yet; a provisional date has none. */
  readonly nextDueAt: Instant | null;
  /** The earliest warning that is not sent yet. */
  readonly nextWarningAt: Instant | null;
  /** The due day of each running clock, `2026-03-05`; a provisional one ends with a question mark, `2027-01-04?`. */
  readonly dues: Readonly<Record<string, string>>;
  /** Keys of the warnings of running clocks that were sent. */
  readonly warned: readonly string[];
  /** Hash of the calendar that dates and counts were computed with; empty for a case without either. */
  readonly calendarHash: string;
  /** The contribution of this case to the tallies, as `countedText` wrote it. */
  readonly counted: string;
}

/** One line of the ledger. The hash covers the bytes of `text`; the other columns only serve searches. */
export interface StoredFact {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  /** Identifier of the actor. */
  readonly actor: string;
  readonly text: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The response that was given under an idempotency key. */
export interface StoredResponse {
  readonly actor: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly caseId: string;
  readonly seq: number;
}

/** A due day that an amended calendar moved, or a verdict that it turned; recorded once for each clock and change. */
export interface Move {
  readonly caseId: string;
  /** The clock; the indicator where only a figure turned. */
  readonly clock: string;
  readonly from: string;
  readonly to: string;
  /** Hashes of the calendars before and after. */
  readonly fromCalendar: string;
  readonly toCalendar: string;
  readonly movedAt: Instant;
}

/** A notice to a person who has to act. */
export interface Task {
  readonly id: string;
  readonly kind: 'due-moved-earlier' | 'fact-called-for';
  readonly agency: string;
  readonly caseId: string;
  readonly body: string;
  readonly raisedAt: Instant;
  readonly doneAt: Instant | null;
  readonly doneBy: string | null;
}

/** A case that a transaction locked: its record, and the hash of its last fact. */
export interface LockedCase {
  readonly record: CaseRecord;
  readonly head: string;
}

/** A case with all of its facts. */
export interface CaseWithFacts {
  readonly record: CaseRecord;
  readonly facts: readonly StoredFact[];
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
  /** The changes of the tallies; each agency, year and cell once. */
  readonly tallies: readonly TallyRow[];
}

/** The position of a case in every order of lists. */
export interface ListPosition {
  readonly id: string;
  readonly agency: string;
  readonly due: Instant | null;
}

/** A page of cases: `due` with undated cases last, `opened` by id, `agency` with those of one agency together, by id. */
export interface ListQuery {
  readonly agency?: string;
  readonly procedure?: string;
  readonly state?: string;
  readonly dueBefore?: Instant;
  readonly order: 'due' | 'opened' | 'agency';
  readonly after: ListPosition | null;
  readonly limit: number;
}

/** The number and the contribution of a case, a tally, or a counter of the store. */
export type CountedRow =
  | {
      readonly kind: 'case';
      readonly id: string;
      readonly number: string;
      readonly agency: string;
      readonly counted: string;
    }
  | { readonly kind: 'tally'; readonly agencyKey: string; readonly row: TallyRow }
  | { readonly kind: 'counter'; readonly agencyKey: string; readonly name: string; readonly value: number };

/** Notices as they were loaded; applied in order, they give the calendar in force. */
export interface StoredNotices {
  readonly number: number;
  readonly text: string;
  /** Hash of the calendar with them. */
  readonly hash: string;
  readonly loadedAt: Instant;
}

/** A row of a backup: the table, and its columns. */
export interface BackupRow {
  readonly t: string;
  readonly [column: string]: string | number | null;
}

/**
 * The storage of cases, without SQL. A fault of the database rejects with StoreUnavailableError, whatever its driver. On a server with many nodes `transact` locks cases in the order of their ids
 * (`FOR UPDATE`, due ones `SKIP LOCKED`), reads responses and counters in the same round trip, and writes with one
 * multi-row statement per table. `describeStore` of `@gongkai/engine/testing` tests any store against all of this.
 */
export interface Store extends Acts {
  /** For reports and backups: `sqlite`, `postgresql`. */
  readonly kind: string;
  /** Whether `now` is the clock of this host, which can be set while a process runs. */
  readonly usesHostClock: boolean;
  /** The number of transactions of one engine that may run at once. */
  readonly maxConcurrentTransactions: number;
  now(): Promise<Instant>;
  /**
   * Reads and locks a read set, decides, writes, commits; resolves only after the commit and, if anything fails, writes
   * nothing and rejects. `decide` is pure: a store may call it again when another node was faster.
   */
  transact<T>(
    readSet: ReadSet,
    decide: (locked: LockedSnapshot) => { readonly writes: Writes; readonly result: T },
  ): Promise<T>;
  /** @throws BrokenCaseError when the stored form cannot be read. */
  read(caseId: string): Promise<CaseRecord | null>;
  /** Facts after `after`, in order. */
  history(caseId: string, after: number, limit: number): Promise<readonly StoredFact[]>;
  /**
   * Cases after `after` through `last`, by id, with their facts; without those whose row cannot be read, and those that
   * do not end within the first `limit` facts.
   */
  casesWithFacts(after: string, last: string, limit: number): Promise<readonly CaseWithFacts[]>;
  /** @throws BrokenCaseError when a case of the page cannot be read. */
  list(query: ListQuery): Promise<readonly CaseRecord[]>;
  /** Identifiers after `after`, in order, of everything that has a case or a fact. */
  ids(after: string, limit: number): Promise<readonly string[]>;
  caseGroups(): Promise<readonly CaseGroup[]>;
  /** Which release and calendar wrote the cases of each agency, each once. */
  calendarsInUse(): Promise<readonly AgencyWrittenBy[]>;
  /**
   * Identifiers after `after`, in order, of cases that one release wrote on one calendar, in these agencies: those with a running clock, and
   * those that changed from `since` on.
   */
  idsWrittenBy(by: CasesWrittenBy, since: Instant, after: string, limit: number): Promise<readonly string[]>;
  /** Identifiers after `after`, in order, of cases whose last fact was recorded by a release without tallies. */
  uncounted(after: string, limit: number): Promise<readonly string[]>;
  /** The contribution of every case, then every tally, then every counter, at one moment. */
  counts(): AsyncGenerator<CountedRow>;
  moves(caseId: string): Promise<readonly Move[]>;
  /** Tasks that are not done, oldest first. */
  tasks(query: { readonly agency?: string; readonly after: string; readonly limit: number }): Promise<readonly Task[]>;
  /** Whether the task was there, belonged to that agency unless null, and was not done before. */
  endTask(id: string, agency: string | null, by: string, at: Instant): Promise<boolean>;
  notices(after: number): Promise<readonly StoredNotices[]>;
  /** Adds notices unless the newest ones already give the same calendar. */
  addNotices(notices: Omit<StoredNotices, 'number'>, by?: string): Promise<void>;
  /**
   * Adds a key; false where the person holds one of the other office: of an administrator, or with duties. `by` makes the
   * key: another key, or a name that is none, for example `command-line`.
   */
  addKey(holder: KeyHolder, hash: string, by?: string): Promise<boolean>;
  /** Adds an administrator's key unless one is in use; true for one of many nodes that start at once. */
  addFirstKey(holder: KeyHolder, hash: string, by?: string): Promise<boolean>;
  /** The holder of a key that is not disabled. */
  keyByHash(hash: string): Promise<KeyHolder | null>;
  keys(): Promise<readonly KeyHolder[]>;
  /** Whether the key was there and not disabled before. */
  disableKey(id: string, at: Instant, by?: string): Promise<boolean>;
  readonly outbox: Outbox;
  readonly figures: Figures;
  readonly clockStops: ClockStops;
  /**
   * Proves that a fact could be written now, by a write of its own.
   * @throws StoreUnavailableError with the reason where it could not.
   */
  probe(): Promise<void>;
  readonly checks: Checks;
  /** Every row at one moment, table by table, of these tables or of all that a backup has; facts by case and seq. */
  dump(tables?: readonly string[]): AsyncIterable<BackupRow>;
  /**
   * Writes rows into an empty store, all of them or none; returns their number.
   * @throws NotEmptyError when there is anything in the store.
   */
  load(rows: AsyncIterable<BackupRow>): Promise<number>;
  close(): Promise<void>;
}
