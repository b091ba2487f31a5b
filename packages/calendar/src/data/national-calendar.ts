import type { Calendar } from '../calendar/calendar.ts';
import { createCalendar } from '../calendar/create-calendar.ts';
import { estimate2027 } from './estimate-2027.ts';
import { nationalNotices } from './national-notices.ts';

/**
 * The calendar of the State Council's notices for 2008–2026, with 2027 estimated; it ships with the package.
 * @example
 * nationalCalendar.dueDate(civilDate('2026-01-30'), 20) // => '2026-03-05'
 */
export const nationalCalendar: Calendar = /* @__PURE__ */ createCalendar({
  years: nationalNotices,
  estimate: estimate2027,
});
