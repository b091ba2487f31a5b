import { isRecord } from '../src/ledger/canonical.ts';

/** One place at which two readings of the same case differ; a part that is absent is undefined. */
export interface Difference {
  /** The names of the parts on the way to the place. */
  readonly place: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

const partsOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(Array.isArray(value) ? value.map((one, index) => [String(index), one]) : Object.entries(Object(value)));

/** Every place at which two values differ: the deepest place that both have, so that one change is one difference. */
export const differencesOf = (
  before: unknown,
  after: unknown,
  place: readonly string[] = [],
): readonly Difference[] => {
  const alike = (isRecord(before) && isRecord(after)) || (Array.isArray(before) && Array.isArray(after));
  if (!alike) return Object.is(before, after) ? [] : [{ place, before, after }];
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) =>
    differencesOf(old.get(name), now.get(name), [...place, name]),
  );
};
