import { describe, expect, it } from 'vitest';
import { daysOf, eveOf, filled, monthFrom, weeksOf } from './roster-rows.ts';

const shift = (day: string, officer: string) => ({ day, shift: '夜', leader: '杨', officer, phone: '1' });

describe('the rows of a roster', () => {
  it('go from month to month over the year', () => {
    expect([monthFrom('2026-12', 1), monthFrom('2026-01', -1), eveOf('2026-03')]).toEqual([
      '2027-01',
      '2025-12',
      '2026-02-28',
    ]);
  });

  it('are shown in whole weeks from Monday on, each day once', () => {
    for (const month of ['2026-02', '2026-12', '2028-02']) {
      const weeks = weeksOf(month);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      expect(weeks.flat().filter((day) => day !== null)).toEqual(daysOf(month));
    }
    expect(weeksOf('2026-12')[0]).toEqual([null, ...daysOf('2026-12').slice(0, 6)]);
  });

  it('are filled for days without any, with the people of the week before, and nothing typed is changed', () => {
    const rows = filled(
      '2026-12',
      [shift('2026-12-02', '段'), shift('2026-12-09', '李'), shift('2026-12-09', '王')],
      '全天',
    );
    expect(rows.filter(({ day }) => day === '2026-12-09').map(({ officer }) => officer)).toEqual(['李', '王']);
    expect(rows.find(({ day }) => day === '2026-12-16')).toEqual(shift('2026-12-16', '李'));
    expect(rows.find(({ day }) => day === '2026-12-01')).toMatchObject({ shift: '全天', officer: '' });
    expect(new Set(rows.map(({ day }) => day)).size).toBe(31);
  });
});
