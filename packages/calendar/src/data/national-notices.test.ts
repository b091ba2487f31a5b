import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { balanceOf, statutoryDays } from '../notices/balance.ts';
import { grantedDays } from '../calendar/granted-days.ts';
import { civilDate } from '../days/civil-date.ts';
import { calendarJson, estimateJson, everyDay, isWorked } from '../../test-support/naive-calendar.oracle.ts';
import { nationalCalendar } from './national-calendar.ts';
import { estimate2027 } from './estimate-2027.ts';
import { nationalNotices } from './national-notices.ts';
import { parseNotices } from '../notices/parse-notices.ts';

const years = Array.from({ length: 19 }, (_, index) => 2008 + index);

describe('the notices that ship', () => {
  it('are in a file that is byte for byte the checked one', () => {
    const sha256 = createHash('sha256').update(calendarJson).digest('hex');
    expect(sha256).toBe('bfc0fa9101dae596845eb914e0b0782fcb730904ec7e24bdcc57dac2cf500c00');
  });

  it('are the days of the file', () => {
    const text = JSON.stringify(nationalNotices, (key, value: unknown) => (key === 'amendedDays' ? undefined : value));
    expect(JSON.parse(text)).toEqual(JSON.parse(calendarJson));
  });

  it('name the days of amendments only where the year is amended', () => {
    for (const block of Object.values(nationalNotices)) {
      for (const [on, notice] of Object.entries(block.amendedDays ?? {})) {
        expect(block.amendedBy).toContain(notice);
        expect([...block.holidays, ...block.workdays]).toContain(on);
      }
    }
    expect(Object.keys(nationalNotices).filter((year) => nationalNotices[year]?.amendedDays !== undefined)).toEqual([
      '2015',
      '2019',
      '2020',
    ]);
  });

  it('pass the checks of a file', () => {
    expect(parseNotices(calendarJson)).toEqual({ ok: true, years: JSON.parse(calendarJson) });
    expect(parseNotices(JSON.stringify(nationalNotices))).toEqual({ ok: true, years: nationalNotices });
  });

  it('estimate 2027 as the file does', () => {
    expect(JSON.parse(estimateJson)).toMatchObject(estimate2027);
  });

  it.each([
    [2008, 251, 11],
    [2009, 250, 11],
    [2010, 250, 11],
    [2011, 250, 11],
    [2012, 249, 11],
    [2013, 250, 11],
    [2014, 250, 11],
    [2015, 249, 12],
    [2016, 250, 11],
    [2017, 249, 11],
    [2018, 250, 11],
    [2019, 250, 11],
    [2020, 249, 13],
    [2021, 250, 11],
    [2022, 249, 11],
    [2023, 249, 11],
    [2024, 251, 11],
    [2025, 248, 13],
    [2026, 248, 13],
  ])('give %i %i working days and %i statutory days', (year, workingDays, statutory) => {
    const days = everyDay(`${year}-01-01`, `${year}-12-31`).map((on) => nationalCalendar.dayOf(civilDate(on)));
    expect(days.filter((day) => day.works)).toHaveLength(workingDays);
    expect(balanceOf(nationalNotices, year)).toBe(statutory);
    expect(statutoryDays(year) + grantedDays(nationalNotices[year] ?? {})).toBe(statutory);
  });

  it('cover 2008–2026 without a gap', () => {
    expect(Object.keys(nationalNotices).map(Number)).toEqual(years);
  });

  it('describe every day as a loop over the file does', () => {
    for (const on of everyDay('2008-01-01', '2027-12-31')) {
      expect(nationalCalendar.dayOf(civilDate(on)).works).toBe(isWorked(on));
    }
  });
});
