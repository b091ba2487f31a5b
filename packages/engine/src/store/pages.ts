import { setImmediate as nextTurn } from 'node:timers/promises';
import { placeOf, readCursor, writeCursor } from './cursor.ts';
import type { CaseRecord, ListPosition, Store } from './store.ts';
import type { Instant } from '@gongkai/calendar';

/** A list of cases; `after` is the opaque cursor that an earlier page gave. */
export interface CaseQuery {
  readonly agency?: string;
  readonly procedure?: string;
  readonly state?: string;
  readonly dueBefore?: Instant;
  /** `due`: what is due first comes first, undated cases last. Default: `opened`. */
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

const clamped = (limit: number, most: number): number => Math.min(Math.max(Math.trunc(limit), 1), most);

/** A page size that a caller may ask for. */
export const pageSize = (limit: number | undefined, usual: number, most: number): number =>
  limit === undefined || Number.isNaN(limit) ? usual : clamped(limit, most);

/**
 * One page of a list.
 * @throws BadCursorError when `after` was not given by a page.
 */
export const pageOf = async (store: Store, query: CaseQuery): Promise<CasePage> => {
  const { order = 'opened', after, ...filter } = query;
  const limit = pageSize(query.limit, 20, 100);
  const place = after === undefined ? null : readCursor(after);
  const found = await store.list({ ...filter, order, after: place, limit: limit + 1 });
  const cases = found.slice(0, limit);
  const last = cases.at(-1);
  return { cases, next: found.length > limit && last !== undefined ? writeCursor(placeOf(last)) : null };
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
    after = placeOf(last);
    await nextTurn();
  }
};
