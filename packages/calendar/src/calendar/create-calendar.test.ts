import { describe, expect, it } from 'vitest';
import { civilDate } from '../days/civil-date.ts';
import { canonicalText } from './canonical-text.ts';
import { createCalendar } from './create-calendar.ts';
import { nationalCalendar } from '../data/national-calendar.ts';
import type { NoticeYear, NoticeYears } from './notice-years.ts';
import { estimate2027 } from '../data/estimate-2027.ts';
import { nationalNotices } from '../data/national-notices.ts';

const d = civilDate;
const EMPTY: NoticeYear = { holidays: [], workdays: [], notice: '' };

const only = (...years: readonly number[]): NoticeYears =>
  Object.fromEntries(Object.entries(nationalNotices).filter(([year]) => years.includes(Number(year))));

const through = (last: number): NoticeYears =>
  Object.fromEntries(Object.entries(nationalNotices).filter(([year]) => Number(year) <= last));

const notPublished = (year: number): unknown => expect.objectContaining({ code: 'calendar/not-published', year });

describe('a calendar built from notices', () => {
  it('equals the national calendar when it is built from the same notices and estimate', () => {
    const own = createCalendar({ years: nationalNotices, estimate: estimate2027 });
    expect(canonicalText(own)).toBe(canonicalText(nationalCalendar));
    expect(own.version).toBe('2026.0');
    expect(own.addWorkingDays(d('2026-12-04'), 20)).toEqual(nationalCalendar.addWorkingDays(d('2026-12-04'), 20));
  });

  it('takes another version and puts it on every date', () => {
    const own = createCalendar({ years: nationalNotices, version: '2026.7' });
    expect(own.version).toBe('2026.7');
    expect(own.addWorkingDays(d('2026-01-30'), 20)).toMatchObject({ calendarVersion: '2026.7' });
  });

  it('has another canonical text when a single day differs', () => {
    const [first, ...rest] = nationalNotices['2026']?.workdays ?? [];
    const years = { ...nationalNotices, '2026': { ...(nationalNotices['2026'] ?? EMPTY), workdays: rest } };
    expect(first).toBe('2026-01-04');
    expect(canonicalText(createCalendar({ years, estimate: estimate2027 }))).not.toBe(canonicalText(nationalCalendar));
  });

  it('has the same canonical text in whatever order its years and days', () => {
    const reversed = Object.fromEntries(
      Object.entries(nationalNotices)
        .toReversed()
        .map(([year, block]) => [
          year,
          { ...block, holidays: block.holidays.toReversed(), workdays: block.workdays.toReversed() },
        ]),
    );
    expect(canonicalText(createCalendar({ years: reversed, estimate: estimate2027 }))).toBe(
      canonicalText(nationalCalendar),
    );
  });

  it('has the same canonical text in whatever order the days of other notices', () => {
    const others = { '2018-12-29': 'next', '2018-12-30': 'next', '2018-12-31': 'next' };
    const block = { holidays: ['2018-12-30', '2018-12-31'], workdays: ['2018-12-29'], notice: 'own' };
    const textWith = (entries: readonly (readonly [string, string])[]): string =>
      canonicalText(
        createCalendar({ years: { '2018': { ...block, fromOtherYearsNotice: Object.fromEntries(entries) } } }),
      );
    expect(textWith(Object.entries(others).toReversed())).toBe(textWith(Object.entries(others)));
    expect(textWith(Object.entries(others).slice(1))).not.toBe(textWith(Object.entries(others)));
  });

  // Hashes of this text are stored: another form would make every stored calendar a different one.
  it('has a canonical text that stays as it is', () => {
    const years = { '2018': { holidays: ['2018-01-02', '2018-01-01'], workdays: ['2018-02-11'], notice: 'own' } };
    expect(canonicalText(createCalendar({ years }))).toBe(
      '[[[2018,[["2018-01-01","2018-01-02"],["2018-02-11"],"own",[],[]]]],null,null]',
    );
  });

  it('has another canonical text without the estimate that it uses, and the same without one that it does not use', () => {
    expect(canonicalText(createCalendar({ years: nationalNotices }))).not.toBe(canonicalText(nationalCalendar));
    const older = { years: through(2025) };
    expect(canonicalText(createCalendar({ ...older, estimate: estimate2027 }))).toBe(
      canonicalText(createCalendar(older)),
    );
  });
});

