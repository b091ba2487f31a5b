import type { Calendar } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar';
import type { Store } from './store.ts';

/** The calendar in force: the one that was given, with the notices of the store over it. */
export interface Calendars {
  current(): Calendar;
  /** Takes up notices that were stored since; whether there were any. */
  refresh(): Promise<boolean>;
  /** Checks and stores notices; whether they change anything. */
  load(text: string): Promise<boolean>;
}

export const calendarsOf = (store: Store, given: Calendar): Calendars => {
  let calendar = given;
  let newest = 0;
  const refresh = async (): Promise<boolean> => {
    const before = calendar.hash;
    for (const { number, text } of await store.notices(newest)) {
      calendar = amendCalendar(calendar, text);
      newest = number;
    }
    return calendar.hash !== before;
  };
  return {
    current: () => calendar,
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
