import type { Draw } from './samples.ts';

/** Returns the numbers of Mulberry32, from 0 inclusive to 1 exclusive: a seed gives the same ones on every machine. */
export const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
};

/** Returns a source of chance on numbers from 0 inclusive to 1 exclusive; each draw takes one number. */
export const drawFrom = (next: () => number): Draw => {
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    happens: (share) => next() < share,
    pick: (from) => from[between(0, from.length - 1)] ?? from[0],
  };
};

/** Returns a source of chance by Mulberry32: the same seed gives the same draws on every machine. */
export const seeded = (seed: number): Draw => drawFrom(mulberry32(seed));
