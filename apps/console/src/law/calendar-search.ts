/** What the address of the calendar says: the year, and a sum. */
export interface CalendarSearch {
  readonly year?: number;
  readonly start?: string;
  readonly days?: number;
  /** With the local days of the person's agency. */
  readonly local?: boolean;
}

const MOST_DAYS = 2000;

/** Reads the address; what it does not know is left out. */
export const calendarSearch = ({ year, start, days, local }: Record<string, unknown>): CalendarSearch => ({
  ...(typeof year === 'number' && Number.isInteger(year) ? { year } : {}),
  ...(typeof start === 'string' && /^\d{4}-\d\d-\d\d$/.test(start) ? { start } : {}),
  ...(typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= MOST_DAYS ? { days } : {}),
  ...(local === true ? { local } : {}),
});
