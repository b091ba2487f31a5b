import { cellKey } from '@gongkai/core';

/** The values of one name, and what is known below each of them. */
interface Values {
  readonly branches: Map<string, Branch>;
  // Most requests come from natural persons and are handled in time: the value seen last is as a rule the next one too.
  lastValue: string | null;
  last: Branch | null;
}

/** What is known below a value: the values of the next name. */
interface Branch {
  /** The name that came first here; as a rule the only one. */
  name: string | null;
  readonly values: Values;
  readonly others: Map<string, Values>;
  /** The number of the key that ends here. */
  number: number | null;
}

const noValues = (): Values => ({ branches: new Map(), lastValue: null, last: null });
const noBranch = (): Branch => ({ name: null, values: noValues(), others: new Map(), number: null });

const valuesOf = (from: Branch, name: string): Values => {
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
 * Numbers breakdowns, writing the key of each once: cases by the million share some hundred of them. Finding one is a
 * walk over words that are known already, several times cheaper than writing its key.
 */
export const knownKeys = (numberOf: (key: string) => number): ((...of: Parameters<typeof cellKey>) => number) => {
  const indicators = noValues();
  return (indicator, by) => {
    let at = below(indicators, indicator);
    for (const name in by) {
      const value = by[name];
      if (value !== undefined) at = below(valuesOf(at, name), value);
    }
    return (at.number ??= numberOf(cellKey(indicator, by)));
  };
};
