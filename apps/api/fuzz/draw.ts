import * as fc from 'fast-check';
import { type Chance, seeded } from '../src/demo/seeded.ts';

/** A list that is not empty, for `Chance.pick`. */
export type Some<T> = readonly [T, ...T[]];

/** A random source that depends only on the seed and on its purpose, so that one request can be made again. */
export const chanceOf = (seed: number, ...purpose: readonly (string | number)[]): Chance => {
  let hash = seed >>> 0;
  for (const character of JSON.stringify(purpose)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return seeded(hash);
};

/** One of a list; the other value where the list is empty. */
export const pickOr = <T>(chance: Chance, from: readonly T[], otherwise: T): T =>
  from[chance.between(0, from.length - 1)] ?? otherwise;

/** One value of an arbitrary. */
export const draw = <T>(arbitrary: fc.Arbitrary<T>, chance: Chance): T => {
  for (const value of fc.sample(arbitrary, { seed: chance.between(0, 0x7fff_ffff), numRuns: 1 })) return value;
  throw new Error('an arbitrary gave no value');
};

type Way<T> = readonly [weight: number, arbitrary: fc.Arbitrary<T>];

/** Values of several arbitraries, each in proportion to its weight. */
export const weighted = <T>(...ways: readonly Way<T>[]): fc.Arbitrary<T> =>
  fc.oneof(...ways.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** One of a list, for `weighted`; nothing where the list is empty. */
export const among = <T>(weight: number, list: readonly T[]): readonly Way<T>[] =>
  list.length === 0 ? [] : [[weight, fc.constantFrom(...list)]];
