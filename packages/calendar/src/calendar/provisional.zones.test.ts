import { describe, expect, it } from 'vitest';
import type { ComputedDate } from './calendar.ts';
import { type CivilDate, civilDate } from '../days/civil-date.ts';
import { CalendarError } from '../days/calendar-error.ts';
import { CalendarNotPublishedError, CalendarRangeError } from './range-errors.ts';
import { nationalCalendar } from '../data/national-calendar.ts';

const d = civilDate;
const add = (start: CivilDate, n: number): ComputedDate => nationalCalendar.addWorkingDays(start, n);

const thrownBy = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
};

describe('the national calendar', () => {
  it('says how far it reaches', () => {
    expect(nationalCalendar).toMatchObject({
      version: '2026.0',
      from: '2008-01-01',
      through: '2027-12-31',
      openFrom: '2026-12-29',
      missingYear: 2027,
    });
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(nationalCalendar)).toBe(true);
  });
});

describe('a year whose notice is not published', () => {
  it('gives a final date up to 28 December 2026', () => {
    expect(add(d('2026-11-30'), 20)).toEqual({ kind: 'final', date: '2026-12-28', calendarVersion: '2026.0' });
  });

  it('gives a provisional date from 29 December 2026', () => {
    expect(add(d('2026-12-01'), 20)).toEqual({
      kind: 'provisional',
      date: '2026-12-29',
      basis: 'statute+art6',
      openFrom: '2026-12-29',
      latest: '2026-12-29',
      missingYears: [2027],
      calendarVersion: '2026.0',
    });
  });

  it('guesses 4 January where a count of weekdays says 1 January', () => {
    expect(add(d('2026-12-04'), 20)).toMatchObject({ kind: 'provisional', date: '2027-01-04', missingYears: [2027] });
  });

  it('gives the latest day beside the best guess', () => {
    expect(add(d('2027-02-04'), 1)).toMatchObject({ date: '2027-02-11', latest: '2027-02-15' });
    expect(add(d('2027-04-30'), 1)).toMatchObject({ date: '2027-05-05', latest: '2027-05-06' });
    expect(add(d('2027-09-30'), 1)).toMatchObject({ date: '2027-10-06', latest: '2027-10-08' });
  });

  it('names both notices that may still set the last days of 2027', () => {
    expect(add(d('2027-12-28'), 1)).toMatchObject({ date: '2027-12-29', missingYears: [2027, 2028] });
    expect(add(d('2027-12-27'), 1)).toMatchObject({ date: '2027-12-28', missingYears: [2027] });
  });

  it('throws in strict methods and names the year', () => {
    for (const act of [
      () => nationalCalendar.dueDate(d('2026-12-01'), 20),
      () => nationalCalendar.dueDate(d('2027-03-01'), -5),
      () => nationalCalendar.isWorkingDay(d('2026-12-29')),
      () => nationalCalendar.isWorkingDay(d('2027-01-02')),
    ]) {
      const error = thrownBy(act);
      expect(error).toBeInstanceOf(CalendarNotPublishedError);
      expect(error).toMatchObject({ code: 'calendar/not-published', year: 2027, openFrom: '2026-12-29' });
    }
    expect(nationalCalendar.dueDate(d('2026-11-30'), 20)).toBe('2026-12-28');
    expect(nationalCalendar.isWorkingDay(d('2026-12-28'))).toBe(true);
  });

  it('gives a provisional date where a count back touches an open day, and the later of both cases', () => {
    expect(add(d('2027-01-05'), -2)).toMatchObject({ kind: 'provisional', date: '2026-12-31', latest: '2026-12-31' });
    expect(add(d('2027-02-15'), -2)).toMatchObject({ kind: 'provisional', date: '2027-02-11', latest: '2027-02-11' });
    expect(add(d('2026-12-30'), -2)).toMatchObject({ kind: 'provisional', date: '2026-12-28' });
    expect(add(d('2026-12-29'), -2)).toEqual({ kind: 'final', date: '2026-12-25', calendarVersion: '2026.0' });
  });

  it('takes the same day as final even when it is open', () => {
    expect(add(d('2027-03-01'), 0)).toEqual({ kind: 'final', date: '2027-03-01', calendarVersion: '2026.0' });
  });

  it('counts between days by the best guess', () => {
    expect(nationalCalendar.workingDaysBetween(d('2026-12-28'), d('2027-01-04'))).toBe(4);
    expect(nationalCalendar.workingDaysBetween(d('2027-02-04'), d('2027-02-11'))).toBe(1);
  });

  it('never goes on to plain weekdays past the end', () => {
    for (const act of [
      () => add(d('2027-12-20'), 20),
      () => add(d('2027-01-04'), 10_000),
      () => add(d('2027-12-31'), 1),
      () => nationalCalendar.dueDate(d('2027-12-31'), 1),
      () => nationalCalendar.addNaturalDays(d('2027-12-20'), 12, { roll: true }),
    ]) {
      const error = thrownBy(act);
      expect(error).toBeInstanceOf(CalendarNotPublishedError);
      expect(error).toMatchObject({ year: 2028, openFrom: '2026-12-29' });
    }
  });

  it('refuses where only the latest case runs past the end', () => {
    // 2027 has 248 working days by the best guess and 243 in the latest case.
    expect(thrownBy(() => add(d('2026-12-31'), 245))).toMatchObject({ code: 'calendar/not-published', year: 2028 });
  });

  it('names the year of a day past the end', () => {
    for (const act of [
      () => add(d('2030-05-06'), 1),
      () => add(d('2030-05-06'), 0),
      () => nationalCalendar.dayOf(d('2030-05-06')),
      () => nationalCalendar.trace(d('2026-05-06'), d('2030-05-06')),
      () => nationalCalendar.workingDaysBetween(d('2026-05-06'), d('2030-05-06')),
    ]) {
      expect(thrownBy(act)).toMatchObject({ code: 'calendar/not-published', year: 2030 });
    }
  });
});

