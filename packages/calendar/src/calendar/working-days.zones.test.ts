import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, addDays, civilDate } from '../days/civil-date.ts';
import { naiveAdd, naiveBetween, plusDays, vectorsCsv } from '../../test-support/naive-calendar.oracle.ts';
import { nationalCalendar } from '../data/national-calendar.ts';
import { vectorsOf } from '../../test-support/vectors.oracle.ts';

const d = civilDate;
const add = (start: string, n: number): CivilDate => nationalCalendar.dueDate(d(start), n);

// A vector may run into a year whose notice is not out: then it names the best guess.
const guess = (start: string, n: number): CivilDate | undefined => nationalCalendar.addWorkingDays(d(start), n)?.date;

describe('working days', () => {
  it.each(vectorsOf(vectorsCsv))('vector $id: $start + $days is $due ($note)', ({ start, days, due }) => {
    expect(guess(start, days)).toBe(due);
  });

  it('of a vector that runs into an unpublished year are its best guess', () => {
    expect(guess('2026-12-04', 20)).toBe('2027-01-04');
    expect(() => add('2026-12-04', 20)).toThrow('2027');
  });

  it.each([
    ['2018-02-12', 15, '2018-03-09'],
    ['2018-04-02', 15, '2018-04-24'],
    ['2018-09-17', 15, '2018-10-12'],
    ['2018-12-20', 15, '2019-01-11'],
    ['2018-12-20', 30, '2019-02-01'],
    ['2019-05-14', 15, '2019-06-04'],
    ['2019-05-14', 20, '2019-06-12'],
    ['2019-05-15', 20, '2019-06-13'],
    ['2019-09-20', 20, '2019-10-23'],
    ['2019-09-20', 40, '2019-11-20'],
    ['2022-01-27', 20, '2022-03-01'],
    ['2023-09-25', 20, '2023-10-27'],
    ['2025-01-20', 20, '2025-02-21'],
    ['2026-02-10', 20, '2026-03-16'],
    ['2026-02-10', 7, '2026-02-26'],
    ['2018-02-12', 7, '2018-02-27'],
    ['2026-04-28', 20, '2026-05-28'],
    ['2026-03-11', 15, '2026-04-01'],
    ['2026-01-26', 20, '2026-02-28'],
    ['2026-01-26', 40, '2026-03-27'],
    ['2026-02-28', 20, '2026-03-27'],
    ['2026-05-11', 20, '2026-06-08'],
    ['2026-03-02', 40, '2026-04-28'],
    ['2026-04-28', 15, '2026-05-21'],
    ['2026-04-30', 15, '2026-05-25'],
    ['2026-01-23', 20, '2026-02-27'],
    ['2026-01-24', 20, '2026-02-27'],
    ['2026-01-25', 20, '2026-02-27'],
    ['2026-04-29', 20, '2026-05-29'],
    ['2026-05-01', 20, '2026-06-01'],
    ['2026-05-05', 20, '2026-06-01'],
    ['2026-05-06', 20, '2026-06-02'],
    ['2026-04-21', 20, '2026-05-21'],
    ['2026-11-20', 20, '2026-12-18'],
    ['2026-11-30', 20, '2026-12-28'],
  ])('from %s, %i working days end on %s', (start, n, due) => {
    expect(add(start, n)).toBe(due);
    expect(nationalCalendar.addWorkingDays(d(start), n)).toEqual({
      kind: 'final',
      date: due,
      calendarVersion: '2026.0',
    });
  });

  it.each([
    ['01-05', '01-14', '01-26', '02-02', '03-06'],
    ['01-30', '02-10', '02-27', '03-05', '04-02'],
    ['02-13', '03-02', '03-12', '03-19', '04-17'],
    ['02-14', '03-03', '03-13', '03-20', '04-20'],
    ['02-16', '03-03', '03-13', '03-20', '04-20'],
    ['02-27', '03-09', '03-19', '03-26', '04-24'],
    ['04-03', '04-15', '04-27', '05-07', '06-03'],
    ['04-20', '04-29', '05-13', '05-20', '06-17'],
    ['04-30', '05-13', '05-25', '06-01', '06-30'],
    ['05-08', '05-18', '05-28', '06-04', '07-03'],
    ['05-09', '05-19', '05-29', '06-05', '07-06'],
    ['09-01', '09-10', '09-21', '09-29', '11-02'],
    ['09-30', '10-15', '10-27', '11-03', '12-01'],
    ['10-09', '10-19', '10-29', '11-05', '12-03'],
    ['11-20', '12-01', '12-11', '12-18', 'open'],
    ['12-04', '12-15', '12-25', 'open', 'open'],
  ])('received on 2026-%s: +7 %s, +15 %s, +20 %s, +40 %s', (start, ...dues) => {
    [7, 15, 20, 40].forEach((n, index) => {
      const computed = nationalCalendar.addWorkingDays(d(`2026-${start}`), n);
      expect(computed.kind === 'final' ? computed.date.slice(5) : 'open').toBe(dues[index]);
    });
  });

  it.each([
    ['2026-02-25', 5, '2026-02-11'],
    ['2026-02-25', 1, '2026-02-24'],
    ['2026-05-07', 5, '2026-04-27'],
    ['2026-05-07', 1, '2026-05-06'],
    ['2026-10-09', 5, '2026-09-24'],
    ['2026-10-09', 1, '2026-10-08'],
    ['2026-03-19', 5, '2026-03-12'],
    ['2026-03-19', 1, '2026-03-18'],
  ])('counts back from %s by %i days to %s', (from, n, reminder) => {
    expect(add(from, -n)).toBe(reminder);
  });

  it.each([
    ['2026-03-19', '2026-03-23', 2],
    ['2026-02-13', '2026-02-28', 6],
    ['2026-03-23', '2026-03-19', -2],
    ['2026-10-16', '2026-10-18', 0],
    ['2026-10-18', '2026-10-19', 1],
    ['2026-02-16', '2026-02-16', 0],
  ])('finds between %s and %s %i working days', (a, b, days) => {
    expect(nationalCalendar.workingDaysBetween(d(a), d(b))).toBe(days);
  });

  it('takes 0 days as the same day, worked or not', () => {
    expect(add('2026-02-16', 0)).toBe('2026-02-16');
    expect(add('2026-02-16', -0)).toBe('2026-02-16');
  });
});

