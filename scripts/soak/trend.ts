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

/** A slope per hour, and its range with a certainty of 95 %. */
export interface Slope {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

const CERTAINTY = 1.96;

/**
 * The slope of a line through samples, by Theil and Sen: the median of the slopes of all pairs. Its range comes from the
 * variance of Kendall's statistic: few samples of a value that jumps about say little of its slope.
 */
export const slopePerHour = (samples: readonly Sample[]): Slope => {
  const slopes: number[] = [];
  for (const [index, a] of samples.entries()) {
    for (const b of samples.slice(index + 1))
      if (b.at > a.at) slopes.push(((b.value - a.value) / (b.at - a.at)) * HOUR);
  }
  const sorted = slopes.toSorted((a, b) => a - b);
  const [count, pairs] = [samples.length, sorted.length];
  const width = CERTAINTY * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18);
  const nth = (place: number): number => sorted[Math.max(0, Math.min(pairs - 1, Math.floor(place)))] ?? 0;
  return { least: nth((pairs - width) / 2), median: nth(pairs / 2), most: nth((pairs + width) / 2) };
};

/** The value below which so much of a list is. */
export const quantile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};
