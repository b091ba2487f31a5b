import type { Calendar, CivilDate } from '@gongkai/calendar';
import { addDays, civilDate } from '@gongkai/calendar';
import type { Chance } from '../../apps/api/src/demo/seeded.ts';

/** Weights of the months of a year and of the hours of a working day. They are an assumption; no source states them. */
export interface Curve {
  readonly months: readonly number[];
  readonly hours: readonly number[];
}

// Low around the spring festival, highest in spring and before the end of the year.
export const MONTHS = [0.8, 0.6, 1.2, 1.2, 1.1, 1.1, 1, 1, 1.1, 0.8, 1.1, 1];
// Office hours with two peaks; online submissions continue into the evening.
export const HOURS = [
  0, 0, 0, 0, 0, 0, 0.1, 0.3, 1.2, 2, 2, 1.2, 0.3, 0.4, 1.4, 1.8, 1.6, 0.9, 0.3, 0.2, 0.2, 0.1, 0, 0,
];

/** The peaks of a year of events that was drawn minute by minute. */
export interface DrawnYear {
  readonly events: number;
  readonly workingDays: number;
  readonly busiestDay: { readonly on: CivilDate; readonly events: number };
  readonly busiestHour: number;
  readonly busiestMinute: number;
}

// Above this a normal distribution is close enough, and a draw costs no more for a nation than for a county.
const MANY = 50;

/** Draws from the Poisson distribution: how many events occur where so many are expected. */
export const poisson = (expected: number, { next }: Pick<Chance, 'next'>): number => {
  if (expected <= 0) return 0;
  if (expected > MANY) {
    const bell = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.max(0, Math.round(expected + Math.sqrt(expected) * bell));
  }
  const draw = next();
  let count = 0;
  let chance = Math.exp(-expected);
  for (let below = chance; draw > below && chance > 0; below += chance) {
    count += 1;
    chance *= expected / count;
  }
  return count;
};

const workingDaysOf = (calendar: Calendar, year: number): readonly CivilDate[] => {
  const days: CivilDate[] = [];
  for (let day = civilDate(`${year}-01-01`); day.startsWith(String(year)); day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) days.push(day);
  }
  return days;
};

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
const monthOf = (day: CivilDate): number => Number(day.slice(5, 7)) - 1;

/** Draws the events of a year on its working days, each minute independently. */
export const drawYear = (calendar: Calendar, year: number, events: number, curve: Curve, chance: Chance): DrawnYear => {
  const days = workingDaysOf(calendar, year);
  const weightOfDay = (day: CivilDate): number => curve.months[monthOf(day)] ?? 0;
  const [allDays, allHours] = [sum(days.map(weightOfDay)), sum(curve.hours)];
  let drawn = 0;
  let [busiestHour, busiestMinute] = [0, 0];
  let busiestDay = { on: civilDate(`${year}-01-01`), events: 0 };
  for (const day of days) {
    const hours = curve.hours.map((weight) => {
      const expected = (events * weightOfDay(day) * weight) / allDays / allHours / 60;
      const minutes = Array.from({ length: 60 }, () => poisson(expected, chance));
      busiestMinute = Math.max(busiestMinute, ...minutes);
      return sum(minutes);
    });
    busiestHour = Math.max(busiestHour, ...hours);
    const ofDay = sum(hours);
    drawn += ofDay;
    if (ofDay > busiestDay.events) busiestDay = { on: day, events: ofDay };
  }
  return { events: drawn, workingDays: days.length, busiestDay, busiestHour, busiestMinute };
};
