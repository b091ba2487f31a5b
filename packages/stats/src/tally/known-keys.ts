import { cellKey } from '@gongkai/core';

/** What is known below a value of a breakdown: the next name, and its values. */
interface Branch {
  /** The name that came first here; as a rule the only one. */
  name: string | null;
  readonly values: Map<string, Branch>;
  readonly others: Map<string, Map<string, Branch>>;
  /** The number of the key that ends here. */
  number: number | null;
}

const branch = (): Branch => ({ name: null, values: new Map(), others: new Map(), number: null });

const valuesOf = (from: Branch, name: string): Map<string, Branch> => {
  if (from.name === name) return from.values;
  if (from.name === null) {
    from.name = name;
    return from.values;
  }
  const known = from.others.get(name);
  if (known !== undefined) return known;
  const made = new Map<string, Branch>();
  from.others.set(name, made);
  return made;
};

const below = (values: Map<string, Branch>, value: string): Branch => {
  const known = values.get(value);
  if (known !== undefined) return known;
  const made = branch();
  values.set(value, made);
  return made;
};

/**
 * Numbers breakdowns, writing the key of each once: cases by the million share some hundred of them. Finding one is a
 * walk over words that are known already, several times cheaper than writing its key.
 */
export const knownKeys = (numberOf: (key: string) => number): ((...of: Parameters<typeof cellKey>) => number) => {
  const indicators = new Map<string, Branch>();
  return (indicator, by) => {
    let at = below(indicators, indicator);
    for (const name in by) {
      const value = by[name];
      if (value !== undefined) at = below(valuesOf(at, name), value);
    }
    return (at.number ??= numberOf(cellKey(indicator, by)));
  };
};
