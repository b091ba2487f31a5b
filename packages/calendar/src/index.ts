export type { CalendarErrorCode } from './days/calendar-error.ts';
export { CALENDAR_ERROR_CODES, CalendarError } from './days/calendar-error.ts';
export type { CivilDate, Weekday } from './days/civil-date.ts';
export { addDays, addMonths, civilDate, compareDates, daysBetween, isCivilDate, weekdayOf } from './days/civil-date.ts';
export type { Instant } from './days/instant.ts';
export { addHours, civilDateOf, endOfDay, formatInstant, instantOf, startOfDay } from './days/instant.ts';
export type {
  Calendar,
  CalendarInput,
  DayDescription,
  DayReason,
  Interval,
  ComputedDate,
  RollOptions,
  TracedDay,
} from './calendar/calendar.ts';
export { canonicalText } from './calendar/canonical-text.ts';
export { createCalendar } from './calendar/create-calendar.ts';
export { grantedDays } from './calendar/granted-days.ts';
export type { EstimatedYear, NoticeYear, NoticeYears, Overlay } from './calendar/notice-years.ts';
export { CalendarNotPublishedError, CalendarRangeError } from './calendar/range-errors.ts';
export { estimate2027 } from './data/estimate-2027.ts';
export { nationalCalendar } from './data/national-calendar.ts';
export { nationalNotices } from './data/national-notices.ts';
