import type { Issue } from './errors.ts';

/** What zod says of one misfit, as far as it is shown. */
export interface Misfit {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** The keys of a misfit that is about keys nobody knows. */
  readonly keys?: unknown;
}

/** Misfits with the path of each; a key that nobody knows is its own place. `root` stands for the whole. */
export const issuesOf = (misfits: readonly Misfit[], root: string): readonly Issue[] =>
  misfits.flatMap(({ path, message, keys }): readonly Issue[] =>
    Array.isArray(keys)
      ? keys.map((key) => ({ path: [...path, String(key)].join('.'), message: 'there is no such key' }))
      : [{ path: path.join('.') || root, message }],
  );

const DEEPEST = 32;

const placesIn = (value: unknown, path: readonly string[]): readonly Issue[] => {
  if (typeof value === 'string') {
    return value.isWellFormed() ? [] : [{ path: path.join('.'), message: 'half of a character pair stands alone' }];
  }
  if (typeof value !== 'object' || value === null || path.length >= DEEPEST) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const place = [...path, key.toWellFormed()];
    if (key === '__proto__' || !key.isWellFormed()) return [{ path: place.join('.'), message: 'there is no such key' }];
    return placesIn(one, place);
  });
};

// Every fact is looked through; the places are worked out only where there are any.
const isSound = (value: unknown, depth: number): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null || depth >= DEEPEST) return true;
  return Object.entries(value).every(
    ([key, one]) => key !== '__proto__' && key.isWellFormed() && isSound(one, depth + 1),
  );
};

/** What JSON can carry and nobody may keep: halves of character pairs, and keys that mean something to the language. */
export const unsoundIn = (value: unknown): readonly Issue[] => (isSound(value, 0) ? [] : placesIn(value, []));
