import type { Issue } from './errors.ts';

/** One issue of a schema, as far as it is shown. */
export interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** The unknown keys, where the issue is about them. */
  readonly keys?: unknown;
}

/** Issues with the path of each; an unknown key is its own place. `root` names the whole. */
export const issuesOf = (found: readonly SchemaIssue[], root: string): readonly Issue[] =>
  found.flatMap(({ path, message, keys }): readonly Issue[] =>
    Array.isArray(keys)
      ? keys.map((key) => ({ path: [...path, String(key)].join('.'), message: 'there is no such key' }))
      : [{ path: path.join('.') || root, message }],
  );

const DEEPEST = 32;

const placesIn = (value: unknown, path: readonly string[]): readonly Issue[] => {
  if (typeof value === 'string') {
    return value.isWellFormed() ? [] : [{ path: path.join('.'), message: 'unpaired surrogate' }];
  }
  if (typeof value !== 'object' || value === null || path.length >= DEEPEST) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const place = [...path, key.toWellFormed()];
    if (key === '__proto__' || !key.isWellFormed()) return [{ path: place.join('.'), message: 'there is no such key' }];
    return placesIn(one, place);
  });
};

// Every fact is checked; the places are worked out only where there are any.
const isSound = (value: unknown, depth: number): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return true;
  return Object.entries(value).every(
    ([key, one]) => key !== '__proto__' && key.isWellFormed() && isSound(one, depth + 1),
  );
};

/** Finds what JSON can carry and must not be stored: unpaired surrogates, and keys with a meaning in the language. */
export const findUnsafeText = (value: unknown): readonly Issue[] => (isSound(value, 0) ? [] : placesIn(value, []));
