import { median } from '../shared/statistics.ts';

/** Rate and latencies under one load. */
export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Collects one figure by contestant and load over several rounds, and returns the median of the rounds. */
export const createMedians = () => {
  const all = new Map<string, number[]>();
  const keyOf = (name: string, load: string): string => JSON.stringify([name, load]);
  return {
    add: (name: string, load: string, value: number): void => {
      const list = all.get(keyOf(name, load)) ?? [];
      list.push(value);
      all.set(keyOf(name, load), list);
    },
    of: (name: string, load: string): number => median(all.get(keyOf(name, load)) ?? []),
  };
};

/** Collects samples by contestant and load; the median is taken of each figure separately. */
export const createSamples = () => {
  const parts = { perSecond: createMedians(), p50: createMedians(), p99: createMedians() };
  return {
    add: (name: string, load: string, { perSecond, p50, p99 }: Sample): void => {
      parts.perSecond.add(name, load, perSecond);
      parts.p50.add(name, load, p50);
      parts.p99.add(name, load, p99);
    },
    of: (name: string, load: string): Sample => ({
      perSecond: parts.perSecond.of(name, load),
      p50: parts.p50.of(name, load),
      p99: parts.p99.of(name, load),
    }),
  };
};
