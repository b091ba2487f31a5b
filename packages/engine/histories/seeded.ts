/** A reproducible source of random choices: the same seed gives the same histories on every machine. */
export interface Chance {
  /** An integer from `low` to `high`, both inclusive. */
  readonly between: (low: number, high: number) => number;
  /** True with this probability. */
  readonly happens: (share: number) => boolean;
  /** One element of a list; undefined for an empty list. */
  readonly pick: <T>(from: readonly T[]) => T | undefined;
}

/** Mulberry32. */
export const seeded = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return { between, happens: (share) => next() < share, pick: (from) => from[between(0, from.length - 1)] };
};
