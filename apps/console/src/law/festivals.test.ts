import { describe, expect, it } from 'vitest';
import { holidaySpans } from './festivals.ts';

const off = (...dates: readonly string[]) =>
  dates.map((date) => ({
    date,
    works: false,
    reason: 'holiday',
    label: { zh: '放假', en: 'holiday' },
    notice: null,
    overlay: null,
    open: false,
  }));

const named = (...dates: readonly string[]) =>
  holidaySpans(off(...dates)).map(({ from, to, festivals }) => [from, to, festivals]);

describe('holidaySpans', () => {
  it('joins days that follow each other and names them by the sun and by the moon', () => {
    expect(
      named(
        '2026-01-01',
        '2026-01-02',
        '2026-02-16',
        '2026-02-17',
        '2026-04-05',
        '2026-05-01',
        '2026-06-19',
        '2026-09-25',
      ),
    ).toEqual([
      ['2026-01-01', '2026-01-02', ['newYear']],
      ['2026-02-16', '2026-02-17', ['spring']],
      ['2026-04-05', '2026-04-05', ['qingming']],
      ['2026-05-01', '2026-05-01', ['labour']],
      ['2026-06-19', '2026-06-19', ['dragonBoat']],
      ['2026-09-25', '2026-09-25', ['midAutumn']],
    ]);
  });

  it('gives both festivals of a span that has two, across the end of a month too', () => {
    expect(named('2025-10-01', '2025-10-02', '2025-10-03', '2025-10-04', '2025-10-05', '2025-10-06')).toEqual([
      ['2025-10-01', '2025-10-06', ['national', 'midAutumn']],
    ]);
    expect(named('2023-09-29', '2023-09-30', '2023-10-01')).toEqual([
      ['2023-09-29', '2023-10-01', ['midAutumn', 'national']],
    ]);
  });
});
