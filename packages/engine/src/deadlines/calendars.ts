import { addDays, type Calendar, type CivilDate, type Instant, startOfDay } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar/notices';
import type { Store } from '../store/store.ts';
import { hashCalendar } from './hash-calendar.ts';
import { type LocalCalendars, localCalendars } from './local-calendars.ts';

/** The calendars in force: the given one, amended by the notices in the store, and with the local days of agencies. */
export interface Calendars {
  current(): LocalCalendars;
  /** The calendar with this hash, where it was in force on this node; null otherwise. */
  withHash(hash: string): Calendar | null;
  /** Applies notices and local days that were stored since; whether they changed a calendar. */
  refresh(): Promise<boolean>;
  /** Checks and stores notices; whether they change the calendar. */
  load(text: string, by?: string): Promise<boolean>;
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
  // In the order in which they were in force, each with all notices before it.
  const bases = [given];
  let current = localCalendars(given, []);
  let newest = 0;
  const known = new Map([[hashCalendar(given), given]]);
  const base = (): Calendar => bases.at(-1) ?? given;
  const refresh = async (): Promise<boolean> => {
    const before = [hashCalendar(current.of(null)), current.key].join(' ');
    for (const { number, text } of await store.notices(newest)) {
      bases.push(amendCalendar(base(), text));
      newest = number;
    }
    const agencies = await store.figures.agencies();
    const next = localCalendars(base(), agencies);
    if ([hashCalendar(base()), next.key].join(' ') === before) return false;
    current = next;
    const all = bases.flatMap((one) => (one === base() ? next.all : localCalendars(one, agencies).all));
    for (const one of all) known.set(hashCalendar(one), one);
    return true;
  };
  return {
    current: () => current,
    withHash: (hash) => known.get(hash) ?? null,
    refresh,
    load: async (text, by) => {
      await refresh();
      const hash = hashCalendar(amendCalendar(base(), text));
      if (hash === hashCalendar(base())) return false;
      await store.addNotices({ text, hash, loadedAt: await store.now() }, by);
      return refresh();
    },
  };
};

/**
 * The first instant at which a case that ended before it has the same dates under a calendar as under each of others;
 * `NEVER` where they agree on every day, and `EVER` for an unknown calendar.
 */
export const changedFrom = (before: Calendar | null, after: readonly Calendar[]): Instant =>
  before === null
    ? EVER
    : after.reduce<Instant>((first, one) => Math.min(first, firstDifference(before, one) ?? NEVER), NEVER);

/**
 * The calendar of a store: the given one, amended by the notices in the store, with the local days of an agency where one
 * is named.
 */
export const calendarOf = async (store: Store, given: Calendar, agency: string | null = null): Promise<Calendar> => {
  const calendars = calendarsOf(store, given);
  await calendars.refresh();
  return calendars.current().of(agency);
};
