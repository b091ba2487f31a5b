import { placeInSeries } from '../agencies/number-gaps.ts';
import { type Problem, rowProblem } from '../ledger/problem.ts';
import { messageOf } from '../errors.ts';
import { agencyKey, agencyKeyOf, type Store, type TallyRow } from '../store/kit.ts';
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

/** A series of case numbers: its counter, what it left out, and what the cases show of it. */
interface Numbers {
  readonly value: number | null;
  leftOut: number;
  count: number;
  highest: number;
}

/** Collects counters and gaps, then case numbers by their series, and compares them. */
const numberBook = () => {
  const series = new Map<string, Numbers>();
  const put = (place: string, value: number | null): Numbers => {
    const made = { value, leftOut: 0, count: 0, highest: 0 };
    series.set(place, made);
    return made;
  };
  return {
    counter: (key: string, name: string, value: number): void => void put(`${key} ${name}`, value),
    gap: (key: string, name: string, size: number): void => {
      const found = series.get(`${key} ${name}`) ?? put(`${key} ${name}`, null);
      found.leftOut += size;
    },
    add: (id: string, number: string): void => {
      const key = agencyKeyOf(id);
      const place = placeInSeries(number, (name) => series.has(`${key} ${name}`));
      // A number that was changed does not match the opening of its case, which is checked there.
      if (place === null) return;
      const found = series.get(`${key} ${place.series}`) ?? put(`${key} ${place.series}`, null);
      found.count += 1;
      found.highest = Math.max(found.highest, place.value);
    },
    problems: (): readonly Problem[] =>
      [...series].flatMap(([place, { value, leftOut, count, highest }]) => {
        const wrong = (message: string): readonly Problem[] => [rowProblem('counters', place, message)];
        if (value === null) return wrong(`it is gone, and number ${highest} was given out`);
        if (value < highest) return wrong(`it is at ${value}, and number ${highest} was given out`);
        if (value <= count + leftOut) return [];
        const beside = leftOut === 0 ? '' : `, and ${leftOut} numbers were left out`;
        return wrong(`it is at ${value}, and ${count} cases have a number of it${beside}`);
      }),
  };
};

/** The problems of the rows that are counted from cases, as they are at one moment. */
const readCounts = async (store: Store): Promise<readonly Problem[]> => {
  const remaining = tallySum();
  const numbers = numberBook();
  const misplaced: Problem[] = [];
  for await (const one of store.counts()) {
    if (one.kind === 'counter') numbers.counter(one.agencyKey, one.name, one.value);
    else if (one.kind === 'gap') numbers.gap(one.agencyKey, one.series, one.size);
    else if (one.kind === 'case') {
      remaining.add(one.agency, one.counted, -1);
      numbers.add(one.id, one.number);
    } else {
      remaining.addRow(one.row, 1);
      if (one.agencyKey === agencyKey(one.row.agency)) continue;
      misplaced.push(rowProblem('tallies', keyOf(one.row), 'column agency_key is not that of its agency', 'tally'));
    }
  }
  const first = firstOf(remaining.rows());
  return [...(first === undefined ? [] : [tallyProblem(first)]), ...misplaced.slice(0, 1), ...numbers.problems()];
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
