import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Instant } from '@gongkai/calendar';
import { BadCursorError } from '../errors.ts';
import { isRecord } from '../ledger/canonical.ts';
import { entryOf, type LedgerEntry } from '../ledger/ledger.ts';
import { pageSize } from './page-size.ts';
import { readyOf } from './ready.ts';
import type { Scope } from './scope.ts';
import type { CaseRecord, ListPosition, Move, Store, Task } from './store.ts';

/** A list of cases; `after` is the opaque cursor of an earlier page. */
export interface CaseQuery {
  readonly agency?: string;
  readonly procedure?: string;
  readonly state?: string;
  readonly dueBefore?: Instant;
  /** `due`: by due date, cases without one last. Default: `opened`. */
  readonly order?: 'due' | 'opened';
  readonly after?: string;
  /** 1 to 100, default 20. */
  readonly limit?: number;
}

/** A page of cases; `next` is the cursor of the page after it. */
export interface CasePage {
  readonly cases: readonly CaseRecord[];
  readonly next: string | null;
}

const positionOf = ({ id, agency, nextDueAt }: CaseRecord): ListPosition => ({ id, agency, due: nextDueAt });

const writeCursor = ({ id, agency, due }: ListPosition): string =>
  Buffer.from(JSON.stringify({ id, agency, due })).toString('base64url');

const parseCursor = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
};

const readCursor = (text: string): ListPosition => {
  const value = parseCursor(text);
  if (isRecord(value)) {
    const { id, agency, due } = value;
    const dated = due === null || (typeof due === 'number' && Number.isSafeInteger(due));
    if (typeof id === 'string' && typeof agency === 'string' && dated) return { id, agency, due };
  }
  throw new BadCursorError('the cursor was not given by a page of this list');
};

/**
 * One page of a list.
 * @throws BadCursorError when `after` was not given by a page.
 */
export const pageOf = async (store: Store, query: CaseQuery & { readonly scope?: Scope }): Promise<CasePage> => {
  const { order = 'opened', after, ...filter } = query;
  const limit = pageSize(query.limit, 20, 100);
  const position = after === undefined ? null : readCursor(after);
  const found = await store.list({ ...filter, order, after: position, limit: limit + 1 });
  const cases = found.slice(0, limit);
  const last = cases.at(-1);
  return { cases, next: found.length > limit && last !== undefined ? writeCursor(positionOf(last)) : null };
};

const PAGE = 500;

/** Visits every case by agency and id. */
export const eachRecord = async (
  store: Store,
  query: { readonly procedure?: string; readonly agency?: string },
  visit: (record: CaseRecord) => void,
): Promise<void> => {
  for (let after: ListPosition | null = null; ;) {
    const page: readonly CaseRecord[] = await store.list({ ...query, order: 'agency', after, limit: PAGE });
    page.forEach(visit);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = positionOf(last);
    await nextTurn();
  }
};

/** Reads cases, and handles what belongs to no single case. */
export interface Reader extends Pick<Store, 'moves' | 'outbox' | 'figures' | 'links'> {
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
  outbox: store.outbox,
  figures: store.figures,
  links: store.links,
});
