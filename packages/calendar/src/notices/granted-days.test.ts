import { describe, expect, it } from 'vitest';
import { canonicalText } from '../calendar/canonical-text.ts';
import { createCalendar } from '../calendar/create-calendar.ts';
import { grantedDays } from '../calendar/granted-days.ts';
import type { NoticeYear } from '../calendar/notice-years.ts';
import { nationalCalendar } from '../data/national-calendar.ts';
import { nationalNotices } from '../data/national-notices.ts';
import { civilDate } from '../days/civil-date.ts';
import { acknowledgeGranted } from './acknowledge-granted.ts';
import { amendCalendar } from './amend-calendar.ts';
import { CalendarFileError } from './calendar-file-error.ts';
import { parseNotices } from './parse-notices.ts';

const EMPTY: NoticeYear = { holidays: [], workdays: [], notice: '' };
const of = (year: number): NoticeYear => nationalNotices[year] ?? EMPTY;

/** A file with one published year and more days off; other keys go over those of the year. */
const fileOf = (year: number, more: readonly string[], keys: object = {}): string =>
  JSON.stringify({ [year]: { ...of(year), holidays: [...of(year).holidays, ...more], ...keys } }, null, 1);

const found = (text: string, base = nationalNotices): unknown => {
  const parsed = parseNotices(text, base);
  return parsed.ok ? 'sound' : parsed.problems.map(({ code, acknowledge }) => [code, acknowledge]);
};

// 2026-12-14 is a Monday on which nothing falls.
const extra2026 = fileOf(2026, ['2026-12-14']);

