import { describe, expect, it } from 'vitest';
import type { NoticeYear } from '../calendar/notice-years.ts';
import { mergeYears } from './merge-years.ts';

const y2018: NoticeYear = {
  holidays: ['2018-01-01', '2018-12-30', '2018-12-31'],
  workdays: ['2018-12-29'],
  notice: '2018',
  fromOtherYearsNotice: { '2018-12-29': '2019', '2018-12-30': '2019', '2018-12-31': '2019' },
};
const y2019: NoticeYear = {
  holidays: ['2018-12-31', '2019-01-01'],
  workdays: ['2018-12-29'],
  notice: '2019, second text',
  fromOtherYearsNotice: { '2018-12-29': '2019, second text', '2018-12-31': '2019, second text' },
};

describe('a notice that sets days of December before it', () => {
  it('takes exactly these days out of the block of that year, with the numbers of their notices', () => {
    expect(mergeYears({ '2018': y2018 }, { '2019': y2019 })).toEqual({
      '2018': {
        holidays: ['2018-01-01', '2018-12-30'],
        workdays: [],
        notice: '2018',
        fromOtherYearsNotice: { '2018-12-30': '2019' },
      },
      '2019': y2019,
    });
  });

  it('does so for a single day too', () => {
    const single = { ...y2019, holidays: ['2018-12-31', '2019-01-01'], workdays: [] };
    expect(mergeYears({ '2018': y2018 }, { '2019': single })['2018']?.holidays).toEqual(['2018-01-01', '2018-12-30']);
  });

  it('leaves the block of that year as it is where the same file gives it', () => {
    const given = { ...y2018, notice: '2018, second text' };
    expect(mergeYears({ '2018': y2018 }, { '2018': given, '2019': y2019 })).toEqual({ '2018': given, '2019': y2019 });
  });

  it('is put beside years that it does not touch', () => {
    expect(mergeYears({ '2017': y2018 }, { '2019': y2019 })).toEqual({ '2017': y2018, '2019': y2019 });
  });
});

it('keeps the old block, explanations included, where the new one sets the same days', () => {
  const old = { ...y2018, amendedDays: { '2018-12-31': 'the amendment' } };
  expect(mergeYears({ '2018': old }, { '2018': y2018 })['2018']).toBe(old);
  expect(mergeYears({ '2018': old }, { '2018': { ...y2018, workdays: [] } })['2018']).toEqual({
    ...y2018,
    workdays: [],
  });
});
