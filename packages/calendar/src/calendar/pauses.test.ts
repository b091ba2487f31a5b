import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Interval, ComputedDate } from './calendar.ts';
import { civilDate } from '../days/civil-date.ts';
import { nationalCalendar } from '../data/national-calendar.ts';

const d = civilDate;
const interval = (after: string, through: string | null): Interval => ({
  after: d(`2026-${after}`),
  through: through === null ? null : d(`2026-${through}`),
});
const due = (start: string, n: number, excluded: readonly Interval[]): string | null =>
  nationalCalendar.addWorkingDays(d(`2026-${start}`), n, excluded)?.date ?? null;

describe('working days without pauses', () => {
  it.each([
    ['04-24', [interval('04-28', '05-09')], '2026-06-03', 'six working days of consultation'],
    ['04-24', [interval('04-28', '05-21')], '2026-06-16', 'a third party that is silent to 21 May'],
    ['04-24', [interval('04-28', '05-25')], '2026-06-18', 'a letter delivered on 30 April'],
    ['04-24', [interval('04-28', '05-09'), interval('05-07', '05-13')], '2026-06-08', 'two letters that overlap'],
    ['04-24', [interval('05-07', '05-13'), interval('04-28', '05-09')], '2026-06-08', 'the same in the other order'],
    ['04-24', [interval('04-28', '05-13'), interval('05-07', '05-09')], '2026-06-08', 'one letter within another'],
    ['04-24', [interval('04-28', '05-09'), interval('04-28', '05-09')], '2026-06-03', 'one letter recorded twice'],
    ['04-24', [interval('04-28', '05-06'), interval('05-06', '05-09')], '2026-06-03', 'two letters end to end'],
    ['03-02', [interval('03-10', '03-24')], '2026-04-14', 'ten working days'],
    ['03-02', [interval('03-09', '04-01')], '2026-04-23', 'silent, delivered on 11 March'],
    ['03-02', [interval('03-09', '03-20')], '2026-04-13', 'an opinion on 20 March'],
    ['02-13', [interval('03-26', '04-10')], '2026-03-19', 'a letter sent when the period was over'],
    ['02-13', [interval('03-19', '04-10')], '2026-03-19', 'a letter sent on the last day'],
    ['02-13', [interval('03-18', '03-20')], '2026-03-23', 'a letter sent the day before the last'],
    ['02-13', [interval('01-05', '02-12')], '2026-03-19', 'a pause before the start'],
    ['02-13', [interval('01-05', '02-13')], '2026-03-19', 'a pause that ends with the start'],
    ['02-13', [interval('01-05', '02-14')], '2026-03-20', 'a pause that covers the first day'],
    ['02-13', [interval('03-10', '03-10')], '2026-03-19', 'an answer on the day of the letter'],
    ['02-13', [interval('03-10', '03-05')], '2026-03-19', 'an interval the wrong way round'],
    ['02-13', [interval('02-14', '02-23')], '2026-03-19', 'a pause of days off only'],
    ['02-13', [], '2026-03-19', 'no pause'],
  ])('received on %s, without %j: due %s (%s)', (start, excluded, date) => {
    expect(due(start, 20, excluded)).toBe(date);
  });

  it('extends from the base with its pauses', () => {
    const consultation = [interval('04-28', '05-09')];
    expect(due('04-24', 40, consultation)).toBe('2026-07-02');
    expect(due('04-24', 20, consultation)).toBe('2026-06-03');
  });

  it('has no due date while a pause is open', () => {
    expect(due('04-24', 20, [interval('04-28', null)])).toBeNull();
    expect(due('04-24', 20, [interval('04-28', '05-09'), interval('05-20', null)])).toBeNull();
    expect(due('04-24', 20, [interval('05-25', null)])).toBeNull();
    expect(due('04-24', 20, [interval('04-20', null)])).toBeNull();
  });

  it('ignores an open pause that begins when the count has run out', () => {
    expect(due('04-24', 20, [interval('05-26', null)])).toBe('2026-05-26');
    expect(due('04-24', 20, [interval('06-30', null)])).toBe('2026-05-26');
  });

  it('takes zero days as the same day with any pause', () => {
    expect(due('04-24', 0, [interval('04-20', null)])).toBe('2026-04-24');
  });

  it('counts back without the days of a pause, open or not', () => {
    expect(due('05-26', -20, [])).toBe('2026-04-24');
    expect(due('06-03', -20, [interval('04-28', '05-09')])).toBe('2026-04-24');
    expect(due('06-03', -20, [interval('06-03', null)])).toBe('2026-05-07');
    expect(due('06-03', -3, [interval('06-01', null)])).toBe('2026-05-28');
  });

  it('leaves pauses out between two days', () => {
    const consultation = [interval('04-28', '05-09')];
    expect(nationalCalendar.workingDaysBetween(d('2026-04-24'), d('2026-06-03'), consultation)).toBe(20);
    expect(nationalCalendar.workingDaysBetween(d('2026-06-03'), d('2026-04-24'), consultation)).toBe(-20);
    expect(nationalCalendar.workingDaysBetween(d('2026-05-06'), d('2026-06-03'), [interval('05-08', null)])).toBe(2);
  });

  it('can only be null where days are excluded', () => {
    expectTypeOf(nationalCalendar.addWorkingDays(d('2026-04-24'), 20)).toEqualTypeOf<ComputedDate>();
    expectTypeOf(nationalCalendar.addWorkingDays(d('2026-04-24'), 20, [])).toEqualTypeOf<ComputedDate | null>();
  });
});

