import type { Instant } from '@gongkai/calendar';
import type { Actor, CaseState, Duty } from '@gongkai/core';

/** A case as it is stored: the fold of its facts, and what lists and the sweep search by. */
export interface CaseRecord {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  readonly procedureVersion: string;
  readonly agency: string;
  readonly state: CaseState;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  /** The earliest expiry that is still to be recorded. */
  readonly nextDueAt: Instant | null;
}

/** One line of the ledger; `text` is the bytes that the hash covers. */
export interface StoredFact {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: Actor;
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

/** What a transaction reads and locks: cases by id or by what is due, answers by key, and counters of case numbers. */
export interface Need {
  readonly cases: readonly string[];
  readonly answers: readonly { readonly actor: string; readonly key: string }[];
  /** Counters to raise, by name and amount; the values before raising are given. */
  readonly counters: readonly { readonly name: string; readonly by: number }[];
  readonly due?: { readonly limit: number; readonly except: readonly string[] };
}

/** What a transaction has read: `now` is the database's clock. */
export interface Held {
  readonly now: Instant;
  readonly cases: ReadonlyMap<string, CaseRecord>;
  /** Hash of the last fact of each case. */
  readonly heads: ReadonlyMap<string, string>;
  readonly answers: readonly StoredAnswer[];
  readonly counters: ReadonlyMap<string, number>;
  /** Due cases whose stored form cannot be read; they are reported and left alone. */
  readonly unreadable: readonly { readonly caseId: string; readonly message: string }[];
}

/** What a transaction writes, all of it or nothing. */
export interface Writes {
  readonly cases: readonly CaseRecord[];
  readonly facts: readonly StoredFact[];
  readonly answers: readonly StoredAnswer[];
}

/** A list of cases; `after` is a cursor that an earlier page gave. */
export interface CaseQuery {
  readonly agency?: string;
  readonly procedure?: string;
  readonly state?: string;
  readonly dueBefore?: Instant;
  readonly order?: 'due' | 'opened';
  readonly after?: string;
  readonly limit?: number;
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
 * Where cases live. Everything that may wait is a promise and one transaction touches a batch, so that a server with
 * `FOR UPDATE SKIP LOCKED` and one round trip per batch fits behind the same verbs.
 */
export interface Store {
  now(): Promise<Instant>;
  /** Reads and locks `need`, decides, writes, commits. `decide` is pure and synchronous; if it throws, nothing is written. */
  transact<T>(need: Need, decide: (held: Held) => { readonly writes: Writes; readonly result: T }): Promise<T>;
  read(caseId: string): Promise<CaseRecord | null>;
  history(caseId: string, after: number, limit: number): Promise<readonly StoredFact[]>;
  list(query: CaseQuery & { readonly limit: number }): Promise<readonly CaseRecord[]>;
  /** Kinds of cases that are stored: what the procedures must be able to open. */
  kinds(): Promise<
    readonly { readonly procedure: string; readonly version: string; readonly state: string; readonly count: number }[]
  >;
  addKey(holder: KeyHolder, hash: string): Promise<void>;
  keyByHash(hash: string): Promise<KeyHolder | null>;
  keys(): Promise<readonly KeyHolder[]>;
  disableKey(id: string, at: Instant): Promise<boolean>;
  close(): Promise<void>;
}
