import { describe, expect, it } from 'vitest';
import { calendarJson, plusDays, weekday } from '../../test-support/naive-calendar.oracle.ts';
import { NOTICE_PROBLEM_CODES } from './notice-problem.ts';
import { NOTICE_RULES } from './notice-rules.ts';
import { nationalNotices } from '../data/national-notices.ts';
import { parseNotices } from './parse-notices.ts';

// A notice as a clerk would type it, one thing a line; 2026 as published.
const LINES = [
  '{',
  '  "2026": {',
  '    "holidays": [',
  '      "2026-01-01", "2026-01-02", "2026-01-03",',
  '      "2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19",',
  '      "2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23",',
  '      "2026-04-04", "2026-04-05", "2026-04-06",',
  '      "2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05",',
  '      "2026-06-19", "2026-06-20", "2026-06-21",',
  '      "2026-09-25", "2026-09-26", "2026-09-27",',
  '      "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"',
  '    ],',
  '    "workdays": [',
  '      "2026-01-04",',
  '      "2026-02-14",',
  '      "2026-02-28",',
  '      "2026-05-09",',
  '      "2026-09-20",',
  '      "2026-10-10"',
  '    ],',
  '    "weekdays": {',
  '      "2026-02-14": "六",',
  '      "2026-09-20": "日"',
  '    },',
  '    "notice": "国办发明电〔2025〕7号"',
  '  }',
  '}',
];
const SOUND = LINES.join('\n');

const replaced = (from: string, to: string, line = 0): string => {
  const at = SOUND.indexOf(from, LINES.slice(0, line).join('\n').length);
  expect(at, `${from} is in the file`).toBeGreaterThan(-1);
  return SOUND.slice(0, at) + to + SOUND.slice(at + from.length);
};

const findings = (text: string): unknown => {
  const parsed = parseNotices(text);
  return parsed.ok ? 'sound' : parsed.problems.map(({ line, code, path }) => [line, code, path]);
};

describe('a sound file', () => {
  it('is read without the weekdays it was checked by', () => {
    expect(parseNotices(SOUND)).toEqual({ ok: true, years: { '2026': nationalNotices['2026'] } });
  });

  it('may name the weekday of any day', () => {
    const week = ['四', '五', '六', '日', '一', '二', '三'].map((name, past) => `"2026-10-0${past + 1}": "${name}"`);
    expect(findings(replaced('"2026-09-20": "日"', week.join(',\n')))).toBe('sound');
  });

  it('may hold December days of the year before with the number of its notice', () => {
    const own = { ...nationalNotices['2019'] };
    const held = { ...nationalNotices['2018'] };
    const december = (on: string): boolean => on >= '2018-12-29';
    const file = {
      '2019': {
        ...own,
        holidays: [...(held.holidays ?? []).filter(december), ...(own.holidays ?? [])],
        workdays: [...(held.workdays ?? []).filter(december), ...(own.workdays ?? [])],
        fromOtherYearsNotice: held.fromOtherYearsNotice,
      },
    };
    expect(parseNotices(JSON.stringify(file))).toEqual({ ok: true, years: file });
  });

  it('is weighed together with the years that are loaded', () => {
    const year2012 = JSON.stringify({ '2012': nationalNotices['2012'] });
    expect(findings(year2012)).toEqual([[1, 'year/extra-days-off', '2012']]);
    expect(parseNotices(year2012, nationalNotices).ok).toBe(true);
  });
});

