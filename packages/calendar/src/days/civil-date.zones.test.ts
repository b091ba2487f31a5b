import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type CivilDate,
  addDays,
  addMonths,
  civilDate,
  compareDates,
  dateOf,
  daysBetween,
  isCivilDate,
  partsOf,
  weekdayOf,
} from './civil-date.ts';
import { dayNumber, dayText, LAST_DAY, parseDay } from './day-number.ts';
import { everyDay, plusDays, weekday } from '../../test-support/naive-calendar.oracle.ts';

const d = civilDate;

describe('civilDate', () => {
  it.each(['2026-02-14', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('accepts %s', (text) => {
    expect(civilDate(text)).toBe(text);
    expect(isCivilDate(text)).toBe(true);
  });

  it.each([
    ['2026-02-29', 'no leap year'],
    ['1900-02-29', 'no leap year although divisible by four'],
    ['2026-02-30', 'no such day'],
    ['2026-04-31', 'no such day'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'no such month'],
    ['2026-01-00', 'no such day'],
    ['2026-01-32', 'no such day'],
    ['0000-01-01', 'no such year'],
    ['2026-1-01', 'one digit'],
    ['2026-01-1', 'one digit'],
    ['2026/01/01', 'slashes'],
    ['2026-01/01', 'a slash'],
    ['20260101', 'no dashes'],
    ['2026-01-01T00:00:00Z', 'a time'],
    [' 2026-01-01', 'a space'],
    ['2026-01-01 ', 'a space'],
    ['+026-01-01', 'a sign'],
    ['2026-0a-01', 'a letter'],
    ['２026-01-01', 'a full-width digit'],
    ['2026-01-:1', 'the character after 9'],
    ['abc', 'no date'],
    ['', 'nothing'],
  ])('refuses %j: %s', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => civilDate(text)).toThrow(expect.objectContaining({ code: 'calendar/impossible-date' }));
  });

  it.each([[undefined], [null], [20_260_101], [new Date(0)], [['2026-01-01']]])(
    'refuses %j, which is not a text',
    (value) => {
      expect(isCivilDate(value)).toBe(false);
      expect(() => Reflect.apply(civilDate, null, [value])).toThrow(
        expect.objectContaining({ code: 'calendar/impossible-date' }),
      );
    },
  );

  it('gives a type that a bare text does not have', () => {
    expectTypeOf(civilDate('2026-01-01')).toEqualTypeOf<CivilDate>();
    expectTypeOf<string>().not.toExtend<CivilDate>();
    expectTypeOf<CivilDate>().toExtend<string>();
  });
});

describe('day arithmetic', () => {
  const century = everyDay('1999-12-01', '2101-03-01');

  it('numbers every day of a century one after the other and back', () => {
    const first = dayNumber(1999, 12, 1);
    century.forEach((on, index) => {
      expect(parseDay(on)).toBe(first + index);
      expect(dayText(first + index)).toBe(on);
    });
  });

  it('numbers the days from 0001-01-01', () => {
    expect(parseDay('0001-01-01')).toBe(1);
    expect(parseDay('1970-01-01')).toBe(Date.UTC(1970, 0, 1) / 86_400_000 + 719_163);
    expect(parseDay('9999-12-31')).toBe(LAST_DAY);
    expect(dateOf(LAST_DAY)).toBe('9999-12-31');
    expect(dateOf(1)).toBe('0001-01-01');
  });

  it('agrees with Date in UTC on every weekday of a century', () => {
    for (const on of century) expect(weekdayOf(d(on)) % 7).toBe(weekday(on));
  });

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-06-15', 0, '2026-06-15'],
    ['2026-01-01', 365, '2027-01-01'],
    ['1991-04-14', 1, '1991-04-15'],
    ['2026-03-08', 1, '2026-03-09'],
    ['2026-11-01', 1, '2026-11-02'],
  ])('adds to %s %i days: %s', (start, days, result) => {
    expect(addDays(d(start), days)).toBe(result);
    expect(daysBetween(d(start), d(result))).toBe(days);
    expect(plusDays(start, days)).toBe(result);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-10', 12, '2027-12-10'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2026-05-31', -17, '2024-12-31'],
  ])('adds to %s %i months: %s', (start, months, result) => {
    expect(addMonths(d(start), months)).toBe(result);
  });

  it('gives year, month and day of a date', () => {
    expect(partsOf(d('2024-02-29'))).toEqual({ year: 2024, month: 2, day: 29 });
  });

  it.each([
    ['2026-01-01', '2026-01-02', -1],
    ['2026-01-02', '2026-01-02', 0],
    ['2026-02-01', '2026-01-02', 1],
  ])('orders %s and %s', (a, b, order) => {
    expect(compareDates(d(a), d(b))).toBe(order);
  });

  it('refuses to leave the years 0001 … 9999', () => {
    const impossible = expect.objectContaining({ code: 'calendar/impossible-date' });
    expect(() => addDays(d('9999-12-31'), 1)).toThrow(impossible);
    expect(() => addDays(d('0001-01-01'), -1)).toThrow(impossible);
    expect(() => addMonths(d('9999-12-31'), 1)).toThrow(impossible);
    expect(() => addMonths(d('0001-01-01'), -1)).toThrow(impossible);
    expect(() => dateOf(1.5)).toThrow(impossible);
  });

  it.each([0.5, NaN, Infinity, 2 ** 60])('refuses %d days or months', (count) => {
    const bad = expect.objectContaining({ code: 'calendar/bad-count' });
    expect(() => addDays(d('2026-01-01'), count)).toThrow(bad);
    expect(() => addMonths(d('2026-01-01'), count)).toThrow(bad);
  });
});
