import type { Chance } from '../src/demo/seeded.ts';
import { oneOf, pickOr } from './chance-of.ts';
import { isObject } from './json-of.ts';
import { NASTY, ODD } from './nasty.ts';

const without = (value: Readonly<Record<string, unknown>>, name: string): object =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

// Twice what any field admits is too much of it already; three hundred reports in one text would only fill the memory.
const LONGEST = 2_000_000;
const repeated = (value: string, times: number): string =>
  value.repeat(Math.max(2, Math.min(times, Math.floor(LONGEST / Math.max(1, value.length)))));

const changedHere = (value: unknown, chance: Chance): unknown =>
  oneOf<unknown>(chance, [
    [4, () => chance.pick(NASTY)],
    [3, () => chance.pick(ODD)],
    [1, () => [value]],
    [1, () => ({ value })],
    // `String` would call what is under `toString`, and that may be anything.
    [1, () => (typeof value === 'string' ? repeated(value, chance.between(2, 300)) : JSON.stringify(value))],
  ]);

const changedObject = (value: Readonly<Record<string, unknown>>, chance: Chance): unknown => {
  const name = pickOr(chance, Object.keys(value), '');
  return oneOf<unknown>(chance, [
    [5, () => Object.fromEntries([...Object.entries(value), [name, mutated(value[name], chance)]])],
    [2, () => without(value, name)],
    [2, () => Object.fromEntries([...Object.entries(value), [chance.pick(NASTY), chance.pick(ODD)]])],
    [1, () => ({ ...without(value, name), [name.toUpperCase()]: value[name] })],
    [1, () => changedHere(value, chance)],
  ]);
};

/** A value with one thing wrong, anywhere in it: a part replaced, nested, removed, renamed, or one too many. */
export const mutated = (value: unknown, chance: Chance): unknown => {
  if (isObject(value)) return changedObject(value, chance);
  if (Array.isArray(value) && value.length > 0 && chance.happens(0.6)) {
    const at = chance.between(0, value.length - 1);
    return value.map((one: unknown, index) => (index === at ? mutated(one, chance) : one));
  }
  return changedHere(value, chance);
};
