export type { CivilDate, Weekday } from './civil-date.ts';
export { addDays, addMonths, civilDate, compareDates, daysBetween, isCivilDate, weekdayOf } from './civil-date.ts';
export type { Instant } from './instant.ts';
export { addHours, civilDateOf, endOfDay, formatInstant, instantOf, startOfDay } from './instant.ts';
export type {
  Calendar,
  CalendarInput,
  DayDescription,
  DayReason,
  Interval,
  Reckoned,
  RollOptions,
  TracedDay,
} from './calendar.ts';
export { createCalendar } from './create-calendar.ts';
export { nationalCalendar } from './national-calendar.ts';
export type { EstimatedYear, NoticeYear, NoticeYears, Overlay } from './notice-years.ts';
export { estimate2027 } from './notices/estimate-2027.ts';
export { nationalNotices } from './notices/national-notices.ts';
export { amendCalendar } from './amend-calendar.ts';
export type { ParsedNotices } from './parse-notices.ts';
export { parseNotices } from './parse-notices.ts';
export type { NoticeProblem, NoticeProblemCode } from './notice-problem.ts';
export { NOTICE_PROBLEM_CODES } from './notice-problem.ts';
export { yunnanOverlays } from './overlays/yunnan-overlays.ts';
export type { CalendarErrorCode } from './calendar-error.ts';
export { CALENDAR_ERROR_CODES, CalendarError } from './calendar-error.ts';
export { CalendarFileError } from './calendar-file-error.ts';
export { CalendarNotPublishedError, CalendarRangeError } from './range-errors.ts';
