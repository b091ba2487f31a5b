import { describe, expect, it } from 'vitest';
import { monthsOf } from './months.ts';

describe('the months of one who asks', () => {
  it('counts matters, and has the months without any', () => {
    const cases = [
      { askedOn: '2026-02-03', items: 3 },
      { askedOn: '2025-12-31', items: 1 },
      { askedOn: '2025-12-01', items: 1 },
    ];
    expect(monthsOf(cases, '2026-03')).toEqual([
      { month: '2025-12', matters: 2 },
      { month: '2026-01', matters: 0 },
      { month: '2026-02', matters: 3 },
      { month: '2026-03', matters: 0 },
    ]);
  });

  it('has the present month alone without a case, and two years at most', () => {
    expect(monthsOf([], '2026-03')).toEqual([{ month: '2026-03', matters: 0 }]);
    const long = monthsOf([{ askedOn: '2020-01-01', items: 1 }], '2026-03');
    expect(long).toHaveLength(24);
    expect(long.at(-1)).toEqual({ month: '2026-03', matters: 0 });
  });
});
