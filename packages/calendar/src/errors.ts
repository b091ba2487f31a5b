import type { CivilDate } from './civil-date.ts';
import type { NoticeProblem } from './notice-problem.ts';

/** The closed list of codes with which this package refuses. */
export const CALENDAR_ERROR_CODES = [
  'calendar/impossible-date',
  'calendar/impossible-instant',
  'calendar/bad-count',
  'calendar/bad-input',
  'calendar/not-published',
  'calendar/out-of-range',
  'calendar/file-refused',
] as const;

/** One of {@link CALENDAR_ERROR_CODES}. */
export type CalendarErrorCode = (typeof CALENDAR_ERROR_CODES)[number];

/** Every exception of this package; callers tell them apart by `code`, never by the English sentence. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode;

  constructor(code: CalendarErrorCode, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

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

/** The day lies before the first day of the calendar. */
export class CalendarRangeError extends CalendarError {
  /** The first day of the calendar. */
  readonly from: CivilDate;

  constructor(from: CivilDate) {
    super('calendar/out-of-range', `The calendar begins on ${from}`);
    this.from = from;
  }
}

/** A file of notices that was refused as a whole, with every problem found in it. */
export class CalendarFileError extends CalendarError {
  readonly problems: readonly NoticeProblem[];

  constructor(problems: readonly NoticeProblem[]) {
    const first = problems.map((problem) => `line ${problem.line}: ${problem.message}`).join('; ');
    super('calendar/file-refused', `The file of notices is refused: ${first}`);
    this.problems = problems;
  }
}
