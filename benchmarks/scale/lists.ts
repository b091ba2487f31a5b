import type { CaseQuery, Engine } from '@gongkai/engine';
import type { Chance } from '../../apps/api/src/demo/seeded.ts';
import { percentile } from '../shared/statistics.ts';

/** Percentiles of durations, in milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
}

export const timesOf = (milliseconds: readonly number[]): Times => {
  const ordered = milliseconds.toSorted((a, b) => a - b);
  return { p50: percentile(ordered, 0.5), p95: percentile(ordered, 0.95) };
};

const WARM_UP = 40;
const REPEATS = 3;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** Times of the lists of one register: of all calls, and of the fastest of three calls for each list. */
export interface ListTimes {
  readonly waited: Times;
  readonly fastest: Times;
}

const timesOfRounds = (rounds: readonly (readonly number[])[]): ListTimes => ({
  waited: timesOf(rounds.flat()),
  fastest: timesOf(rounds.map((one) => Math.min(...one))),
});

/** Measures the same due lists on registers of different sizes in turns, so that other load affects both. */
export const dueLists = async (
  engines: readonly Engine[],
  agencies: number,
  rounds: number,
  chance: Chance,
): Promise<readonly ListTimes[]> => {
  const taken = engines.map((): number[][] => []);
  for (let round = -WARM_UP; round < rounds; round += 1) {
    // Every fifth list is that of all agencies, as a supervisor reads it.
    const agency = chance.happens(0.2) ? {} : { agency: `agency-${chance.between(0, agencies - 1)}` };
    const query: CaseQuery = { ...agency, order: 'due', limit: 20 };
    const spent = engines.map((): number[] => []);
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      for (const [index, engine] of engines.entries()) spent[index]?.push(await timed(() => engine.list(query)));
    }
    if (round >= 0) spent.forEach((one, index) => taken[index]?.push(one));
  }
  return taken.map(timesOfRounds);
};

/** Returns the ratio of the p95 of the second register to that of the first, each list at its fastest of three calls. */
export const growthOf = ([few, many]: readonly ListTimes[]): number =>
  (many?.fastest.p95 ?? Number.NaN) / (few?.fastest.p95 ?? Number.NaN);
