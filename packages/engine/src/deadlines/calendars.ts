import type { Calendar, Instant } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar';
import { firstChange } from './first-change.ts';
import type { Store } from '../store/store.ts';

/** The calendar in force: the one that was given, with the notices of the store over it. */
export interface Calendars {
  current(): Calendar;
  /**
   * From when on the calendar in force says other things than the one with this hash: what ended before is the same by
   * both. The beginning of time for a calendar that is not known here.
   */
  changedFrom(hash: string): Instant;
  /** Takes up notices that were stored since; whether there were any. */
  refresh(): Promise<boolean>;
  /** Checks and stores notices; whether they change anything. */
  load(text: string): Promise<boolean>;
}

/** Before and after every instant. */
export const EVER = Number.MIN_SAFE_INTEGER;
export const NEVER = Number.MAX_SAFE_INTEGER;

export const calendarsOf = (store: Store, given: Calendar): Calendars => {
  let calendar = given;
  let newest = 0;
  const known = new Map([[given.hash, given]]);
  const refresh = async (): Promise<boolean> => {
    const before = calendar.hash;
    for (const { number, text } of await store.notices(newest)) {
      calendar = amendCalendar(calendar, text);
      known.set(calendar.hash, calendar);
      newest = number;
    }
    return calendar.hash !== before;
  };
  return {
    current: () => calendar,
    changedFrom: (hash) => {
      const before = known.get(hash);
      return before === undefined ? EVER : (firstChange(before, calendar) ?? NEVER);
    },
    refresh,
    load: async (text) => {
      await refresh();
      const { hash } = amendCalendar(calendar, text);
      if (hash === calendar.hash) return false;
      await store.addNotices({ text, hash, loadedAt: await store.now() });
      return refresh();
    },
  };
};
