import { describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../days/civil-date.ts';
import { isWorked, plusDays } from '../../test-support/naive-calendar.oracle.ts';
import { nationalCalendar } from '../data/national-calendar.ts';

const d = civilDate;
const rolled = { roll: true } as const;

describe('natural days', () => {
  it.each([
    ['2026-02-16', 60, '2026-04-17', 'ends on a working day'],
    ['2026-09-05', 30, '2026-10-08', 'rolls over National Day'],
    ['2026-09-20', 15, '2026-10-08', 'rolls over National Day'],
    ['2026-02-04', 10, '2026-02-14', 'ends on a worked Saturday and stays'],
    ['2026-02-05', 10, '2026-02-24', 'rolls over the Spring Festival'],
    ['2026-02-25', 10, '2026-03-09', 'rolls over a weekend'],
    ['2026-03-09', 0, '2026-03-09', 'no days'],
    ['2026-03-16', -2, '2026-03-16', 'counts back to a Saturday and rolls forward'],
  ])('from %s, %i days with rolling end on %s: %s', (start, n, due) => {
    expect(nationalCalendar.addNaturalDays(d(start), n, rolled)).toEqual({
      kind: 'final',
      date: due,
      calendarVersion: '2026.0',
    });
  });

  it('stay on a day off without rolling', () => {
    const final = { kind: 'final', calendarVersion: '2026.0' };
    expect(nationalCalendar.addNaturalDays(d('2026-09-05'), 30)).toEqual({ ...final, date: '2026-10-05' });
    expect(nationalCalendar.addNaturalDays(d('2026-09-05'), 30, {})).toEqual({ ...final, date: '2026-10-05' });
    expect(nationalCalendar.addNaturalDays(d('2026-09-05'), 30, { roll: false })).toEqual({
      ...final,
      date: '2026-10-05',
    });
  });

  it('need no calendar without rolling, so that they are final before it begins and after it ends', () => {
    expect(nationalCalendar.addNaturalDays(d('2006-12-31'), 1)).toMatchObject({ kind: 'final', date: '2007-01-01' });
    expect(nationalCalendar.addNaturalDays(d('2030-12-31'), 1)).toMatchObject({ kind: 'final', date: '2031-01-01' });
    expect(nationalCalendar.addNaturalDays(d('2026-12-20'), 20)).toMatchObject({ kind: 'final', date: '2027-01-09' });
  });

  it('are provisional where rolling looks at an open day', () => {
    expect(nationalCalendar.addNaturalDays(d('2026-12-20'), 9, rolled)).toMatchObject({
      kind: 'provisional',
      date: '2026-12-29',
      latest: '2026-12-29',
    });
    expect(nationalCalendar.addNaturalDays(d('2027-01-31'), 5, rolled)).toMatchObject({
      kind: 'provisional',
      date: '2027-02-11',
      latest: '2027-02-15',
      missingYears: [2027],
    });
    expect(nationalCalendar.addNaturalDays(d('2026-12-18'), 10, rolled)).toMatchObject({
      kind: 'final',
      date: '2026-12-28',
    });
  });

  it('roll each day of 2008–2026 to the first working day from it on', () => {
    for (let on = d('2008-01-01'); on < '2026-12-28'; on = addDays(on, 1)) {
      let expected: string = on;
      while (!isWorked(expected)) expected = plusDays(expected, 1);
      expect(nationalCalendar.addNaturalDays(on, 0, rolled).date).toBe(expected);
    }
  });
});

describe('calendar months', () => {
  it.each([
    ['2026-01-31', 1, undefined, '2026-02-28', 'last day of a shorter month, worked'],
    ['2026-01-15', 1, undefined, '2026-02-15', 'corresponding day'],
    ['2026-01-15', 1, rolled, '2026-02-24', 'rolls over the Spring Festival'],
    ['2025-08-31', 6, rolled, '2026-02-28', 'a worked Saturday stays'],
    ['2026-09-03', 1, rolled, '2026-10-08', 'rolls over National Day'],
    ['2024-02-29', 12, rolled, '2025-02-28', 'a year after a leap day'],
  ] as const)('from %s, %i months (%j) end on %s: %s', (start, n, options, due, _why) => {
    expect(nationalCalendar.addCalendarMonths(d(start), n, options)).toEqual({
      kind: 'final',
      date: due,
      calendarVersion: '2026.0',
    });
  });

  it('are provisional where rolling looks at an open day', () => {
    expect(nationalCalendar.addCalendarMonths(d('2026-12-01'), 1, rolled)).toMatchObject({
      kind: 'provisional',
      date: '2027-01-04',
      missingYears: [2027],
    });
    expect(nationalCalendar.addCalendarMonths(d('2026-12-01'), 1)).toMatchObject({ kind: 'final', date: '2027-01-01' });
  });
});
