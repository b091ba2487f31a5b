import { disclosureRequest } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { cellOf } from './cell-of.ts';

describe('cellOf', () => {
  it('finds the cell of an outcome in a format', () => {
    const at = cellOf(disclosureRequest);
    expect(at('3.4', 'AR2021')).toBe('r3_4');
    expect(at('6.2', 'AR2019')).toBe('r6');
    expect(at('2008.privacy', 'STAT2014')).toBe('3.3.4.3');
  });

  it('returns null for an outcome without a cell, and for an unknown one', () => {
    const at = cellOf(disclosureRequest);
    expect(at('3.4', 'STAT2014')).toBeNull();
    expect(at('7', 'AR2021')).toBeNull();
    expect(at('toString', 'AR2021')).toBeNull();
  });

  it('leads every outcome of a request to a result row that its format has', () => {
    const all = Object.values(FORMATS).flatMap((format) =>
      cellsOf(format)
        .filter(({ source }) => source.from === 'outcomes')
        .map(({ row }) => `${format.id} ${row}`),
    );
    const rows = [...new Set(all)];
    const named = Object.values<{ readonly cells: Readonly<Record<string, string>> }>(
      disclosureRequest.outcomes,
    ).flatMap(({ cells }) => Object.entries(cells).map(([format, cell]) => `${format} ${cell}`));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((cell) => !rows.includes(cell))).toEqual([]);
    const unused = rows.filter((row) => !named.includes(row));
    expect(unused).toEqual(['STAT2014 3.3.4']);
  });
});
