// The law's days are those of China, wherever the browser is; China has kept UTC+8 since 1991.
const OFFSET_MS = 8 * 3_600_000;

const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

/** The languages of the pages. */
export type Language = 'zh' | 'en';

const inChina = (ms: number): string => new Date(ms + OFFSET_MS).toISOString();

/** The day in China at an instant, `2026-03-05`. */
export const dayAt = (ms: number): string => inChina(ms).slice(0, 10);

/** Hours and minutes in China at an instant, `16:40`. */
export const minuteAt = (ms: number): string => inChina(ms).slice(11, 16);

/** The same with seconds, `16:40:07`. */
export const secondAt = (ms: number): string => inChina(ms).slice(11, 19);

/** The day of the week of a day, `周四` or `Thu`. */
export const weekdayOf = (day: string, language: Language): string =>
  WEEKDAYS[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';

/** A day with its weekday; without its year where that is the present one, unless `whole` is asked for. */
export const dayText = (
  day: string,
  { language, now, whole = false }: { readonly language: Language; readonly now: number; readonly whole?: boolean },
): string => {
  const short = !whole && dayAt(now).slice(0, 4) === day.slice(0, 4);
  return `${short ? day.slice(5) : day} ${weekdayOf(day, language)}`;
};

/** `01:12:08`; longer than a day counts hours on. */
export const digits = (ms: number): string => {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
};

/** The day that comes some days later, or earlier where `by` is negative. */
export const dayShifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** Whole days from one day to another; negative where the second one is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
