import type { Instant } from '@gongkai/calendar';
import type { KeyHolder } from './key-holder.ts';
import type { Blobs } from './blobs.ts';
import type { Figures } from '../figures/figures.ts';
import type { AgencyRecords } from './agency-records.ts';
import type { Acts, Checks } from './checks.ts';
import type { ImportRecords } from './imports.ts';
import type { PartyRows } from './parties.ts';
import type { Links } from './links.ts';
import type { Outbox } from './outbox.ts';
import type { Desk } from './desk.ts';
import type { Search } from './search.ts';
import type { PeopleStore } from './people-store.ts';
import type { PersonalStore } from './personal-store.ts';
import type { Scope } from './scope.ts';
import type { ClockStops } from './clock-stops.ts';
import type { LoginStore } from './logins.ts';
import type { AgencyWrittenBy, CaseGroup, CasesWrittenBy } from './case-groups.ts';
import type {
  CaseRecord,
  CaseWithFacts,
  BackupRow,
  CountedRow,
  Move,
  StoredFact,
  StoredNotices,
  Task,
} from './records.ts';
import type { LockedSnapshot, ReadSet, Writes } from './transaction.ts';
import type { ListQuery, TaskQuery } from './list-query.ts';

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
export type { AgencyRecords, AgencyTree, NumberGap, Place, StoredProfile } from './agency-records.ts';
export type { FailedRow, ImportRecords, StoredImport } from './imports.ts';
export type { PartyQuery, PartyRow, PartyRows } from './parties.ts';
export type { Blob, BlobChunk, Blobs, BlobState, Scan } from './blobs.ts';
export type { ClockStop, ClockStops, StopReason } from './clock-stops.ts';
export type { ActDraft, ActKind, ActRow, StoredAct } from '../ledger/acts/act.ts';
export type { AnsweredFact, Checks, DeliveredMessage, StoredMessage } from './checks.ts';
export type { Delivery, DeliveryState, Endpoint, Message, Outbox, Settlement } from './outbox.ts';
export type {
  BackupRow,
  CaseRecord,
  CaseWithFacts,
  CountedRow,
  Move,
  StoredFact,
  StoredNotices,
  StoredResponse,
  Task,
} from './records.ts';
export type { Counter, DuePosition, LockedCase, LockedSnapshot, ReadSet, Series, Writes } from './transaction.ts';
export type { ListPosition, ListQuery, TaskQuery } from './list-query.ts';
export type { KeyHolder } from './key-holder.ts';
export type { TallyRow } from '../figures/tally-sum.ts';

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
  /**
   * A case within a scope, by default of every agency; one out of it is null, as one that does not exist.
   * @throws BrokenCaseError when the stored form cannot be read.
   */
  read(caseId: string, scope?: Scope): Promise<CaseRecord | null>;
  /** Facts after `after`, in order; none of a case out of the scope. */
  history(caseId: string, after: number, limit: number, scope?: Scope): Promise<readonly StoredFact[]>;
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
  /** Every counter and gap, then the contribution of every case, then every tally, at one moment. */
  counts(): AsyncGenerator<CountedRow>;
  moves(caseId: string): Promise<readonly Move[]>;
  /** Tasks that are not done, oldest first. */
  tasks(query: TaskQuery): Promise<readonly Task[]>;
  /** Whether the task was there, within the scope, and not done before. */
  endTask(id: string, scope: Scope, by: string, at: Instant): Promise<boolean>;
  notices(after: number): Promise<readonly StoredNotices[]>;
  /** Adds notices unless the newest ones already give the same calendar. */
  addNotices(notices: Omit<StoredNotices, 'number'>, by?: string): Promise<void>;
  /**
   * Adds a key; false where the person holds one of the other office: of an administrator, or with duties. `by` makes the
   * key: another key, or the name of a program, for example `command-line`.
   */
  addKey(holder: KeyHolder, hash: string, by?: string): Promise<boolean>;
  /** Adds an administrator's key unless one is in use; true for one of many nodes that start at once. */
  addFirstKey(holder: KeyHolder, hash: string, by?: string): Promise<boolean>;
  /** The holder of a key that is not disabled. */
  keyByHash(hash: string): Promise<KeyHolder | null>;
  keys(): Promise<readonly KeyHolder[]>;
  /** Whether the key was there and not disabled before. */
  disableKey(id: string, at: Instant, by?: string): Promise<boolean>;
  readonly people: PeopleStore;
  readonly personal: PersonalStore;
  readonly outbox: Outbox;
  readonly links: Links;
  readonly figures: Figures;
  readonly records: AgencyRecords;
  readonly parties: PartyRows;
  readonly imports: ImportRecords;
  readonly search: Search;
  readonly desk: Desk;
  readonly clockStops: ClockStops;
  readonly blobs: Blobs;
  /** How people sign in, and their sessions. */
  readonly logins: LoginStore;
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
