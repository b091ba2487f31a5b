import { readText } from '../ledger/ledger.ts';
import { searchWords } from '../search/query.ts';
import type { FindQuery, Store } from '../store/kit.ts';
import type { RecordedAs } from './plan-sheet.ts';

const PAGE = 50;
// A short number is part of very many others: what was looked through so far has to do.
const MOST_PAGES = 10;

// Ledgers begin their numbers again each year.
const yearOf = (at: unknown): string => String(at).slice(0, 4);

/** Finds the case of an agency that has a number of a ledger as its own, so that a ledger read twice is recorded once. */
export const recordedAsOn = (store: Store, procedure: string): RecordedAs => {
  const isSame = async (id: string, ownNumber: string, receivedAt: string): Promise<boolean> => {
    const [first] = await store.history(id, 0, 1);
    if (first === undefined) return false;
    const { fact } = readText(first.text);
    return fact['externalNo'] === ownNumber && yearOf(fact['at']) === yearOf(receivedAt);
  };
  return async (agency, ownNumber, receivedAt) => {
    const words = searchWords(ownNumber);
    if (words === null) return null;
    const query = { words, scope: { agency, below: false }, asked: null, kind: 'case', handled: [procedure] } as const;
    let after: FindQuery['after'] = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const hits = await store.search.find({ ...query, after, limit: PAGE });
      for (const { id } of hits) {
        if (await isSame(id, ownNumber, receivedAt)) return (await store.read(id))?.number ?? id;
      }
      after = hits.at(-1) ?? null;
      if (after === null || hits.length < PAGE) return null;
    }
    return null;
  };
};
