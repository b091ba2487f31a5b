import type { Store, TallyRow } from '../store/store.ts';
import { tallySum } from './tally-sum.ts';

const keyOf = ({ agency, year, cell }: TallyRow): string => `${agency}\n${year}\n${cell}`;

const firstOf = (rows: readonly TallyRow[]): TallyRow | undefined =>
  rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))[0];

const plain = (hundredths: number): string => String(hundredths / 100);

/** The first month in which the stored tally differs from the sum of its cases; null where all agree. */
const difference = async (store: Store): Promise<string | null> => {
  const remaining = tallySum();
  for await (const one of store.counts()) {
    if (one.kind === 'tally') remaining.addRow(one.row, 1);
    else remaining.add(one.agency, one.counted, -1);
  }
  const first = firstOf(remaining.rows());
  if (first === undefined) return null;
  const index = first.months.findIndex((amount) => amount !== 0);
  const more = first.months[index] ?? 0;
  const month = `${first.year}-${String(index + 1).padStart(2, '0')}`;
  const by = `${plain(Math.abs(more))} ${more > 0 ? 'more' : 'less'}`;
  return `the tally of ${first.agency}, ${month}, ${first.cell} holds ${by} than its cases are counted as`;
};

// A store in memory has one connection, so that a fact can arrive between the reading of a case and of its tallies.
const MOST_ATTEMPTS = 3;

/**
 * Compares the stored tallies with the sum of what cases are counted as; names the first difference.
 * @throws SyntaxError when a count cannot be read.
 */
export const verifyTallies = async (store: Store): Promise<string | null> => {
  let found = await difference(store);
  for (let tried = 1; found !== null && tried < MOST_ATTEMPTS; tried += 1) found = await difference(store);
  return found;
};