describe('a notice that grants days beyond the law', () => {
  it('says how many, in a sentence and as data', () => {
    expect(parseNotices(extra2026, nationalNotices)).toEqual({
      ok: false,
      problems: [
        {
          line: 2,
          path: '2026',
          code: 'year/extra-days-off',
          message:
            'the notice for 2026 gives 14 weekdays off net of worked weekend days; the law gives 13; ' +
            'if it grants 1 day beyond the law, acknowledge that with "granted": 1 in this year',
          acknowledge: { year: 2026, days: 1 },
        },
      ],
    });
  });

  it('is sound once exactly that number is acknowledged, and keeps the acknowledgement', () => {
    const parsed = parseNotices(fileOf(2026, ['2026-12-14'], { granted: 1 }), nationalNotices);
    expect(parsed).toMatchObject({ ok: true, years: { '2026': { granted: 1 } } });
  });

  it('is refused with the right number when another one is acknowledged', () => {
    expect(parseNotices(fileOf(2026, ['2026-12-14'], { granted: 2 }), nationalNotices)).toEqual({
      ok: false,
      problems: [
        {
          line: 48,
          path: '2026.granted',
          code: 'year/granted-differs',
          message:
            'the notice for 2026 gives 14 weekdays off net of worked weekend days; the law gives 13, ' +
            'so that it does not grant 2 days beyond the law; the right number is "granted": 1',
          acknowledge: { year: 2026, days: 1 },
        },
      ],
    });
  });

  it.each([
    ['two days, of which one is acknowledged', fileOf(2026, ['2026-12-14', '2026-12-15'], { granted: 1 }), 2],
    ['two days that are not acknowledged', fileOf(2026, ['2026-12-14', '2026-12-15']), 2],
    ['a day of a year under the law of before 2025', fileOf(2024, ['2024-12-16']), 1],
    // 国发明电〔2015〕1号 granted 3 September; the number of another amendment is not known to grant anything.
    [
      'the day of 2015 by an amendment that is not known',
      fileOf(2015, [], { amendedBy: ['国发明电〔2015〕9号'], amendedDays: {} }),
      1,
    ],
    [
      'the two days of 2020 by an amendment that is not known',
      fileOf(2020, [], { amendedBy: ['国办发明电〔2020〕9号'], amendedDays: {} }),
      2,
    ],
    ['one day more than the known amendment of 2015', fileOf(2015, ['2015-12-14']), 2],
    [
      'a worked weekend day that is taken back',
      fileOf(2026, [], { workdays: of(2026).workdays.filter((on) => on !== '2026-10-10') }),
      1,
    ],
  ])('names the number: %s', (_, text, days) => {
    const [[, acknowledge]] = found(text) as [[string, { readonly year: number; readonly days: number }]];
    expect(acknowledge.days).toBe(days);
    const year = JSON.parse(text) as Record<string, object>;
    const acknowledged = { [acknowledge.year]: { ...year[acknowledge.year], granted: days } };
    expect(found(JSON.stringify(acknowledged))).toBe('sound');
  });

  it.each([
    [
      'a day that a worked weekend day makes up for',
      fileOf(2026, ['2026-12-14'], { workdays: [...of(2026).workdays, '2026-12-12'] }),
    ],
    ['a day that is a Saturday', fileOf(2026, ['2026-12-12'])],
    ['the known amendment of 2015', fileOf(2015, [])],
    ['the known amendment of 2015, acknowledged as well', fileOf(2015, [], { granted: 1 })],
    ['the known amendment of 2020', fileOf(2020, [])],
  ])('needs no acknowledgement: %s', (_, text) => {
    expect(found(text)).toBe('sound');
  });

  it.each([
    ['a year that gives what the law gives', fileOf(2026, [], { granted: 1 }), 'year/granted-differs', undefined],
    ['the known amendment of 2015, counted twice', fileOf(2015, [], { granted: 2 }), 'year/granted-differs', 1],
    [
      'a year that gives less than the law',
      fileOf(2026, [], { workdays: [...of(2026).workdays, '2026-12-12'], granted: 1 }),
      'year/unbalanced',
      undefined,
    ],
    [
      'a year that gives less than the law, without a number',
      fileOf(2026, [], { workdays: [...of(2026).workdays, '2026-12-12'] }),
      'year/unbalanced',
      undefined,
    ],
    [
      'the year 2015 without the day that its known amendment grants',
      fileOf(2015, [], { holidays: of(2015).holidays.filter((on) => on !== '2015-09-03'), amendedDays: {} }),
      'year/unbalanced',
      undefined,
    ],
    [
      'the year 2020 without one of the two days that its known amendment grants',
      fileOf(2020, [], { holidays: of(2020).holidays.filter((on) => on !== '2020-01-31'), amendedDays: {} }),
      'year/unbalanced',
      undefined,
    ],
  ])('cannot be acknowledged away: %s', (_, text, code, days) => {
    const acknowledge = days === undefined ? undefined : { year: Number(Object.keys(JSON.parse(text))[0]), days };
    expect(found(text)).toEqual([[code, acknowledge]]);
  });

  it.each(['"1"', '1.5', '0', '-1', 'true', 'null', '[1]', '{}'])('is not acknowledged by %s', (value) => {
    expect(found(extra2026.replace('"notice"', `"granted": ${value}, "notice"`))).toEqual([
      ['file/wrong-type', undefined],
    ]);
  });

  it('may be one of several, each with its own number', () => {
    const year = (text: string): object => JSON.parse(text) as object;
    const both = {
      ...year(fileOf(2025, ['2025-12-15'], { granted: 1 })),
      ...year(fileOf(2026, ['2026-12-14', '2026-12-15'])),
    };
    expect(found(JSON.stringify(both))).toEqual([['year/extra-days-off', { year: 2026, days: 2 }]]);
  });

  it('may grant a day in December of the year before', () => {
    const holidays =
      '2026-12-31 2027-01-01 2027-02-05 2027-02-08 2027-02-09 2027-02-10 2027-02-11 2027-04-05 2027-05-03'
        .concat(' 2027-05-04 2027-06-09 2027-10-01 2027-10-04 2027-10-05')
        .split(' ');
    const notice = '国办发明电〔2026〕0号';
    const file = { holidays, workdays: [], notice, fromOtherYearsNotice: { '2026-12-31': notice } };
    expect(found(JSON.stringify({ 2027: file }))).toEqual([['year/extra-days-off', { year: 2027, days: 1 }]]);
    expect(found(JSON.stringify({ 2027: { ...file, granted: 1 } }))).toBe('sound');
  });

  it('leaves the balance of the year after it as it was acknowledged', () => {
    const base = {
      ...nationalNotices,
      2026: { ...of(2026), holidays: [...of(2026).holidays, '2026-12-14'], granted: 1 },
    };
    expect(found(fileOf(2025, []), base)).toBe('sound');
    const december = { '2025-12-31': '国办发明电〔2025〕7号' };
    expect(parseNotices(fileOf(2025, ['2025-12-31'], { fromOtherYearsNotice: december }), base)).toMatchObject({
      problems: [
        {
          code: 'year/unbalanced',
          message:
            'the notice for 2026 gives 15 weekdays off net of worked weekend days; the law gives 13 and 1 more are granted',
        },
      ],
    });
  });
});