describe('the boundary between two notices', () => {
  it('leaves 29–31 December 2018 open while only the 2018 notice is loaded', () => {
    const calendar = createCalendar({ years: only(2018) });
    expect(calendar).toMatchObject({
      version: '2018.0',
      from: '2018-01-01',
      through: '2018-12-31',
      openFrom: '2018-12-29',
      missingYear: 2019,
    });
    expect(calendar.addWorkingDays(d('2018-12-27'), 1)).toMatchObject({ kind: 'final', date: '2018-12-28' });
    expect(calendar.addWorkingDays(d('2018-12-28'), 1)).toEqual({
      kind: 'provisional',
      date: '2018-12-31',
      basis: 'statute+art6',
      openFrom: '2018-12-29',
      latest: '2018-12-31',
      missingYears: [2019],
      calendarVersion: '2018.0',
    });
    expect(calendar.dayOf(d('2018-12-29'))).toEqual({
      date: '2018-12-29',
      works: false,
      reason: 'weekend',
      open: true,
    });
    expect(() => calendar.isWorkingDay(d('2018-12-29'))).toThrow(notPublished(2019));
    expect(() => calendar.addWorkingDays(d('2018-12-28'), 2)).toThrow(notPublished(2019));
  });

  it('settles them when the 2019 notice is loaded too', () => {
    const calendar = createCalendar({ years: only(2018, 2019) });
    expect(calendar.isWorkingDay(d('2018-12-29'))).toBe(true);
    expect(calendar.isWorkingDay(d('2018-12-31'))).toBe(false);
    expect(calendar.addWorkingDays(d('2018-12-28'), 2)).toMatchObject({ kind: 'final', date: '2019-01-02' });
    expect(calendar.openFrom).toBe('2019-12-29');
  });

  it('reads December days from the block of the notice that sets them', () => {
    const y2018 = nationalNotices['2018'] ?? EMPTY;
    const y2019 = nationalNotices['2019'] ?? EMPTY;
    const isDecember = (on: string): boolean => on >= '2018-12-29' && on <= '2018-12-31';
    const moved: NoticeYears = {
      '2018': {
        holidays: y2018.holidays.filter((on) => !isDecember(on)),
        workdays: y2018.workdays.filter((on) => !isDecember(on)),
        notice: y2018.notice,
      },
      '2019': {
        ...y2019,
        holidays: ['2018-12-30', '2018-12-31', ...y2019.holidays],
        workdays: ['2018-12-29', ...y2019.workdays],
        fromOtherYearsNotice: { '2018-12-29': y2019.notice, '2018-12-30': y2019.notice, '2018-12-31': y2019.notice },
      },
    };
    const calendar = createCalendar({ years: moved });
    const usual = createCalendar({ years: only(2018, 2019) });
    expect(calendar.trace(d('2018-01-01'), d('2019-12-28'))).toEqual(usual.trace(d('2018-01-01'), d('2019-12-28')));
    expect(createCalendar({ years: { '2019': moved['2019'] ?? EMPTY } }).from).toBe('2019-01-01');
  });
});

