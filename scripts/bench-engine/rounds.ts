/** Rate and latencies under one load. */
export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** The middle value. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Samples by contestant and load, taken in turns over several rounds; each figure is the median of the rounds. */
export const newSamples = () => {
  const all = new Map<string, Sample[]>();
  const keyOf = (name: string, load: string): string => JSON.stringify([name, load]);
  return {
    add: (name: string, load: string, { perSecond, p50, p99 }: Sample): void => {
      const list = all.get(keyOf(name, load)) ?? [];
      list.push({ perSecond, p50, p99 });
      all.set(keyOf(name, load), list);
    },
    of: (name: string, load: string): Sample => {
      const list = all.get(keyOf(name, load)) ?? [];
      const middle = (part: keyof Sample): number => median(list.map((one) => one[part]));
      return { perSecond: middle('perSecond'), p50: middle('p50'), p99: middle('p99') };
    },
  };
};
