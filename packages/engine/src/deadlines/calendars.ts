import { addDays, type Calendar, type CivilDate, type Instant, startOfDay } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar/notices';
import type { Store } from '../store/store.ts';
import { hashCalendar } from './hash-calendar.ts';

/** The calendar in force: the given one, amended by the notices in the store. */
export interface Calendars {
  current(): Calendar;
  /**
   * The instant from which the calendar in force differs from the one with this hash: a case that ended before it has the
   * same dates under both. The beginning of time for an unknown calendar.
   */
  changedFrom(hash: string): Instant;
  /** The calendar with this hash, where it was in force on this node; null otherwise. */
  withHash(hash: string): Calendar | null;
  /** Applies notices that were stored since; whether they changed the calendar. */
  refresh(): Promise<boolean>;
  /** Checks and stores notices; whether they change the calendar. */
  load(text: string): Promise<boolean>;
}

/** Before every instant, and after every instant. */
export const EVER = Number.MIN_SAFE_INTEGER;
export const NEVER = Number.MAX_SAFE_INTEGER;

const dayText = (calendar: Calendar, on: CivilDate): string => {
  if (on < calendar.from || on > calendar.through) return '';
  const { works, open } = calendar.dayOf(on);
  return `${works}${open === true}`;
};

/** The start of the first day on which two calendars differ; null where they agree on every day. */
const firstDifference = (before: Calendar, after: Calendar): Instant | null => {
  const from = before.from < after.from ? before.from : after.from;
  const through = before.through > after.through ? before.through : after.through;
  for (let on = from; on <= through; on = addDays(on, 1)) {
    if (dayText(before, on) !== dayText(after, on)) return startOfDay(on);
  }
  return null;
};

/** The calendars of a store, on top of the given one. */
export const calendarsOf = (store: Store, given: Calendar): Calendars => {
  let calendar = given;
  let newest = 0;
  const known = new Map([[hashCalendar(given), given]]);
  const refresh = async (): Promise<boolean> => {
    const before = hashCalendar(calendar);
    for (const { number, text } of await store.notices(newest)) {
      calendar = amendCalendar(calendar, text);
      known.set(hashCalendar(calendar), calendar);
      newest = number;
    }
    return hashCalendar(calendar) !== before;
  };
  return {
    current: () => calendar,
    changedFrom: (hash) => {
      const before = known.get(hash);
      return before === undefined ? EVER : differsFrom(before, calendar);
    },
    withHash: (hash) => known.get(hash) ?? null,
    refresh,
    load: async (text) => {
      await refresh();
      const hash = hashCalendar(amendCalendar(calendar, text));
      if (hash === hashCalendar(calendar)) return false;
      await store.addNotices({ text, hash, loadedAt: await store.now() });
      return refresh();
    },
  };
};

/**
 * The first instant at which a case that ended before it has the same dates under both calendars; `NEVER` where they
 * agree on every day.
 */
export const differsFrom = (before: Calendar, after: Calendar): Instant => firstDifference(before, after) ?? NEVER;

/** The calendar of a store: the given one, amended by the notices in the store. */
export const calendarOf = async (store: Store, given: Calendar): Promise<Calendar> => {
  const calendars = calendarsOf(store, given);
  await calendars.refresh();
  return calendars.current();
};
