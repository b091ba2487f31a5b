/** A shift of a roster. */
export interface Shift {
  readonly day: string;
  readonly shift: string;
  readonly leader: string;
  readonly officer: string;
  readonly phone: string;
}

/** A month before or after another one, `2026-03`. */
export const monthFrom = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
};

const dayFrom = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** The last day of the month before, from which the days of a month are counted. */
export const eveOf = (month: string): string => dayFrom(`${month}-01`, -1);

/** The days of a month. */
export const daysOf = (month: string): readonly string[] => {
  const first = `${month}-01`;
  const days: string[] = [];
  for (let day = first; day.startsWith(month); day = dayFrom(day, 1)) days.push(day);
  return days;
};

/** The days of a month in whole weeks, Monday first; null before the first day and after the last one. */
export const weeksOf = (month: string): readonly (readonly (string | null)[])[] => {
  const days = daysOf(month);
  const lead = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (string | null)[] = [...Array.from({ length: lead }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
};

/** The shifts in the order of their days; those of one day stay as they were put. */
export const sorted = (rows: readonly Shift[]): readonly Shift[] => rows.toSorted((a, b) => a.day.localeCompare(b.day));

/** One row for each day without any, with the people of the same day of the week before where there are some. */
export const filled = (month: string, rows: readonly Shift[], usual: string): readonly Shift[] => {
  const all = [...rows];
  for (const day of daysOf(month)) {
    if (all.some((one) => one.day === day)) continue;
    const before = all.find((one) => one.day === dayFrom(day, -7));
    all.push({ shift: usual, leader: '', officer: '', phone: '', ...before, day });
  }
  return sorted(all);
};