describe('a file with one fault is refused with its line', () => {
  it.each([
    ['no JSON', replaced('"2026-02-14",\n', '"2026-02-14"\n'), 16, 'file/not-json', ''],
    ['a comma too many', replaced('"2026-10-10"\n', '"2026-10-10",\n'), 20, 'file/not-json', ''],
    ['an unknown key', replaced('"notice"', '"note": "x",\n"notice"'), 25, 'file/unknown-key', '2026.note'],
    ['a key twice', replaced('"notice"', '"notice": "x",\n    "notice"'), 26, 'file/duplicate-key', '2026.notice'],
    [
      'a missing key',
      replaced('"notice": "国办发明电〔2025〕7号"', '"amendedBy": []'),
      2,
      'file/missing-key',
      '2026.notice',
    ],
    ['a number for a date', replaced('"2026-05-09"', '20260509'), 17, 'file/wrong-type', '2026.workdays[3]'],
    ['a text for a list', replaced('"notice"', '"amendedBy": "x",\n"notice"'), 25, 'file/wrong-type', '2026.amendedBy'],
    ['a number for a notice', replaced('"国办发明电〔2025〕7号"', '7'), 25, 'file/wrong-type', '2026.notice'],
    [
      'a list for an object',
      replaced('"notice"', '"amendedDays": [],\n"notice"'),
      25,
      'file/wrong-type',
      '2026.amendedDays',
    ],
    ['a number for a weekday', replaced('"六"', '6'), 22, 'file/wrong-type', '2026.weekdays.2026-02-14'],
    ['a date without dashes', replaced('"2026-05-09"', '"20260509"'), 17, 'date/malformed', '2026.workdays[3]'],
    ['a short date', replaced('"2026-01-04"', '"2026-1-4"'), 14, 'date/malformed', '2026.workdays[0]'],
    ['30 February', replaced('"2026-02-23"', '"2026-02-30"'), 6, 'date/impossible', '2026.holidays[11]'],
    ['a day off twice', replaced('"2026-04-05"', '"2026-04-04"'), 7, 'date/duplicate', '2026.holidays[13]'],
    ['a worked day twice', replaced('"2026-02-28"', '"2026-02-14"'), 16, 'date/duplicate', '2026.workdays[2]'],
    ['a day off and worked', replaced('"2026-01-04"', '"2026-01-03"'), 14, 'date/off-and-worked', '2026.workdays[0]'],
    ['a worked Friday', replaced('"2026-05-09"', '"2026-05-08"'), 17, 'date/make-up-on-weekday', '2026.workdays[3]'],
    ['a date of the next year', replaced('"2026-10-07"', '"2027-10-07"'), 11, 'date/outside-year', '2026.holidays[32]'],
    [
      'a December day of the year before without its notice',
      replaced('"2026-01-01"', '"2025-12-31"'),
      4,
      'date/outside-year',
      '2026.holidays[0]',
    ],
    [
      '9-17 for 9-27',
      replaced('"六"', '"六",\n      "2026-09-27": "四"'),
      23,
      'date/weekday-differs',
      '2026.weekdays.2026-09-27',
    ],
    ['an unknown weekday', replaced('"日"', '"天"'), 23, 'date/weekday-differs', '2026.weekdays.2026-09-20'],
    [
      'a weekday of a day that is not listed',
      replaced('"2026-09-20": "日"', '"2026-09-19": "六"'),
      23,
      'date/not-listed',
      '2026.weekdays.2026-09-19',
    ],
    ['a blank number', replaced('国办发明电〔2025〕7号', ' '), 25, 'notice/blank', '2026.notice'],
    [
      'a blank amendment',
      replaced('"notice"', '"amendedBy": [""],\n"notice"'),
      25,
      'notice/blank',
      '2026.amendedBy[0]',
    ],
    [
      'a day under an amendment that is not named',
      replaced('"notice"', '"amendedBy": ["a"],\n"amendedDays": {"2026-01-04": "b"},\n"notice"'),
      26,
      'notice/not-named',
      '2026.amendedDays.2026-01-04',
    ],
    ['a day missing', replaced('"2026-06-19", ', ''), 2, 'year/unbalanced', '2026'],
    ['a make-up day missing', replaced('      "2026-05-09",\n', ''), 2, 'year/extra-days-off', '2026'],
    ['an empty year', '{\n "2026": {"holidays": [], "workdays": [],\n "notice": "x"}\n}', 2, 'year/empty', '2026'],
    ['a year before 2008', SOUND.replace('"2026"', '"2007"'), 2, 'year/unknown', '2007'],
    ['a key that is not a year', SOUND.replace('"2026"', '"year"'), 2, 'year/unknown', 'year'],
    ['a year of five digits', SOUND.replace('"2026"', '"02026"'), 2, 'year/unknown', '02026'],
    ['a year with a point', SOUND.replace('"2026"', '"2026."'), 2, 'year/unknown', '2026.'],
    ['a year after 2099', SOUND.replace('"2026"', '"2100"'), 2, 'year/unknown', '2100'],
    ['a year that is not an object', '{\n\n"2026": []}', 3, 'file/wrong-type', '2026'],
    ['no year', '\n{}', 2, 'file/missing-key', ''],
    ['a list', '\n[]', 2, 'file/wrong-type', ''],
  ])('%s', (_, text, line, code, path) => {
    expect(findings(text)).toEqual([[line, code, path]]);
  });

  it('a swapped day and month', () => {
    const text = replaced('"2026-05-09"', '"2026-09-05"').replace('"2026-02-14": "六"', '"2026-05-09": "六"');
    expect(findings(text)).toEqual([[22, 'date/not-listed', '2026.weekdays.2026-05-09']]);
    const swapped = replaced('"2026-01-04"', '"2026-04-01"').replace('"2026-02-14": "六"', '"2026-04-01": "日"');
    expect(findings(swapped)).toEqual([
      [14, 'date/make-up-on-weekday', '2026.workdays[0]'],
      [22, 'date/weekday-differs', '2026.weekdays.2026-04-01'],
    ]);
  });

  it('an annotation of a day that does not exist', () => {
    expect(findings(replaced('"2026-02-14": "六"', '"2026-02-30": "六"'))).toEqual([
      [22, 'date/impossible', '2026.weekdays.2026-02-30'],
      [22, 'date/not-listed', '2026.weekdays.2026-02-30'],
    ]);
  });

  it('a year twice', () => {
    const year = LINES.slice(1, -1).join('\n');
    expect(findings(`{\n${year},\n${year}\n}`)).toEqual([[27, 'file/duplicate-key', '2026']]);
  });

  it('one date under two years', () => {
    const file = {
      '2018': { holidays: ['2018-12-31'], workdays: [], notice: 'a', fromOtherYearsNotice: { '2018-12-31': 'b' } },
      '2019': { holidays: ['2018-12-31'], workdays: [], notice: 'b', fromOtherYearsNotice: { '2018-12-31': 'b' } },
    };
    expect(findings(JSON.stringify(file, null, 1))).toEqual([[14, 'date/duplicate', '2019.holidays[0]']]);
  });

  it('another year’s notice for a day that is not in December', () => {
    const text = replaced('"notice"', '"fromOtherYearsNotice": {"2026-05-09": "x"},\n"notice"');
    expect(findings(text)).toEqual([[17, 'date/outside-year', '2026.workdays[3]']]);
  });

  it('another year’s notice without number', () => {
    const text = JSON.stringify({
      '2018': {
        ...nationalNotices['2018'],
        fromOtherYearsNotice: { '2018-12-29': ' ', '2018-12-30': 'x', '2018-12-31': 'x' },
      },
    });
    expect(findings(text)).toEqual([[1, 'notice/blank', '2018.fromOtherYearsNotice.2018-12-29']]);
  });

  it('December days that unbalance the next year that is loaded', () => {
    const held = { ...nationalNotices['2018'] };
    const workdays = (held.workdays ?? []).filter((on) => on !== '2018-12-29');
    const fromOtherYearsNotice = { '2018-12-30': 'x', '2018-12-31': 'x' };
    const text = JSON.stringify({ '2018': { ...held, workdays, fromOtherYearsNotice } });
    expect(parseNotices(text, nationalNotices)).toEqual({
      ok: false,
      problems: [
        {
          line: 1,
          code: 'year/unbalanced',
          path: '2018',
          message: 'the notice for 2019 gives 12 weekdays off net of worked weekend days; the law gives 11',
        },
      ],
    });
    expect(parseNotices(text).ok).toBe(true);
  });
});

