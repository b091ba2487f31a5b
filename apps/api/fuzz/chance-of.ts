import type { Chance } from '../src/demo/seeded.ts';
import { seeded } from '../src/demo/seeded.ts';

/** A list that is certain to hold something, for `Chance.pick`. */
export type Some<T> = readonly [T, ...T[]];

/** A source of chance that only depends on the seed and on what it is for, so that one request can be made again. */
export const chanceOf = (seed: number, ...purpose: readonly (string | number)[]): Chance => {
  let hash = seed >>> 0;
  for (const character of JSON.stringify(purpose)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return seeded(hash);
};

/** One of a list; the other value where it is empty. */
export const pickOr = <T>(chance: Chance, from: readonly T[], otherwise: T): T =>
  from[chance.between(0, from.length - 1)] ?? otherwise;

/** Makes one of the given things, each as likely as its weight. */
export const oneOf = <T>(chance: Chance, ways: Some<readonly [weight: number, make: () => T]>): T => {
  const sum = ways.reduce((total, [weight]) => total + weight, 0);
  let place = chance.next() * sum;
  for (const [weight, make] of ways) {
    place -= weight;
    if (place < 0) return make();
  }
  return ways[0][1]();
};
