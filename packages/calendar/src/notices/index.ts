export { acknowledgeGranted } from './acknowledge-granted.ts';
export { amendCalendar } from './amend-calendar.ts';
export { CalendarFileError } from './calendar-file-error.ts';
export type { NoticeProblem, NoticeProblemCode } from './notice-problem.ts';
export { NOTICE_PROBLEM_CODES } from './notice-problem.ts';
export type { ParsedNotices } from './parse-notices.ts';
export { parseNotices } from './parse-notices.ts';
