import { describe, expect, it } from 'vitest';
import { amendCalendar } from './amend-calendar.ts';
import { civilDate } from '../days/civil-date.ts';
import { canonicalText } from '../calendar/canonical-text.ts';
import { createCalendar } from '../calendar/create-calendar.ts';
import { CalendarFileError } from './calendar-file-error.ts';
import { calendarJson } from '../../test-support/naive-calendar.oracle.ts';
import { nationalCalendar } from '../data/national-calendar.ts';
import type { NoticeYear, NoticeYears } from '../calendar/notice-years.ts';
import { estimate2027 } from '../data/estimate-2027.ts';
import { yunnanOverlays } from '../overlays/yunnan-overlays.ts';
import { parseNotices } from './parse-notices.ts';

const d = civilDate;

// calendar.md section 7: what to take out of the file, and put in, to get the calendar before each amendment.
const BEFORE: readonly { year: number; off: string[]; worked: string[]; add: string[] }[] = [
  { year: 2015, off: ['2015-09-03', '2015-09-04', '2015-09-05'], worked: ['2015-09-06'], add: [] },
  { year: 2019, off: ['2019-05-02', '2019-05-03', '2019-05-04'], worked: ['2019-04-28', '2019-05-05'], add: [] },
  { year: 2020, off: ['2020-01-31', '2020-02-01', '2020-02-02'], worked: [], add: ['2020-02-01'] },
  { year: 2018, off: ['2018-12-30', '2018-12-31'], worked: ['2018-12-29'], add: [] },
];

const published: Record<string, NoticeYear> = JSON.parse(calendarJson);

const versionOne = (): NoticeYears => {
  const years = { ...published };
  for (const { year, off, worked, add } of BEFORE) {
    const block = published[year];
    if (block === undefined) throw new Error(`${year} is not in the file`);
    years[year] = {
      holidays: block.holidays.filter((on) => !off.includes(on)),
      workdays: [...block.workdays.filter((on) => !worked.includes(on)), ...add],
      notice: block.notice,
    };
  }
  return years;
};

const file = (...years: readonly number[]): string =>
  JSON.stringify(Object.fromEntries(years.map((year) => [year, published[year]])), null, 2);

const first = createCalendar({ years: versionOne(), estimate: estimate2027, version: '2026.0' });
const second = amendCalendar(first, file(2015, 2018, 2019, 2020));

describe('an amended calendar', () => {
  it('starts from a version that passes the checks by itself', () => {
    const { 2018: _, 2019: __, ...others } = versionOne();
    expect(parseNotices(JSON.stringify(others)).ok).toBe(true);
    expect(parseNotices(JSON.stringify(versionOne())).ok).toBe(true);
  });

  it.each([
    ['2019-04-01', '2019-04-30', '2019-04-29', 'earlier: Sunday 28 April became a working day'],
    ['2019-04-03', '2019-05-03', '2019-05-05', 'due on a make-up Sunday'],
    ['2020-01-02', '2020-02-04', '2020-02-06', 'later'],
    ['2020-01-10', '2020-02-12', '2020-02-14', 'later'],
    ['2020-01-21', '2020-02-24', '2020-02-26', 'later'],
  ])('moves a case received on %s from %s to %s: %s', (received, one, two) => {
    expect(first.dueDate(d(received), 20)).toBe(one);
    expect(second.dueDate(d(received), 20)).toBe(two);
  });

  it('has the next version and another canonical text, and leaves the base as it was', () => {
    expect(first.version).toBe('2026.0');
    expect(second.version).toBe('2026.1');
    expect(canonicalText(second)).not.toBe(canonicalText(first));
    expect(first.dueDate(d('2019-04-01'), 20)).toBe('2019-04-30');
    expect(second.addWorkingDays(d('2019-04-01'), 20)).toMatchObject({ calendarVersion: '2026.1' });
  });

  it('has the canonical text of the calendar that was published with the amendments in it', () => {
    expect(canonicalText(second)).toBe(canonicalText(createCalendar({ years: published, estimate: estimate2027 })));
    expect(canonicalText(second)).toBe(canonicalText(nationalCalendar));
  });

  it('is the same when the same file is loaded into the same base twice', () => {
    const again = amendCalendar(first, file(2015, 2018, 2019, 2020));
    expect(canonicalText(again)).toBe(canonicalText(second));
    expect(again.version).toBe(second.version);
  });

  it('stays itself when the file is loaded into it again', () => {
    expect(amendCalendar(second, file(2015, 2018, 2019, 2020))).toBe(second);
    expect(amendCalendar(nationalCalendar, calendarJson)).toBe(nationalCalendar);
  });

  it('goes on from version to version', () => {
    const stepwise = amendCalendar(amendCalendar(first, file(2015)), file(2020));
    expect(stepwise.version).toBe('2026.2');
    expect(canonicalText(amendCalendar(stepwise, file(2018, 2019)))).toBe(canonicalText(second));
  });

  it('keeps the explanation of days that the file only repeats', () => {
    const text = JSON.stringify({ 2019: published['2019'], 2026: { ...published['2026'], notice: 'x' } });
    const amended = amendCalendar(nationalCalendar, text);
    expect(amended.dayOf(d('2019-05-02')).notice).toBe('国办发明电〔2019〕3号');
    expect(amended.dayOf(d('2026-05-02')).notice).toBe('x');
  });

  it('names the amendment for the days that the file ascribes to it', () => {
    const amendedDays = { '2019-04-28': '国办发明电〔2019〕3号' };
    const amended = amendCalendar(first, JSON.stringify({ '2019': { ...published['2019'], amendedDays } }));
    expect(amended.dayOf(d('2019-04-28')).notice).toBe('国办发明电〔2019〕3号');
    expect(amended.dayOf(d('2019-05-05')).notice).toBe('国办发明电〔2018〕15号');
  });

  it('keeps its overlay and its version’s region', () => {
    const local = createCalendar({ years: versionOne(), overlays: [yunnanOverlays.dali] });
    const amended = amendCalendar(amendCalendar(local, file(2015)), file(2020));
    expect(amended.version).toBe('2026.2+dali');
    expect(amended.isWorkingDay(d('2023-05-06'))).toBe(false);
  });

  it('counts from 1 when its base has a version of another form', () => {
    const base = createCalendar({ years: versionOne(), version: 'draft' });
    expect(amendCalendar(base, file(2015)).version).toBe('2026.1');
  });
});

