import type { Rules } from '../deadlines/plan.ts';
import { BadCursorError } from '../errors.ts';
import {
  type CaseRecord,
  type CatalogueItem,
  type DocumentKind,
  type Hit,
  type HitPosition,
  pageSize,
  type Scope,
  type Store,
} from '../store/kit.ts';
import { searchWords } from './query.ts';
import { rebuildSearch } from './rebuild.ts';

/** What is looked for, and by whom; `after` is the opaque cursor of an earlier page. */
export interface SearchRequest {
  readonly text: string;
  readonly scope: Scope;
  readonly asked?: Scope | null;
  readonly kind?: DocumentKind;
  /** The procedures whose cases the reader handles; of other cases only the number is searched. */
  readonly handled: readonly string[];
  readonly after?: string;
  /** 1 to 50, default 20. */
  readonly limit?: number;
}

/** Something that was found. */
export type Found =
  | { readonly kind: 'case'; readonly record: CaseRecord }
  | { readonly kind: 'agency'; readonly agency: { readonly id: string; readonly name: string } }
  | { readonly kind: 'item'; readonly item: CatalogueItem };

/** A page of what was found; `next` is the cursor of the page after it. */
export interface FoundPage {
  readonly found: readonly Found[];
  readonly next: string | null;
}

/** Search over cases, agencies and the catalogue. */
export interface EngineSearch {
  /**
   * What contains every word of the text: an exact number first, then titles, then texts, each the newest first. Null for
   * a text without letters and digits.
   * @throws BadCursorError when `after` was not given by a page.
   */
  find(request: SearchRequest): Promise<FoundPage | null>;
  /** Adds items of the catalogue of what is published, or replaces those that are there. */
  putItems(items: readonly CatalogueItem[], by?: string): Promise<void>;
  /** Builds everything that search finds again; `onCase` is called with the number of cases so far. */
  rebuild(onCase?: (done: number) => void): Promise<void>;
}

const writeCursor = ({ rank, newest, id }: HitPosition): string =>
  Buffer.from(JSON.stringify([rank, newest, id])).toString('base64url');

const readCursor = (text: string): HitPosition => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    const [rank, newest, id]: unknown[] = Array.isArray(value) ? value : [];
    const isRank = rank === 0 || rank === 1 || rank === 2;
    if (isRank && typeof newest === 'number' && Number.isSafeInteger(newest) && typeof id === 'string') {
      return { rank, newest, id };
    }
  } catch {
    // Reported below.
  }
  throw new BadCursorError('the cursor was not given by a page of this search');
};

const partAfter = (id: string): string => id.slice(id.indexOf(':') + 1);

/** What hits are of, in their order; what is gone since is left out. */
const shown = async (store: Store, hits: readonly Hit[]): Promise<readonly Found[]> => {
  const items = await store.search.items(hits.flatMap(({ kind, id }) => (kind === 'item' ? partAfter(id) : [])));
  const byId = new Map(items.map((one) => [one.id, one]));
  const agencies = hits.some(({ kind }) => kind === 'agency') ? await store.figures.agencies() : [];
  const found = hits.map(async ({ kind, id }): Promise<Found | null> => {
    if (kind === 'case') {
      const record = await store.read(id);
      return record === null ? null : { kind, record };
    }
    if (kind === 'agency') {
      const agency = agencies.find((one) => one.id === partAfter(id));
      return agency === undefined ? null : { kind, agency };
    }
    const item = byId.get(partAfter(id));
    return item === undefined ? null : { kind, item };
  });
  return (await Promise.all(found)).filter((one) => one !== null);
};

/** The search of an engine over its store. */
export const createSearch = (store: Store, rules: () => Rules): EngineSearch => ({
  find: async ({ text, kind, after, ...request }) => {
    const words = searchWords(text);
    if (words === null) return null;
    const limit = pageSize(request.limit, 20, 50);
    const position = after === undefined ? null : readCursor(after);
    const query = {
      ...request,
      asked: request.asked ?? null,
      words,
      kind: kind ?? null,
      after: position,
      limit: limit + 1,
    };
    const hits = await store.search.find(query);
    const page = hits.slice(0, limit);
    const last = page.at(-1);
    const next = hits.length > limit && last !== undefined ? writeCursor(last) : null;
    return { found: await shown(store, page), next };
  },
  putItems: (items, by) => store.search.putItems(items, by),
  rebuild: (onCase) => rebuildSearch(store, rules(), onCase),
});
