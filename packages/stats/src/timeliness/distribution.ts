/** The number of replies by the working days that they took. Distributions of parts add up to that of the whole. */
export interface Distribution {
  readonly total: number;
  /** By the number of days, the smallest first. */
  readonly counts: readonly (readonly [days: number, count: number])[];
  /** The fewest days in which half of the replies were given; null without replies. */
  readonly medianDays: number | null;
  /** The fewest days in which nine of ten were given. */
  readonly p90Days: number | null;
}

// Nearest rank: a value that occurred, found in whole numbers.
const rank = (counts: Distribution['counts'], total: number, percent: number): number | null => {
  let seen = 0;
  return counts.find(([, count]) => (seen += count) * 100 >= total * percent)?.[0] ?? null;
};

/** Computes the distribution of counts by the number of days, as a tally holds them. */
export const computeDistribution = (byDays: Iterable<readonly [days: string, count: number]>): Distribution => {
  const counts = [...byDays].map(([days, count]) => [Number(days), count] as const).toSorted(([a], [b]) => a - b);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return { total, counts, medianDays: rank(counts, total, 50), p90Days: rank(counts, total, 90) };
};
