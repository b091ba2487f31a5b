import type { Store, TallyRow } from '../store/store.ts';
import { messageOf } from '../errors.ts';
import type { Problem } from '../ledger/verify-case.ts';
import { tallySum } from './tally.ts';

const keyOf = ({ agency, year, cell }: TallyRow): string => `${agency}\n${year}\n${cell}`;

const firstOf = (rows: readonly TallyRow[]): TallyRow | undefined =>
  rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))[0];

const plain = (hundredths: number): string => String(hundredths / 100);

/** The first month in which what is stored is not the sum of what cases are counted as; null where all agree. */
const difference = async (store: Store): Promise<string | null> => {
  const apart = tallySum();
  for await (const one of store.counts()) {
    if (one.kind === 'tally') apart.addRow(one.row, 1);
    else apart.add(one.agency, one.counted, -1);
  }
  const first = firstOf(apart.rows());
  if (first === undefined) return null;
  const index = first.months.findIndex((amount) => amount !== 0);
  const more = first.months[index] ?? 0;
  const month = `${first.year}-${String(index + 1).padStart(2, '0')}`;
  const by = `${plain(Math.abs(more))} ${more > 0 ? 'more' : 'less'}`;
  return `the tally of ${first.agency}, ${month}, ${first.cell} holds ${by} than its cases are counted as`;
};

// A store in memory has one connection, so that a fact can come between the reading of a case and of its tallies.
const MOST_LOOKS = 3;

/** Compares the stored tallies with the sum of what cases are counted as; names the first difference. */
export const verifyTallies = async (store: Store): Promise<Problem | null> => {
  try {
    let found = await difference(store);
    for (let looks = 1; found !== null && looks < MOST_LOOKS; looks += 1) found = await difference(store);
    return found === null ? null : { caseId: null, seq: null, kind: 'tally', message: found };
  } catch (error) {
    return { caseId: null, seq: null, kind: 'unreadable', message: messageOf(error) };
  }
};
