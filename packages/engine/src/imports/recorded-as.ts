import { readText } from '../ledger/ledger.ts';
import { searchWords } from '../search/query.ts';
import type { Store } from '../store/kit.ts';
import type { RecordedAs } from './plan-sheet.ts';

// A number that is part of others is in several cases; one more than once recorded is among the first.
const LOOKED_AT = 20;

/** Finds the case of an agency that has a number of a ledger as its own, so that a ledger read twice is recorded once. */
export const recordedAsOn =
  (store: Store, procedure: string): RecordedAs =>
  async (agency, ownNumber) => {
    const words = searchWords(ownNumber);
    if (words === null) return null;
    const scope = { agency, below: false };
    const query = {
      words,
      scope,
      asked: null,
      kind: 'case',
      handled: [procedure],
      after: null,
      limit: LOOKED_AT,
    } as const;
    for (const { id } of await store.search.find(query)) {
      const [first] = await store.history(id, 0, 1);
      if (first === undefined || readText(first.text).fact['externalNo'] !== ownNumber) continue;
      return (await store.read(id))?.number ?? id;
    }
    return null;
  };
