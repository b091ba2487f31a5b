import type { Instant } from '@gongkai/calendar';

/** A row that an import could not record, and the code of the refusal. */
export interface FailedRow {
  readonly row: number;
  readonly code: string;
}

/** What an import brings in, and how far it has got. */
export interface StoredImport {
  readonly id: string;
  /** Null for what belongs to no single agency. */
  readonly agency: string | null;
  readonly kind: string;
  readonly rows: number;
  /**
   * JSON: what is recorded. Once it has ended, since the facts have it all, empty; of people the identifiers of those who
   * were added.
   */
  readonly body: string;
  readonly by: string;
  readonly at: Instant;
  readonly startedAt: Instant | null;
  readonly startedBy: string | null;
  readonly endedAt: Instant | null;
  /** Rows that are recorded or failed; a few more may be, after a crash. */
  readonly done: number;
  readonly failed: readonly FailedRow[];
}

/** Imports of a store. */
export interface ImportRecords {
  add(one: Omit<StoredImport, 'startedAt' | 'startedBy' | 'endedAt' | 'done' | 'failed'>): Promise<void>;
  read(id: string): Promise<StoredImport | null>;
  /**
   * The numbers of the cases of a procedure that an agency opened, or holds, under these numbers of another ledger, by what
   * `externalKey` writes; some hundreds at a time.
   */
  recordedAs(agency: string, procedure: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The newest first, without what they bring in. */
  list(agency: string | null, limit: number): Promise<readonly StoredImport[]>;
  /** Whether it had not been started before. */
  start(id: string, by: string, at: Instant): Promise<boolean>;
  /** Keeps how far it has got. */
  progress(id: string, done: number): Promise<void>;
  /** Ends it, and removes what it brought in but `kept`; whether it had not ended before. */
  end(id: string, by: string, at: Instant, failed: readonly FailedRow[], kept?: string): Promise<boolean>;
}