describe('before the calendar begins', () => {
  it('refuses with the first day', () => {
    for (const act of [
      () => add(d('2007-12-31'), 1),
      () => add(d('2008-01-10'), -60),
      () => nationalCalendar.isWorkingDay(d('1999-01-01')),
      () => nationalCalendar.workingDaysBetween(d('2007-12-31'), d('2008-01-02')),
      () => nationalCalendar.trace(d('2007-12-31'), d('2008-01-02')),
      () => nationalCalendar.addNaturalDays(d('2007-12-20'), 2, { roll: true }),
    ]) {
      const error = thrownBy(act);
      expect(error).toBeInstanceOf(CalendarRangeError);
      expect(error).toBeInstanceOf(CalendarError);
      expect(error).toMatchObject({ name: 'CalendarRangeError', code: 'calendar/out-of-range', from: '2008-01-01' });
    }
  });
});

describe('input that is not a day or not a count', () => {
  it('refuses impossible dates in every method', () => {
    for (const method of ['isWorkingDay', 'dayOf'] as const) {
      expect(() => Reflect.apply(nationalCalendar[method], nationalCalendar, ['2026-02-30'])).toThrow(
        expect.objectContaining({ code: 'calendar/impossible-date' }),
      );
    }
    for (const method of ['addWorkingDays', 'dueDate', 'addNaturalDays', 'addCalendarMonths'] as const) {
      expect(() => Reflect.apply(nationalCalendar[method], nationalCalendar, ['2026-13-01', 1])).toThrow(
        expect.objectContaining({ code: 'calendar/impossible-date' }),
      );
    }
  });

  it.each([0.5, NaN, Infinity])('refuses %d days', (n) => {
    for (const method of ['addWorkingDays', 'dueDate', 'addNaturalDays', 'addCalendarMonths'] as const) {
      expect(() => nationalCalendar[method](d('2026-05-06'), n)).toThrow(
        expect.objectContaining({ code: 'calendar/bad-count' }),
      );
    }
  });
});