describe('an acknowledgement', () => {
  const acknowledged = fileOf(2026, ['2026-12-14'], { granted: 1 });
  const loaded = amendCalendar(nationalCalendar, acknowledged);

  it('is loaded with the notice and is part of the identity of the calendar', () => {
    expect(loaded.version).toBe('2026.1');
    expect(loaded.isWorkingDay(civilDate('2026-12-14'))).toBe(false);
    expect(loaded.input.years['2026']?.granted).toBe(1);
    const { granted: _, ...year } = loaded.input.years['2026'] ?? EMPTY;
    const other = createCalendar({ ...loaded.input, years: { ...loaded.input.years, 2026: year } });
    expect(canonicalText(other)).not.toBe(canonicalText(loaded));
  });

  it('changes nothing a second time, and stays when the same notice is loaded without it', () => {
    expect(amendCalendar(loaded, acknowledged)).toBe(loaded);
    expect(amendCalendar(loaded, extra2026)).toBe(loaded);
  });

  it('does not cover another notice of the same year', () => {
    const refused = (text: string) => () => amendCalendar(loaded, text);
    expect(refused(fileOf(2026, ['2026-12-15']))).toThrow(CalendarFileError);
    expect(refused(fileOf(2026, ['2026-12-14', '2026-12-15']))).toThrow(
      /right number|acknowledge that with "granted": 2/,
    );
  });

  it('goes when the notice is replaced by one that grants nothing', () => {
    const back = amendCalendar(loaded, fileOf(2026, []));
    expect(canonicalText(back)).toBe(canonicalText(nationalCalendar));
    expect(back.input.years['2026']?.granted).toBeUndefined();
  });

  it('of a known amendment does not change the identity that databases hold', () => {
    const named = { ...nationalNotices, 2015: { ...of(2015), granted: 1 } };
    const calendar = createCalendar({ ...nationalCalendar.input, years: named });
    expect(canonicalText(calendar)).toBe(canonicalText(nationalCalendar));
  });
});

describe('acknowledgeGranted', () => {
  it('writes the number into the only year, and leaves every line where it was', () => {
    const text = acknowledgeGranted(extra2026, 1);
    expect(found(text)).toBe('sound');
    expect(text.split('\n').length).toBe(extra2026.split('\n').length);
    expect(JSON.parse(text)).toEqual({
      2026: { ...(JSON.parse(extra2026) as Record<string, object>)['2026'], granted: 1 },
    });
  });

  it.each([
    ['{"2026": {}}', {}],
    ['{"2026": {"notice": "x"}}', { notice: 'x' }],
  ])('writes JSON whatever %s holds', (text, block) => {
    expect(JSON.parse(acknowledgeGranted(text, 1))).toEqual({ 2026: { granted: 1, ...block } });
  });

  it('changes nothing where the number is there already', () => {
    const text = acknowledgeGranted(extra2026, 1);
    expect(acknowledgeGranted(text, 1)).toBe(text);
  });

  it.each([
    ['another number is there', fileOf(2026, ['2026-12-14'], { granted: 1 }), 2, '2026.granted'],
    ['the file has several years', JSON.stringify({ 2025: of(2025), 2026: of(2026) }), 1, '2026'],
  ])('is refused where %s', (_, text, days, path) => {
    expect(() => acknowledgeGranted(text, days)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'year/granted-differs', path })] }),
    );
  });

  it.each(['{', '[]', '{}', '{"2026": 1}', '{"2026": {}}'])('leaves it to the checks to refuse %s', (text) => {
    expect(parseNotices(acknowledgeGranted(text, 1)).ok).toBe(false);
  });
});

describe('the years that ship', () => {
  it('grant what the amendments of 2015 and 2020 grant, and nothing else', () => {
    const granting = Object.entries(nationalNotices).flatMap(([year, block]) =>
      grantedDays(block) === 0 ? [] : [[year, grantedDays(block)]],
    );
    expect(granting).toEqual([
      ['2015', 1],
      ['2020', 2],
    ]);
  });
});
