/** What was asked in a month. */
export interface MonthCount {
  /** `2026-03`. */
  readonly month: string;
  readonly matters: number;
}

const MOST_MONTHS = 24;

const monthAfter = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/**
 * The matters of each month from the first one with a case to the present one, those without included, the oldest
 * first; at most the last 24.
 */
export const monthsOf = (
  cases: readonly { readonly askedOn: string; readonly items: number }[],
  present: string,
): readonly MonthCount[] => {
  const counted = new Map<string, number>();
  for (const { askedOn, items } of cases) {
    const month = askedOn.slice(0, 7);
    counted.set(month, (counted.get(month) ?? 0) + items);
  }
  const months: MonthCount[] = [];
  let month = [present, ...counted.keys()].toSorted()[0] ?? present;
  const last = [present, ...counted.keys()].toSorted().at(-1) ?? present;
  for (; month <= last; month = monthAfter(month)) months.push({ month, matters: counted.get(month) ?? 0 });
  return months.slice(-MOST_MONTHS);
};
