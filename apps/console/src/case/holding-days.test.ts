import { describe, expect, it } from 'vitest';
import { holdingDays } from './holding-days.ts';
import type { Told } from './timeline-rows.ts';

const given = (seq: number, type: string, day: string, fact: Told['fact'] = {}): Told => ({
  seq,
  type,
  at: `${day}T10:00:00+08:00`,
  fact,
});

// From Tuesday 2026-03-03 through Friday 2026-03-13.
const DAYS = Array.from({ length: 11 }, (_, index) => {
  const date = `2026-03-${String(index + 3).padStart(2, '0')}`;
  return { date, counted: ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) };
});

describe('holdingDays', () => {
  it('counts working days by who had the case in hand, and stops apart', () => {
    const entries = [
      given(1, 'paper.came', '2026-03-02'),
      given(2, 'case.assigned', '2026-03-03', { unit: '甲科', person: 'a' }),
      given(3, 'case.assigned', '2026-03-10', { person: 'b' }),
    ];
    const shares = holdingDays(entries, [{ after: '2026-03-05', through: '2026-03-09' }], DAYS);
    expect(shares).toEqual([
      { holder: null, isStop: false, days: 1 },
      { holder: '甲科', isStop: false, days: 2 },
      { holder: null, isStop: true, days: 2 },
      { holder: '甲科', isStop: false, days: 1 },
      { holder: 'b', isStop: false, days: 3 },
    ]);
    expect(shares.reduce((sum, { days }) => sum + days, 0)).toBe(9);
  });

  it('leaves the days after a refusal without a holder', () => {
    const entries = [
      given(1, 'case.assigned', '2026-03-02', { unit: '甲科' }),
      given(2, 'case.declined', '2026-03-11', { reason: '不属本科' }),
    ];
    expect(holdingDays(entries, [], DAYS).map(({ holder, days }) => [holder, days])).toEqual([
      ['甲科', 7],
      [null, 2],
    ]);
  });
});
