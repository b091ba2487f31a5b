import type { NoticeYear } from './notice-years.ts';

/** Days that known amendments granted beyond the law: 3 September 2015; two more days of Spring Festival 2020. */
const KNOWN: Readonly<Record<string, number>> = { '国发明电〔2015〕1号': 1, '国办发明电〔2020〕1号': 2 };

/** Returns the days off that the known amendments among `amendedBy` granted beyond the law. */
export const knownGrants = (amendedBy: readonly string[] = []): number =>
  amendedBy.reduce((days, notice) => days + (KNOWN[notice] ?? 0), 0);

/**
 * Returns the days off that the notice of a year grants beyond the law: those that were acknowledged when it was loaded,
 * else those of the known amendments of 2015 and 2020.
 * @example
 * grantedDays(nationalNotices['2015']) // => 1
 */
export const grantedDays = ({ granted, amendedBy }: Pick<NoticeYear, 'granted' | 'amendedBy'>): number =>
  granted ?? knownGrants(amendedBy);
