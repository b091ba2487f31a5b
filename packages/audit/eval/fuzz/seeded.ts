import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A reproducible source of random choices: the same seed gives the same texts on every machine. */
export interface Chance {
  /** A whole number from `low` to `high`, both inclusive. */
  readonly between: (low: number, high: number) => number;
  /** True in this share of cases, to a thousandth. */
  readonly happens: (share: number) => boolean;
}

/** Starts a source from a seed. */
export const seeded = (seed: number): Chance => {
  const generator = xoroshiro128plus(seed);
  const between = (low: number, high: number): number => uniformInt(generator, low, high);
  return { between, happens: (share) => between(1, 1000) <= share * 1000 };
};
