/** A measurement at a moment, in milliseconds from the start. */
export interface Sample {
  readonly at: number;
  readonly value: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The lowest value of each minute: what is left when the garbage is collected. */
export const lowestByMinute = (samples: readonly Sample[]): readonly Sample[] => {
  const lowest = new Map<number, Sample>();
  for (const sample of samples) {
    const minute = Math.floor(sample.at / MINUTE);
    const known = lowest.get(minute);
    if (known === undefined || sample.value < known.value) lowest.set(minute, sample);
  }
  return [...lowest.values()];
};

/** The slope of a line through samples, by Theil and Sen: the median of the slopes of all pairs, per hour. */
export const slopePerHour = (samples: readonly Sample[]): number => {
  const slopes: number[] = [];
  for (const [index, a] of samples.entries()) {
    for (const b of samples.slice(index + 1))
      if (b.at > a.at) slopes.push(((b.value - a.value) / (b.at - a.at)) * HOUR);
  }
  const sorted = slopes.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

/** The value below which so much of a list is. */
export const quantile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};
