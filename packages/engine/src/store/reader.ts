import type { Instant } from '@gongkai/calendar';
import { entryOf, type LedgerEntry } from '../ledger/ledger.ts';
import { type CasePage, type CaseQuery, eachRecord, pageOf } from './list-page.ts';
import { pageSize } from './page-size.ts';
import { readyOf } from './ready.ts';
import type { Scope } from './scope.ts';
import type { CaseRecord, Move, Store, Task } from './store.ts';

export { pageOf } from './list-page.ts';
export type { CasePage, CaseQuery } from './list-page.ts';

/** Reads cases, and handles what belongs to no single case. */
export interface Reader extends Pick<Store, 'moves' | 'outbox' | 'figures' | 'links' | 'desk'> {
  /** @throws BrokenCaseError when the stored form cannot be read. */
  read(caseId: string): Promise<CaseRecord | null>;
  /** Facts after `after` in order: 100 by default, 1,000 at most. */
  history(caseId: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly LedgerEntry[]>;
  list(query: CaseQuery): Promise<CasePage>;
  /** Visits every case record, those of one agency together: for figures. */
  eachCase(
    query: { readonly procedure?: string; readonly agency?: string },
    visit: (record: CaseRecord) => void,
  ): Promise<void>;
  /** The store's clock, never the node's own. */
  now(): Promise<Instant>;
  /** Due days of a case that amended calendars moved. */
  moves(caseId: string): Promise<readonly Move[]>;
  /** Tasks that are not done, oldest first; `after` is the identifier of the last one seen. */
  tasks(query: {
    readonly agency?: string;
    readonly after?: string;
    readonly limit?: number;
  }): Promise<readonly Task[]>;
  /** Whether the task was there, within the scope, and not done before. */
  endTask(id: string, scope: Scope, by: string): Promise<boolean>;
  /**
   * Proves that a fact could be recorded now, in two seconds at most; calls at the same time share one proof.
   * @throws StoreUnavailableError with the reason where it could not.
   */
  ready(): Promise<void>;
}

/** The reader of a store. */
export const readerOf = (store: Store): Reader => ({
  read: (caseId) => store.read(caseId),
  history: async (caseId, { after = 0, limit } = {}) =>
    (await store.history(caseId, after, pageSize(limit, 100, 1000))).map(entryOf),
  list: (query) => pageOf(store, query),
  eachCase: (query, visit) => eachRecord(store, query, visit),
  now: () => store.now(),
  ready: readyOf(store),
  moves: (caseId) => store.moves(caseId),
  tasks: ({ after = '', limit, ...query }) => store.tasks({ ...query, after, limit: pageSize(limit, 20, 100) }),
  endTask: async (id, scope, by) => store.endTask(id, scope, by, await store.now()),
  desk: store.desk,
  outbox: store.outbox,
  figures: store.figures,
  links: store.links,
});