describe('a file with several faults', () => {
  it('is refused with all of them in the order of their lines', () => {
    const text = replaced('"2026-02-23"', '"2026-02-30"')
      .replace('"2026-05-09"', '"2026-05-08"')
      .replace('"六"', '"日"');
    expect(findings(text)).toEqual([
      [6, 'date/impossible', '2026.holidays[11]'],
      [17, 'date/make-up-on-weekday', '2026.workdays[3]'],
      [22, 'date/weekday-differs', '2026.weekdays.2026-02-14'],
    ]);
  });
});

describe('the checks', () => {
  it('have different names, and codes that are a closed list', () => {
    expect(new Set(NOTICE_RULES.map((rule) => rule.name)).size).toBe(NOTICE_RULES.length);
    expect(new Set(NOTICE_PROBLEM_CODES).size).toBe(NOTICE_PROBLEM_CODES.length);
  });

  // A day moved to another of its kind keeps the balance; for that the file can carry the weekdays of the notice.
  it('catch every single day of the published file that is moved between week and weekend', () => {
    const dates = [...calendarJson.matchAll(/"(\d{4}-\d\d-\d\d)"(?!:)/g)].map((match) => match.index);
    const missed = dates.filter((at) => {
      const on = calendarJson.slice(at + 1, at + 11);
      const day = weekday(on);
      const moved = plusDays(on, day === 0 ? 1 : 6 - day || 2);
      return parseNotices(`${calendarJson.slice(0, at + 1)}${moved}${calendarJson.slice(at + 11)}`).ok;
    });
    expect(dates).toHaveLength(642);
    expect(missed).toEqual([]);
  });

  it('catch every single worked weekend day that is left out', () => {
    const years: Record<string, { holidays: string[]; workdays: string[] }> = JSON.parse(calendarJson);
    for (const [year, block] of Object.entries(years)) {
      for (const workday of block.workdays) {
        const changed = { ...years, [year]: { ...block, workdays: block.workdays.filter((on) => on !== workday) } };
        expect(parseNotices(JSON.stringify(changed)).ok).toBe(false);
      }
    }
  });
});
