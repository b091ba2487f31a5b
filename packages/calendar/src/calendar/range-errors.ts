import { CalendarError } from '../days/calendar-error.ts';
import type { CivilDate } from '../days/civil-date.ts';

/** The answer depends on a day that no loaded notice of the State Council settles. */
export class CalendarNotPublishedError extends CalendarError {
  /** The first day that is not settled. */
  readonly openFrom: CivilDate;
  /** The year whose notice is missing. */
  readonly year: number;

  constructor(year: number, openFrom: CivilDate) {
    super('calendar/not-published', `The holiday notice for ${year} is not loaded; days from ${openFrom} are open`);
    this.year = year;
    this.openFrom = openFrom;
  }
}

/** The day is before the first day of the calendar. */
export class CalendarRangeError extends CalendarError {
  /** The first day of the calendar. */
  readonly from: CivilDate;

  constructor(from: CivilDate) {
    super('calendar/out-of-range', `The calendar begins on ${from}`);
    this.from = from;
  }
}
