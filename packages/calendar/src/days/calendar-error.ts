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

/** Every exception of this package; callers distinguish them by `code`, never by the English sentence. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode;

  constructor(code: CalendarErrorCode, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}
