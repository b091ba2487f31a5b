import type { Draw } from './samples.ts';

/** A source of chance by Mulberry32: the same seed gives the same draws on every machine. */
export const seeded = (seed: number): Draw => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    happens: (share) => next() < share,
    pick: ([first, ...rest]) => [first, ...rest][between(0, rest.length)] ?? first,
  };
};
