import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountTable } from './amount-table.ts';

describe('a table of amounts', () => {
  it('holds sixty thousand sums while it grows', () => {
    const table = amountTable();
    const sums = new Map<string, number>();
    for (let round = 1; round <= 3; round += 1) {
      for (let index = 0; index < 60_000; index += 1) {
        const [agency, month, cell] = [index % 997, index % 13, Math.floor(index / 5)];
        table.add(agency, month, cell, round);
        const name = `${agency} ${month} ${cell}`;
        sums.set(name, (sums.get(name) ?? 0) + round);
      }
    }
    const found = new Map<string, number>();
    table.each((agency, month, cell, amount) => found.set(`${agency} ${month} ${cell}`, amount));
    expect(found).toEqual(sums);
    expect(found.size).toBe(60_000);
  });

  it('distinguishes every sum, and adds money exactly', () => {
    const place = fc.tuple(fc.nat(40), fc.nat(3), fc.nat(3));
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.integer({ min: -999, max: 999 }))), (additions) => {
        const table = amountTable();
        const sums: Record<string, number> = {};
        for (const [[agency, month, cell], hundredths] of additions) {
          table.add(agency, month, cell, hundredths / 100);
          const name = `${agency} ${month} ${cell}`;
          sums[name] = (sums[name] ?? 0) + hundredths;
        }
        const found: Record<string, number> = {};
        table.each((agency, month, cell, amount) => (found[`${agency} ${month} ${cell}`] = Math.round(amount * 100)));
        expect(found).toEqual(sums);
      }),
    );
  });
});
