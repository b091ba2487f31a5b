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
export type { CalendarErrorCode } from './errors.ts';
export {
  CALENDAR_ERROR_CODES,
  CalendarError,
  CalendarFileError,
  CalendarNotPublishedError,
  CalendarRangeError,
} from './errors.ts';