describe('a year that is missing', () => {
  it('counts an empty year as missing', () => {
    const years = { ...nationalNotices, '2027': EMPTY };
    const calendar = createCalendar({ years, estimate: estimate2027 });
    expect(canonicalText(calendar)).toBe(canonicalText(nationalCalendar));
    expect(calendar.version).toBe('2026.0');
    expect(calendar.missingYear).toBe(2027);
    expect(calendar.addWorkingDays(d('2026-12-04'), 20)).toMatchObject({ kind: 'provisional', date: '2027-01-04' });
  });

  it('stops every count that reaches it without an estimate', () => {
    const calendar = createCalendar({ years: nationalNotices });
    expect(calendar.through).toBe('2026-12-31');
    expect(calendar.addWorkingDays(d('2026-12-01'), 20)).toMatchObject({ kind: 'provisional', date: '2026-12-29' });
    expect(() => calendar.addWorkingDays(d('2026-12-04'), 20)).toThrow(notPublished(2027));
    expect(() => calendar.addWorkingDays(d('2027-01-04'), 1)).toThrow(notPublished(2027));
  });

  it('stops a period that would roll into it', () => {
    const calendar = createCalendar({ years: only(2016) });
    const roll = { roll: true };
    expect(calendar.addNaturalDays(d('2016-12-29'), 1, roll)).toMatchObject({
      kind: 'provisional',
      date: '2016-12-30',
    });
    expect(() => calendar.addNaturalDays(d('2016-12-29'), 2, roll)).toThrow(notPublished(2017));
  });

  const gap = createCalendar({ years: only(2014, 2015, 2017, 2018) });

  it('is named when it is in the middle', () => {
    expect(gap).toMatchObject({ from: '2014-01-01', through: '2018-12-31', openFrom: '2015-12-29', missingYear: 2016 });
    for (const act of [
      () => gap.addWorkingDays(d('2015-12-25'), 20),
      () => gap.addWorkingDays(d('2016-06-01'), 1),
      () => gap.addWorkingDays(d('2017-01-10'), -20),
      () => gap.workingDaysBetween(d('2015-12-01'), d('2017-02-01')),
      () => gap.dayOf(d('2016-06-01')),
      () => gap.isWorkingDay(d('2016-06-01')),
      () => gap.trace(d('2015-12-01'), d('2017-02-01')),
      () => gap.addNaturalDays(d('2016-06-01'), 5, { roll: true }),
    ]) {
      expect(act).toThrow(notPublished(2016));
    }
  });

  it('leaves the years after it settled', () => {
    expect(gap.workingDaysBetween(d('2016-12-31'), d('2017-01-05'))).toBe(3);
    expect(gap.addWorkingDays(d('2016-12-31'), 3)).toMatchObject({ kind: 'final', date: '2017-01-05' });
    expect(gap.addWorkingDays(d('2017-12-29'), 1)).toEqual({
      kind: 'final',
      date: '2018-01-02',
      calendarVersion: '2018.0',
    });
    expect(gap.addWorkingDays(d('2015-12-28'), 1)).toMatchObject({ kind: 'provisional', missingYears: [2016] });
    expect(gap.isWorkingDay(d('2017-01-03'))).toBe(true);
    expect(gap.addWorkingDays(d('2018-12-28'), 1)).toMatchObject({ kind: 'provisional', missingYears: [2019] });
  });

  it('is estimated where the estimate speaks of it, in the middle too', () => {
    const estimate = {
      year: 2016,
      guessStatutePlusArt6WeekdaysOff: ['2016-01-01', '2016-02-08'],
      forecastSpansUnder2025Principles: [['2016-01-01', '2016-01-04']],
    };
    const calendar = createCalendar({ years: only(2015, 2017), estimate });
    expect(calendar.addWorkingDays(d('2015-12-31'), 1)).toMatchObject({
      kind: 'provisional',
      date: '2016-01-04',
      latest: '2016-01-05',
      openFrom: '2015-12-29',
      missingYears: [2016],
    });
  });

  it('ignores an estimate of a year that is loaded, too far ahead, or before the first year', () => {
    for (const year of [2026, 2028, 2007]) {
      const calendar = createCalendar({ years: nationalNotices, estimate: { ...estimate2027, year } });
      expect(calendar.through).toBe('2026-12-31');
      expect(canonicalText(calendar)).toBe(canonicalText(createCalendar({ years: nationalNotices })));
    }
  });

  it('is the earliest of those that a walk touches', () => {
    const two = createCalendar({ years: only(2014, 2017) });
    expect(() => two.addWorkingDays(d('2014-12-31'), 1)).toThrow(notPublished(2015));
    expect(() => two.addWorkingDays(d('2017-01-10'), -20)).toThrow(notPublished(2015));
    expect(() => two.isWorkingDay(d('2016-06-01'))).toThrow(notPublished(2016));
  });
});

describe('notices that cannot be used', () => {
  it('refuses to be built from nothing', () => {
    const bad = expect.objectContaining({ code: 'calendar/bad-input' });
    expect(() => createCalendar({ years: {} })).toThrow(bad);
    expect(() => createCalendar({ years: { '2027': EMPTY } })).toThrow(bad);
  });

  it.each(['2007', '2100', 'abc', '2026.5'])('refuses the year %s', (year) => {
    const years = { [year]: { ...EMPTY, holidays: ['2026-01-01'] } };
    expect(() => createCalendar({ years })).toThrow(expect.objectContaining({ code: 'calendar/bad-input' }));
  });

  it('refuses a date that does not exist', () => {
    const years = { '2026': { ...EMPTY, holidays: ['2026-02-30'] } };
    expect(() => createCalendar({ years })).toThrow(expect.objectContaining({ code: 'calendar/impossible-date' }));
  });

  it('ignores dates outside its years', () => {
    const years = { '2026': { ...EMPTY, holidays: ['2026-01-01', '2031-05-01', '2020-05-01'] } };
    const calendar = createCalendar({ years });
    expect(calendar.isWorkingDay(d('2026-01-01'))).toBe(false);
    expect(calendar.isWorkingDay(d('2026-01-02'))).toBe(true);
  });
});
