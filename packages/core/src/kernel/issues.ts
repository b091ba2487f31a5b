import type { Issue } from './errors.ts';

/** One issue of a schema, as far as it is shown. */
export interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** The unknown keys, where the issue is about them. */
  readonly keys?: unknown;
}

/** Issues that an answer names; what is sent with a hundred thousand wrong keys is not answered with as many. */
const MOST_ISSUES = 50;
const LONGEST_PATH = 200;
const LONGEST_MESSAGE = 500;
const NO_SUCH_KEY = 'there is no such key';

const shortened = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

/** Issues with the path of each; an unknown key is its own place. `root` names the whole. */
export const issuesOf = (found: readonly SchemaIssue[], root: string): readonly Issue[] =>
  found
    .slice(0, MOST_ISSUES)
    .flatMap(({ path, message, keys }): readonly Issue[] =>
      Array.isArray(keys)
        ? keys.slice(0, MOST_ISSUES).map((key) => ({ path: [...path, String(key)].join('.'), message: NO_SUCH_KEY }))
        : [{ path: path.join('.') || root, message }],
    )
    .slice(0, MOST_ISSUES)
    .map(({ path, message }) => ({
      path: shortened(path, LONGEST_PATH),
      message: shortened(message, LONGEST_MESSAGE),
    }));

const DEEPEST = 32;

const placesIn = (value: unknown, path: readonly string[]): readonly Issue[] => {
  if (typeof value === 'string') {
    return value.isWellFormed() ? [] : [{ path: path.join('.'), message: 'unpaired surrogate' }];
  }
  if (typeof value !== 'object' || value === null || path.length >= DEEPEST) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const place = [...path, key.toWellFormed()];
    if (key === '__proto__' || !key.isWellFormed()) return [{ path: place.join('.'), message: NO_SUCH_KEY }];
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
export const findUnsafeText = (value: unknown): readonly Issue[] =>
  isSound(value, 0) ? [] : placesIn(value, []).slice(0, MOST_ISSUES);