describe('properties over 2008–2026', () => {
  const runs = { numRuns: 1500 };
  const day = fc.integer({ min: 0, max: 6936 }).map((past) => d(plusDays('2008-01-01', past)));
  const early = fc.integer({ min: 200, max: 6700 }).map((past) => d(plusDays('2008-01-01', past)));
  const worked = early.filter((on) => nationalCalendar.isWorkingDay(on));
  const count = fc.integer({ min: 0, max: 60 });
  const between = (a: CivilDate, b: CivilDate): number => nationalCalendar.workingDaysBetween(a, b);

  it('counts the days between two days like a loop, and the negative of it the other way round', () => {
    fc.assert(
      fc.property(early, fc.integer({ min: 0, max: 200 }), (a, days) => {
        const b = addDays(a, days);
        const counted = naiveBetween(a, b);
        expect(between(a, b)).toBe(counted);
        expect(between(b, a)).toBe(0 - counted);
        expect(between(a, a)).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('adds up over a day in the middle', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
      runs,
    );
  });

  it('reaches by two steps what it reaches by one', () => {
    fc.assert(
      fc.property(early, count, count, (start, x, y) => {
        expect(add(add(start, x), y)).toBe(add(start, x + y));
        expect(add(add(start, -x), -y)).toBe(add(start, -x - y));
      }),
      runs,
    );
  });

  it('is undone by counting back from a working day', () => {
    fc.assert(
      fc.property(worked, count, (start, n) => {
        expect(add(add(start, n), -n)).toBe(start);
        expect(between(start, add(start, n))).toBe(n);
        expect(between(add(start, -n), start)).toBe(n);
      }),
      runs,
    );
  });

  it('never falls due earlier for a later receipt', () => {
    fc.assert(
      fc.property(early, fc.integer({ min: 0, max: 30 }), count, (start, later, n) => {
        expect(add(addDays(start, later), n) >= add(start, n)).toBe(true);
      }),
      runs,
    );
  });

  it('falls due on a working day and explains it in as many counted days as the term has', () => {
    fc.assert(
      fc.property(early, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const due = add(start, n);
        expect(nationalCalendar.isWorkingDay(due)).toBe(true);
        const counted = nationalCalendar.trace(start, due).filter((one) => one.counted);
        expect(counted.map((one) => one.ordinal)).toEqual(Array.from({ length: n }, (_, index) => index + 1));
        expect(counted.at(-1)?.date).toBe(due);
        expect(due).toBe(naiveAdd(start, n));
      }),
      runs,
    );
  });
});
