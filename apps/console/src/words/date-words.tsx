import { useSyncExternalStore } from 'react';
import { serverNow, serverSecond } from '../data/server-time.ts';
import { dayAt, dayText, minuteAt } from './days.ts';
import { useWords } from './language.ts';

/** How days and instants are written, in the present language and by the time of the server. */
export const useDates = () => {
  const { language, words } = useWords();
  return {
    /** `03-05 周四`; with the year where it is another one, or where `whole` is asked for. */
    day: (day: string, whole = false): string => dayText(day, { language, now: serverNow(), whole }),
    /** `03-05 周四 16:40`. */
    minute: (instant: string): string => {
      const ms = Date.parse(instant);
      return `${dayText(dayAt(ms), { language, now: serverNow() })} ${minuteAt(ms)}`;
    },
    /** `今日 11:38`, `明日 06:38`, otherwise the day. */
    near: (instant: string): string => {
      const ms = Date.parse(instant);
      const [now, day] = [serverNow(), dayAt(ms)];
      if (day === dayAt(now)) return `${words.time.today} ${minuteAt(ms)}`;
      if (day === dayAt(now + 86_400_000)) return `${words.time.tomorrow} ${minuteAt(ms)}`;
      return `${dayText(day, { language, now })} ${minuteAt(ms)}`;
    },
  };
};

/** The time of the server, by the second. */
export const useServerSecond = (): number => useSyncExternalStore(serverSecond.watch, serverSecond.get) * 1000;
