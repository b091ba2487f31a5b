import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComputedDate } from './calendar.ts';
import { type CivilDate, civilDate } from '../days/civil-date.ts';
import { CalendarError } from '../days/calendar-error.ts';
import {
  type NaiveInterval,
  everyDay,
  isWorked,
  naiveAdd,
  naiveBetween,
  plusDays,
} from '../../test-support/naive-calendar.oracle.ts';
import { nationalCalendar } from '../data/national-calendar.ts';

const d = civilDate;
const settled = everyDay('2008-01-01', '2026-12-28');
const workedDays = settled.filter((on) => isWorked(on));

// Date and latest date of a count, or the code of the refusal, so that one comparison serves both.
const attempt = (act: () => ComputedDate | null): unknown => {
  try {
    const found = act();
    return found === null ? null : [found.date, found.kind === 'final' ? 'final' : found.latest];
  } catch (error) {
    return error instanceof CalendarError ? error.code : error;
  }
};

describe('every day of 2008–2026 against a loop', () => {
  it('works and rests on the same days', () => {
    for (const on of settled) expect(nationalCalendar.isWorkingDay(d(on))).toBe(isWorked(on));
  });

  it('adds 1 … 60 working days to every day', () => {
    let compared = 0;
    for (const start of settled) {
      const following = workedDays.slice(workedDays.findIndex((on) => on > start));
      for (let n = 1; n <= 60 && n <= following.length && start < '2026-12-28'; n++) {
        compared += 1;
        if (nationalCalendar.addWorkingDays(d(start), n).date !== following[n - 1]) throw new Error(`${start} + ${n}`);
      }
    }
    expect(compared).toBeGreaterThan(400_000);
  });

  it('takes 1 … 60 working days from every day', () => {
    let compared = 0;
    workedDays.forEach((start, index) => {
      for (let n = 1; n <= 60 && n <= index; n++) {
        compared += 1;
        if (nationalCalendar.dueDate(d(start), -n) !== workedDays[index - n]) throw new Error(`${start} − ${n}`);
      }
    });
    expect(compared).toBeGreaterThan(280_000);
  });
});

describe('open days against a loop over each assumption', () => {
  it('gives guess and latest day for every start since September 2026', () => {
    for (const start of everyDay('2026-09-01', '2027-10-31')) {
      for (const n of [1, 5, 7, 15, 20, 30, 40]) {
        const guess = naiveAdd(start, n);
        const forecast = naiveAdd(start, n, [], 'forecast');
        const known = guess !== null && forecast !== null;
        const latest = known && guess < forecast ? forecast : guess;
        const expected = known ? [guess, guess < '2026-12-29' ? 'final' : latest] : 'calendar/not-published';
        const found = attempt(() => nationalCalendar.addWorkingDays(d(start), n));
        expect(found).toEqual(expected);
      }
    }
  });
});

describe('random pauses against a loop', () => {
  const start = fc.integer({ min: 200, max: 6500 }).map((past) => plusDays('2008-01-01', past));
  const pause = fc.tuple(fc.integer({ min: -20, max: 90 }), fc.option(fc.integer({ min: -2, max: 40 }), { freq: 6 }));
  const pauses = fc.array(pause, { maxLength: 5 });
  const asNaive = (from: string, list: readonly (readonly [number, number | null])[]): NaiveInterval[] =>
    list.map(([past, length]) => {
      const after = plusDays(from, past);
      return { after, through: length === null ? null : plusDays(after, length) };
    });
  const asExcluded = (list: readonly NaiveInterval[]): { after: CivilDate; through: CivilDate | null }[] =>
    list.map(({ after, through }) => ({ after: d(after), through: through === null ? null : d(through) }));
  const runs = { numRuns: 4000 };
  // Sixty working days and five pauses of forty days fit into 500; a loop that goes on is stopped by an open pause.
  const loop = (from: string, n: number, list: readonly NaiveInterval[]): string | null =>
    naiveAdd(from, n, list, 'guess', plusDays(from, 500));

  it('leaves their union out of a count forward', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), pauses, (from, n, list) => {
        const naive = asNaive(from, list);
        const found = nationalCalendar.addWorkingDays(d(from), n, asExcluded(naive));
        expect(found?.date ?? null).toBe(loop(from, n, naive));
      }),
      runs,
    );
  });

  it('leaves their union out of a count back', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), pauses, (from, n, list) => {
        const naive = asNaive(plusDays(from, -60), list);
        const expected = loop(from, -n, naive);
        const found = attempt(() => nationalCalendar.addWorkingDays(d(from), -n, asExcluded(naive)));
        expect(found).toEqual(expected === null ? 'calendar/out-of-range' : [expected, 'final']);
      }),
      runs,
    );
  });

  it('leaves their union out between two days', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: -80, max: 80 }), pauses, (from, days, list) => {
        const naive = asNaive(from, list);
        const to = plusDays(from, days);
        const found = nationalCalendar.workingDaysBetween(d(from), d(to), asExcluded(naive));
        expect(found).toBe(naiveBetween(from, to, naive));
      }),
      runs,
    );
  });

  it('marks exactly the working days of the union as excluded', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), pauses, (from, n, list) => {
        const naive = asNaive(from, list);
        const found = nationalCalendar.addWorkingDays(d(from), n, asExcluded(naive));
        if (found === null) return;
        const days = nationalCalendar.trace(d(from), found.date, asExcluded(naive));
        expect(days.filter((one) => one.counted)).toHaveLength(n);
        expect(days.filter((one) => one.reason === 'excluded')).toHaveLength(
          naiveBetween(from, found.date) - naiveBetween(from, found.date, naive),
        );
        expect(days.map((one) => one.date)).toEqual(everyDay(plusDays(from, 1), found.date));
      }),
      runs,
    );
  });
});
