import { type Draw, drawFrom, mulberry32 } from '@gongkai/core/samples';

/** A reproducible random source: the same seed gives the same year on every machine. */
export interface Chance extends Draw {
  /** A number from 0 inclusive to 1 exclusive. */
  readonly next: () => number;
  readonly shuffled: <T>(items: readonly T[]) => readonly T[];
}

/** Starts a source from a seed. */
export const seeded = (seed: number): Chance => {
  const next = mulberry32(seed);
  return {
    ...drawFrom(next),
    next,
    shuffled: (items) =>
      items
        .map((item) => ({ item, order: next() }))
        .toSorted((a, b) => a.order - b.order)
        .map(({ item }) => item),
  };
};
