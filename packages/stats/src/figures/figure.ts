import { share } from '../share.ts';

/** A count and its percentage of the whole that it belongs to; null where there is nothing to divide. */
export interface Figure {
  readonly id: string;
  readonly count: number;
  readonly share: string | null;
}

/** The percentage of a count; null also below zero, which a tally shows that misses the opening of a case. */
export const shareOrNull = (part: number, whole: number): string | null =>
  part < 0 || whole < 0 ? null : share(part, whole);

/** Counts with their percentages of a whole. */
export const figures = (counts: Iterable<readonly [id: string, count: number]>, whole: number): readonly Figure[] =>
  [...counts].map(([id, count]) => ({ id, count, share: shareOrNull(count, whole) }));