describe('pauses among open days', () => {
  const late = (after: string, through: string | null): Interval => ({
    after: d(after),
    through: through === null ? null : d(through),
  });
  const start = d('2026-12-18');

  it('gives a provisional date behind the pause', () => {
    const found = nationalCalendar.addWorkingDays(start, 5, [late('2026-12-21', '2026-12-31')]);
    expect(found).toMatchObject({
      kind: 'provisional',
      date: '2027-01-07',
      latest: '2027-01-07',
      openFrom: '2026-12-29',
    });
  });

  it('computes the latest day without an open pause that the best guess does not reach', () => {
    const reachedByGuess = nationalCalendar.addWorkingDays(d('2027-02-04'), 4, [late('2027-02-16', null)]);
    expect(reachedByGuess).toMatchObject({ date: '2027-02-16', latest: '2027-02-18' });
  });

  it('puts the latest day behind a pause that has ended', () => {
    const ended = late('2027-02-01', '2027-02-03');
    const found = { kind: 'provisional', date: '2027-02-12', latest: '2027-02-16' };
    expect(nationalCalendar.addWorkingDays(d('2027-02-01'), 3)).toMatchObject({ latest: '2027-02-04' });
    expect(nationalCalendar.addWorkingDays(d('2027-02-01'), 3, [ended])).toMatchObject(found);
    expect(nationalCalendar.addWorkingDays(d('2027-02-01'), 3, [ended, late('2027-04-03', null)])).toMatchObject(found);
  });

  it('does not say that a count is stopped by a pause beyond everything it knows', () => {
    const beyond = (): unknown => nationalCalendar.addWorkingDays(d('2027-12-20'), 20, [late('2028-01-03', null)]);
    expect(beyond).toThrow(expect.objectContaining({ code: 'calendar/not-published', year: 2028 }));
    expect(nationalCalendar.addWorkingDays(d('2027-12-20'), 20, [late('2027-12-31', null)])).toBeNull();
  });

  it('does not count beyond a pause that ends after everything it knows', () => {
    const beyond = (): unknown =>
      nationalCalendar.addWorkingDays(d('2027-12-20'), 5, [late('2027-12-21', '2028-02-01')]);
    expect(beyond).toThrow(expect.objectContaining({ code: 'calendar/not-published', year: 2028 }));
  });

  it('counts from the first day of the calendar', () => {
    expect(nationalCalendar.addWorkingDays(d('2008-01-01'), 1, [])?.date).toBe('2008-01-02');
    expect(nationalCalendar.addWorkingDays(d('2008-01-03'), -1, [])?.date).toBe('2008-01-02');
  });

  it('ignores what a pause excludes before the calendar begins', () => {
    const old = [{ after: d('2007-01-01'), through: d('2008-01-03') }];
    expect(nationalCalendar.addWorkingDays(d('2008-01-02'), 1, old)?.date).toBe('2008-01-04');
  });
});
