import { share } from '../share.ts';

/** A count and its percentage of a whole; the percentage is null if the whole is 0. */
export interface Figure {
  readonly id: string;
  readonly count: number;
  readonly share: string | null;
}

/** Computes a percentage; null for negative counts, which occur in a tally without the opening of a case. */
export const shareOrNull = (part: number, whole: number): string | null =>
  part < 0 || whole < 0 ? null : share(part, whole);

/** Adds percentages of a whole to counts. */
export const figures = (counts: Iterable<readonly [id: string, count: number]>, whole: number): readonly Figure[] =>
  [...counts].map(([id, count]) => ({ id, count, share: shareOrNull(count, whole) }));
