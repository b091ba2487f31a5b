import { type Problem, rowProblem } from '../ledger/problem.ts';
import { messageOf } from '../errors.ts';
import type { Store, TallyRow } from '../store/store.ts';
import { agencyKey, agencyKeyOf } from '../store/time-ordered-id.ts';
import { tallySum } from './tally-sum.ts';

const keyOf = ({ agency, year, cell }: TallyRow): string => `${agency} ${year} ${cell}`;

const firstOf = (rows: readonly TallyRow[]): TallyRow | undefined =>
  rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))[0];

const plain = (hundredths: number): string => String(hundredths / 100);

/** The first month in which the stored tally differs from the sum of its cases. */
const tallyProblem = (first: TallyRow): Problem => {
  const index = first.months.findIndex((amount) => amount !== 0);
  const more = first.months[index] ?? 0;
  const month = `${first.year}-${String(index + 1).padStart(2, '0')}`;
  const by = `${plain(Math.abs(more))} ${more > 0 ? 'more' : 'less'}`;
  const message = `the tally of ${first.agency}, ${month}, ${first.cell} holds ${by} than its cases are counted as`;
  return rowProblem('tallies', keyOf(first), message, 'tally');
};

/** A series of case numbers, as the cases show it. */
interface Numbers {
  count: number;
  highest: number;
}

const NUMBER = /^(.+)-(\d{5,})$/;

/** Collects case numbers by their series, and compares them with the counters. */
const numberBook = () => {
  const series = new Map<string, Numbers>();
  const problems: Problem[] = [];
  return {
    problems,
    add: (id: string, number: string): void => {
      const [, name, digits] = NUMBER.exec(number) ?? [];
      // A number that was changed does not match the opening of its case, which is checked there.
      if (name === undefined) return;
      const place = `${agencyKeyOf(id)} ${name}`;
      const found = series.get(place) ?? { count: 0, highest: 0 };
      series.set(place, { count: found.count + 1, highest: Math.max(found.highest, Number(digits)) });
    },
    compare: (key: string, name: string, value: number): void => {
      const found = series.get(`${key} ${name}`) ?? { count: 0, highest: 0 };
      series.delete(`${key} ${name}`);
      const wrong = (message: string): void => void problems.push(rowProblem('counters', `${key} ${name}`, message));
      if (value < found.highest) wrong(`it is at ${value}, and number ${found.highest} was given out`);
      else if (value > found.count) wrong(`it is at ${value}, and ${found.count} cases have a number of it`);
    },
    left: (): void => {
      for (const [place, { highest }] of series) {
        problems.push(rowProblem('counters', place, `it is gone, and number ${highest} was given out`));
      }
    },
  };
};

/** The problems of the rows that are counted from cases, as they are at one moment. */
const readCounts = async (store: Store): Promise<readonly Problem[]> => {
  const remaining = tallySum();
  const numbers = numberBook();
  const misplaced: Problem[] = [];
  for await (const one of store.counts()) {
    if (one.kind === 'case') {
      remaining.add(one.agency, one.counted, -1);
      numbers.add(one.id, one.number);
    } else if (one.kind === 'counter') numbers.compare(one.agencyKey, one.name, one.value);
    else {
      remaining.addRow(one.row, 1);
      if (one.agencyKey === agencyKey(one.row.agency)) continue;
      misplaced.push(rowProblem('tallies', keyOf(one.row), 'column agency_key is not that of its agency', 'tally'));
    }
  }
  numbers.left();
  const first = firstOf(remaining.rows());
  return [...(first === undefined ? [] : [tallyProblem(first)]), ...misplaced.slice(0, 1), ...numbers.problems];
};

// A store in memory has one connection, so that a fact can arrive between the reading of a case and of its tallies.
const MOST_ATTEMPTS = 3;

/**
 * Compares the tallies with the sum of what cases are counted as, row by row with the agency, and the counters with the
 * numbers of the cases. Names the first difference of the tallies, and each wrong counter.
 */
export const verifyCounts = async (store: Store): Promise<readonly Problem[]> => {
  try {
    let found = await readCounts(store);
    for (let tried = 1; found.length > 0 && tried < MOST_ATTEMPTS; tried += 1) found = await readCounts(store);
    return found;
  } catch (error) {
    return [rowProblem('tallies', '', messageOf(error), 'unreadable')];
  }
};
