import { describe, expect, it } from 'vitest';
import { checkSum } from './check-sum.ts';

const part = (cells: Readonly<Record<string, number | null>>) => ({ format: 'STAT2014' as const, cells });

describe('the table of a government', () => {
  it('is compared with the sum of its departments and itself, as a note', () => {
    const parts = [part({ '3.1': 740, '8.4': 0.1 }), part({ '3.1': 46, '8.4': 0.2 })];
    expect(checkSum(part({ '3.1': 786, '8.4': 0.3 }), parts)).toEqual([]);
    expect(checkSum(part({ '3.1': 787 }), parts)).toEqual([
      { ruleId: 'SC4', at: '3.1', kind: 'equal', soft: true, cells: ['3.1'], stated: 787, expected: 786 },
    ]);
  });

  it('is not checked against parts that are blank, in another form, or missing', () => {
    const whole = part({ '3.1': 787 });
    expect(checkSum(whole, [part({ '3.1': 740 }), part({ '3.1': null })])).toEqual([]);
    expect(checkSum(whole, [part({ '3.1': 740 }), { format: 'AR2021', cells: { '3.1': 1 } }])).toEqual([]);
    expect(checkSum(whole, [])).toEqual([]);
    expect(checkSum(part({}), [part({ '3.1': 740 })])).toEqual([]);
  });
});
