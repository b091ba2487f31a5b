import { dayAt, secondAt } from '../words/days.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}(?::\d{2})?$/;

/** An instant as it is typed, by the time of China: `2026-03-05T16:40`, with seconds where there are any. */
export const chinaMinute = (instant: string): string => {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return '';
  const time = secondAt(ms);
  return `${dayAt(ms)}T${time.endsWith(':00') ? time.slice(0, 5) : time}`;
};

/** Whether a day exists. */
export const isDay = (day: string): boolean => {
  if (!DAY.test(day)) return false;
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
};

/** What was typed as an instant with its offset; null where it is not one. */
export const instantTyped = (typed: string): string | null => {
  const [day = '', time = ''] = typed.split('T');
  if (!isDay(day) || !TIME.test(time)) return null;
  const whole = `${day}T${time.length === 5 ? `${time}:00` : time}+08:00`;
  return Number.isNaN(Date.parse(whole)) ? null : whole;
};
