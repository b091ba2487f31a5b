import { disclosureRequest } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../formats/format.ts';
import { FORMATS } from '../formats/formats.ts';
import { CROSSWALK } from './crosswalk-rows.ts';
import { crosswalk } from './crosswalk.ts';

const stat2014 = (cells: Readonly<Record<string, number | null>>) => ({ format: 'STAT2014' as const, cells });

describe('the crosswalk from the form of 2014 to that of 2021', () => {
  it('has every cell of the old form once, in order, and names cells of the new form', () => {
    expect(CROSSWALK.map(({ from }) => from)).toEqual(cellsOf(FORMATS.STAT2014).map(({ id }) => id));
    const cells = new Set(cellsOf(FORMATS.AR2021).map(({ id }) => id));
    expect(
      CROSSWALK.flatMap(({ to, or }) => [...(to === null ? [] : [to]), ...or]).filter((id) => !cells.has(id)),
    ).toEqual([]);
  });

  it('gives a reason for every loss, and only for losses', () => {
    for (const { how, note } of CROSSWALK)
      expect([note.zh !== '', note.en !== '']).toEqual([how !== 'exact', how !== 'exact']);
  });

  it.each([
    ['exact', '3.1 3.2 3.3.3 3.3.4.1 3.3.4.4 4.1 4.2 carriedOver'],
    ['merged', '1.1.2 3.3.1 3.3.2 3.3.4.2 3.3.4.3 3.3.5 3.3.6'],
    ['one-of-several', '3.3.4.6 3.3.8 4 4.3 5 5.1 5.2 5.3'],
  ])('calls %s the rows %s', (how, rows) => {
    expect(CROSSWALK.filter((row) => row.how === how).map(({ from }) => from)).toEqual(rows.split(' '));
  });

  it('counts each reply as under the earlier law', () => {
    const outcomes: Readonly<Record<string, { readonly cells: Readonly<Record<string, string>> }>> =
      disclosureRequest.outcomes;
    const pairs = Object.values(outcomes).flatMap(({ cells: { STAT2014, AR2021 } }) =>
      STAT2014 === undefined ? [] : [[STAT2014, AR2021 === undefined ? null : `${AR2021}/total`]],
    );
    expect(pairs).toHaveLength(13);
    for (const [from, to] of pairs) expect(CROSSWALK.find((row) => row.from === from)?.to).toBe(to);
  });

  it('merges the replies of Yunnan for 2018, and lists what changed its meaning', () => {
    const { table, lossy } = crosswalk(
      stat2014({
        '3.1': 3605,
        '3.2': 3605,
        '3.3.1': 1140,
        '3.3.2': 1240,
        '3.3.3': 146,
        '3.3.4': 261,
        '4': 105,
        '4.1': 42,
        '5': 102,
        '1.1': null,
      }),
    );
    const figures = Object.entries(table.cells).filter(([, figure]) => figure !== null);
    expect(Object.fromEntries(figures)).toEqual({
      'newReceived/total': 3605,
      'rTotal/total': 3605,
      'r1/total': 2380,
      'r2/total': 146,
      'remedies/reconsideration.total': 105,
      'remedies/reconsideration.upheld': 42,
    });
    expect(table.format).toBe('AR2021');
    expect(lossy.map(({ from, how, figure }) => [from, how, figure])).toEqual([
      ['3.3.1', 'merged', 1140],
      ['3.3.2', 'merged', 1240],
      ['3.3.4', 'no-cell', 261],
      ['4', 'one-of-several', 105],
      ['5', 'one-of-several', 102],
    ]);
  });

  it('fills only cells that the form of 2021 has', () => {
    const known = new Set(cellsOf(FORMATS.AR2021).map(({ id }) => id));
    const { cells } = crosswalk(stat2014({ '4.1': 42, '1.1': 7 })).table;
    expect(Object.keys(cells).filter((cell) => !known.has(cell))).toEqual([]);
  });

  it('leaves a cell blank if one of the rows merged into it is blank', () => {
    expect(crosswalk(stat2014({ '3.3.1': 5 })).table.cells['r1/total']).toBeNull();
    expect(crosswalk(stat2014({ '3.3.2': 5 })).table.cells['r1/total']).toBeNull();
    expect(crosswalk(stat2014({ '3.3.1': 0, '3.3.2': 0 })).table.cells['r1/total']).toBe(0);
  });
});
