import type { Calendar, CivilDate, Instant } from '@gongkai/calendar';
import { addDays, startOfDay } from '@gongkai/calendar';

const from = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b);

const said = (calendar: Calendar, on: CivilDate): string => {
  if (on < calendar.from || on > calendar.through) return '';
  const { works, open } = calendar.dayOf(on);
  return `${works}${open === true}`;
};

/**
 * The beginning of the first day of which two calendars say different things; null where they agree on every day. What
 * ended before it is the same by both.
 */
export const firstChange = (before: Calendar, after: Calendar): Instant | null => {
  const through = before.through > after.through ? before.through : after.through;
  for (let on = from(before.from, after.from); on <= through; on = addDays(on, 1)) {
    if (said(before, on) !== said(after, on)) return startOfDay(on);
  }
  return null;
};
