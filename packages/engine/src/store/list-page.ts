import { setImmediate as nextTurn } from 'node:timers/promises';
import { BadCursorError } from '../errors.ts';
import { isRecord } from '../ledger/canonical.ts';
import type { ListFilters, ListOrder, ListPosition, ListQuery } from './list-query.ts';
import { pageSize } from './page-size.ts';
import type { CaseRecord, Store } from './store.ts';

/** A list of cases; `after` is the opaque cursor of an earlier page. */
export interface CaseQuery extends ListFilters, Pick<ListQuery, 'handled'> {
  /** Default: `opened`. */
  readonly order?: Exclude<ListOrder, 'agency'>;
  readonly after?: string;
  /** 1 to 100, default 20. */
  readonly limit?: number;
}

/** A page of cases; `next` is the cursor of the page after it. */
export interface CasePage {
  readonly cases: readonly CaseRecord[];
  readonly next: string | null;
}

const VALUE: Readonly<Record<ListOrder, (record: CaseRecord) => ListPosition['at']>> = {
  due: ({ dueStatutory }) => dueStatutory,
  internal: ({ dueInternal }) => dueInternal,
  received: ({ receivedOn }) => receivedOn,
  updated: ({ state }) => state.version,
  opened: () => null,
  agency: () => null,
};

/** The position of a case in an order. */
export const positionIn = (order: ListOrder, record: CaseRecord): ListPosition => ({
  id: record.id,
  agency: record.agency,
  at: VALUE[order](record),
});

const writeCursor = (order: ListOrder, { id, agency, at }: ListPosition): string =>
  Buffer.from(JSON.stringify({ order, id, agency, at })).toString('base64url');

const parseCursor = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
};

/** The kinds of values that an order has. */
const isValue = (order: ListOrder, at: unknown): at is ListPosition['at'] => {
  if (at === null) return order !== 'updated';
  return order === 'received' ? typeof at === 'string' : Number.isSafeInteger(at);
};

const readCursor = (order: ListOrder, text: string): ListPosition => {
  const value = parseCursor(text);
  if (isRecord(value) && value['order'] === order) {
    const { id, agency, at } = value;
    if (typeof id === 'string' && typeof agency === 'string' && isValue(order, at)) return { id, agency, at };
  }
  throw new BadCursorError('the cursor was not given by a page of this list');
};

/**
 * One page of a list.
 * @throws BadCursorError when `after` was not given by a page of a list in this order.
 */
export const pageOf = async (store: Store, query: CaseQuery & Pick<ListQuery, 'scope'>): Promise<CasePage> => {
  const { order = 'opened', after, ...filter } = query;
  const limit = pageSize(query.limit, 20, 100);
  const position = after === undefined ? null : readCursor(order, after);
  const now = query.late === undefined && query.clockState === undefined ? {} : { now: await store.now() };
  const found = await store.list({ ...filter, ...now, order, after: position, limit: limit + 1 });
  const cases = found.slice(0, limit);
  const last = cases.at(-1);
  const next = found.length > limit && last !== undefined ? writeCursor(order, positionIn(order, last)) : null;
  return { cases, next };
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
    after = positionIn('agency', last);
    await nextTurn();
  }
};
