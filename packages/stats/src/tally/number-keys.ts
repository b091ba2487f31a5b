import { cellKey } from '@gongkai/core';

/** The known values of one name. */
interface Values {
  readonly branches: Map<string, Branch>;
  // Most requests come from natural persons and are handled in time: the next value is usually the last one.
  lastValue: string | null;
  last: Branch | null;
}

/** A known value: the names and values that follow it. */
interface Branch {
  /** The name that was added first; usually the only one. */
  name: string | null;
  readonly values: Values;
  readonly others: Map<string, Values>;
  /** The number of the key that ends here. */
  number: number | null;
}

const noValues = (): Values => ({ branches: new Map(), lastValue: null, last: null });
const noBranch = (): Branch => ({ name: null, values: noValues(), others: new Map(), number: null });

const openValues = (from: Branch, name: string): Values => {
  if (from.name === name) return from.values;
  if (from.name === null) {
    from.name = name;
    return from.values;
  }
  const known = from.others.get(name);
  if (known !== undefined) return known;
  const made = noValues();
  from.others.set(name, made);
  return made;
};

const below = (values: Values, value: string): Branch => {
  if (values.last !== null && values.lastValue === value) return values.last;
  let found = values.branches.get(value);
  if (found === undefined) values.branches.set(value, (found = noBranch()));
  values.lastValue = value;
  values.last = found;
  return found;
};

/**
 * Numbers breakdowns in a trie and encodes the key of each once: millions of cases share a few hundred of them. A
 * look-up is several times cheaper than encoding the key.
 */
export const numberKeys = (numberOf: (key: string) => number): ((...of: Parameters<typeof cellKey>) => number) => {
  const indicators = noValues();
  return (indicator, by) => {
    let at = below(indicators, indicator);
    for (const name in by) {
      const value = by[name];
      if (value !== undefined) at = below(openValues(at, name), value);
    }
    return (at.number ??= numberOf(cellKey(indicator, by)));
  };
};
