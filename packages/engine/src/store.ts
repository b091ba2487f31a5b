import type { Instant } from '@gongkai/calendar';
import type { CaseState, Duty } from '@gongkai/core';

/** A case as it is stored: the fold of its facts, and what lists and the sweep search by. */
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
  /** The earliest expiry that is still to be recorded; provisional dates have none. */
  readonly nextDueAt: Instant | null;
  /** Hash of the calendar that `nextDueAt` was computed with. */
  readonly calendarHash: string;
}

/** One line of the ledger. `text` is the bytes that the hash covers; the other columns only serve searches. */
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

/** An answer that was given under an idempotency key. */
export interface StoredAnswer {
  readonly actor: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly caseId: string;
  readonly seq: number;
}

/** What leaves after the commit, at least once; case and seq are its stable identifier. */
export interface Message {
  readonly caseId: string;
  readonly seq: number;
  readonly topic: string;
  readonly body: string;
  readonly createdAt: Instant;
}

/** A case as a transaction holds it: its record, and the hash of its last fact. */
export interface HeldCase {
  readonly record: CaseRecord;
  readonly head: string;
}

/** A place in the order of due cases. */
export interface DuePlace {
  readonly at: Instant;
  readonly caseId: string;
}

/** A counter of case numbers, by name. */
export interface Counter {
  readonly name: string;
  readonly value: number;
}

/** What a transaction reads and locks: cases by id or by what is due, answers by key, counters by name. */
export interface Need {
  readonly cases: readonly string[];
  readonly answers: readonly { readonly actor: string; readonly key: string }[];
  readonly counters: readonly string[];
  /** Due cases that stand after `after`, by the database's clock; those that another transaction holds are passed over. */
  readonly due?: { readonly limit: number; readonly after: DuePlace | null };
}

/** What a transaction has read. */
export interface Held {
  /** The database's clock. */
  readonly now: Instant;
  readonly cases: ReadonlyMap<string, HeldCase>;
  /** Cases whose stored form cannot be built upon, with the reason: they are named, left alone, and harm no other. */
  readonly broken: ReadonlyMap<string, string>;
  /** The cases claimed as due, in order, broken ones among them. */
  readonly due: readonly DuePlace[];
  readonly answers: readonly StoredAnswer[];
  /** Values as they stand; 0 for one that was never used. */
  readonly counters: ReadonlyMap<string, number>;
}

/** What a transaction writes, all of it or nothing. */
export interface Writes {
  readonly cases: readonly CaseRecord[];
  readonly facts: readonly StoredFact[];
  readonly messages: readonly Message[];
  readonly answers: readonly StoredAnswer[];
  readonly counters: readonly Counter[];
}

/** The place of a case in every order of lists. */
export interface Place {
  readonly id: string;
  readonly agency: string;
  readonly due: Instant | null;
}

/** A page of cases: `due` with undated cases last, `opened` by id, `agency` by agency and id. */
export interface ListQuery {
  readonly agency?: string;
  readonly procedure?: string;
  readonly state?: string;
  readonly dueBefore?: Instant;
  readonly order: 'due' | 'opened' | 'agency';
  readonly after: Place | null;
  readonly limit: number;
}

/** How many cases are of one kind: what the procedures must be able to open. */
export interface Kind {
  readonly procedure: string;
  readonly version: string;
  readonly state: string;
  readonly calendarHash: string;
  readonly count: number;
}

/** The holder of an API key; the key itself is never stored. */
export interface KeyHolder {
  readonly id: string;
  readonly name: string;
  readonly agency: string | null;
  readonly duties: readonly Duty[];
  readonly administrator: boolean;
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
}

/**
 * Where cases live: twelve verbs without SQL. On a server with many nodes `transact` locks cases in the order of their
 * ids (`FOR UPDATE`, due ones `SKIP LOCKED`), reads answers and counters in the same round trip, and writes with one
 * multi-row statement per table. `describeStore` of `@gongkai/engine/testing` holds any store to all of it.
 */
export interface Store {
  now(): Promise<Instant>;
  /**
   * Reads and locks `need`, decides, writes, commits; resolves only after the commit and, if anything fails, writes
   * nothing and rejects. `decide` is pure: a store may call it again when another node was faster.
   */
  transact<T>(need: Need, decide: (held: Held) => { readonly writes: Writes; readonly result: T }): Promise<T>;
  /** @throws BrokenCaseError when the stored form cannot be read. */
  read(caseId: string): Promise<CaseRecord | null>;
  /** Facts after `after`, in order. */
  history(caseId: string, after: number, limit: number): Promise<readonly StoredFact[]>;
  /** @throws BrokenCaseError when a case of the page cannot be read. */
  list(query: ListQuery): Promise<readonly CaseRecord[]>;
  /** Identifiers after `after`, in order, of everything that has a case or a fact. */
  ids(after: string, limit: number): Promise<readonly string[]>;
  kinds(): Promise<readonly Kind[]>;
  addKey(holder: KeyHolder, hash: string): Promise<void>;
  /** The holder of a key that is not disabled. */
  keyByHash(hash: string): Promise<KeyHolder | null>;
  keys(): Promise<readonly KeyHolder[]>;
  /** Whether the key was there and not disabled before. */
  disableKey(id: string, at: Instant): Promise<boolean>;
  close(): Promise<void>;
}