describe('a new year', () => {
  // Not a forecast: any notice with thirteen days, two of them in December 2026.
  const NOTICE_2027 = {
    '2027': {
      holidays: ['2026-12-31', '2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11']
        .concat(['2027-02-12', '2027-04-05', '2027-05-03', '2027-05-04', '2027-06-09', '2027-09-15'])
        .concat(['2027-10-01', '2027-10-04', '2027-10-05']),
      workdays: ['2026-12-27', '2027-02-13', '2027-02-14'],
      notice: '国办发明电〔2026〕99号',
      fromOtherYearsNotice: { '2026-12-31': '国办发明电〔2026〕99号', '2026-12-27': '国办发明电〔2026〕99号' },
    },
  };
  const loaded = amendCalendar(nationalCalendar, JSON.stringify(NOTICE_2027));

  it('starts a new version and settles the open days', () => {
    expect(loaded).toMatchObject({
      version: '2027.0',
      openFrom: '2027-12-29',
      missingYear: 2028,
      through: '2027-12-31',
    });
  });

  it('makes a provisional date final', () => {
    expect(nationalCalendar.addWorkingDays(d('2026-12-04'), 20)).toMatchObject({
      kind: 'provisional',
      date: '2027-01-04',
    });
    expect(loaded.addWorkingDays(d('2026-12-04'), 20)).toEqual({
      kind: 'final',
      date: '2027-01-04',
      calendarVersion: '2027.0',
    });
    expect(loaded.dayOf(d('2026-12-31'))).toEqual({
      date: '2026-12-31',
      works: false,
      reason: 'holiday',
      notice: '国办发明电〔2026〕99号',
    });
    expect(loaded.isWorkingDay(d('2026-12-27'))).toBe(true);
  });

  it('is refused while it is empty, and the base stays in force', () => {
    const empty = '{\n  "2027": {"holidays": [], "workdays": [], "notice": ""}\n}';
    const act = (): unknown => amendCalendar(nationalCalendar, empty);
    expect(act).toThrow(CalendarFileError);
    expect(act).toThrow(
      expect.objectContaining({
        name: 'CalendarFileError',
        code: 'calendar/file-refused',
        problems: [
          expect.objectContaining({ line: 2, code: 'year/empty' }),
          expect.objectContaining({ line: 2, code: 'notice/blank' }),
        ],
      }),
    );
    expect(nationalCalendar.missingYear).toBe(2027);
  });

  it('may be an older one, which is an amendment', () => {
    const { 2016: _, ...rest } = published;
    const gap = createCalendar({ years: rest, estimate: estimate2027 });
    const filled = amendCalendar(gap, file(2016));
    expect(filled.version).toBe('2026.1');
    expect(canonicalText(filled)).toBe(canonicalText(nationalCalendar));
  });

  it('takes its December days over from the block of the year before', () => {
    const held = { ...published['2018'] };
    const own = { ...published['2019'] };
    const december = (on: string): boolean => on >= '2018-12-29';
    const moved = {
      '2019': {
        ...own,
        holidays: ['2018-12-30', '2018-12-31', ...(own.holidays ?? [])],
        workdays: [...(held.workdays ?? []).filter(december), ...(own.workdays ?? [])],
        fromOtherYearsNotice: held.fromOtherYearsNotice,
      },
    };
    const amended = amendCalendar(nationalCalendar, JSON.stringify(moved));
    expect(amended.input.years['2018']?.workdays).not.toContain('2018-12-29');
    expect(amended.trace(d('2018-01-01'), d('2019-12-31'))).toEqual(
      createCalendar({ years: published }).trace(d('2018-01-01'), d('2019-12-31')),
    );
  });
});
