/** The closed list of codes with which this package refuses. */
export const STATS_ERROR_CODES = [
  'stats/bad-amount',
  'stats/bad-year',
  'stats/bad-share',
  'stats/bad-tally',
  'stats/unknown-cell',
  'stats/not-from-facts',
  'stats/bad-tree',
  'stats/bad-month',
  'stats/bad-weight',
] as const;

/** One of {@link STATS_ERROR_CODES}. */
export type StatsErrorCode = (typeof STATS_ERROR_CODES)[number];

/** Every exception of this package; callers tell them apart by `code`, never by the English sentence. */
export class StatsError extends Error {
  readonly code: StatsErrorCode;

  constructor(code: StatsErrorCode, message: string) {
    super(message);
    this.name = 'StatsError';
    this.code = code;
  }
}
