import type { Identity } from '@gongkai/stats/formats';
import { describe, expect, it } from 'vitest';
import { type Breach, explainBreaches } from './explain-breaches.ts';

const identity = (
  id: string,
  left: readonly string[],
  right: readonly string[],
  at: string | null = null,
): Identity => ({
  id,
  at,
  kind: 'equal',
  soft: false,
  left,
  right,
});

// A table of two rows and two columns with totals: a + b = total in each row, rows add up to the last row.
const ROWS = ['x', 'y', 'sum'].map((row) => identity('row', [`${row}/total`], [`${row}/a`, `${row}/b`], row));
const COLUMNS = ['a', 'b', 'total'].map((column) =>
  identity('column', [`sum/${column}`], [`x/${column}`, `y/${column}`], column),
);
const ALL = [...ROWS, ...COLUMNS];

/** The breaches of a table in which some cells are too large. */
const breachesOf = (more: Readonly<Record<string, number>>): readonly Breach[] =>
  ALL.flatMap((one) => {
    const sum = (side: readonly string[]) => side.reduce((all, cell) => all + BigInt(more[cell] ?? 0), 0n);
    const excess = sum(one.left) - sum(one.right);
    return excess === 0n ? [] : [{ identity: one, excess }];
  });

const explained = (more: Readonly<Record<string, number>>) =>
  explainBreaches(breachesOf(more), ALL).map(({ change, others, breaches }) => ({
    change: change === null ? null : `${change.cells.join(' ')} ${String(change.more)}`,
    others,
    breaches: breaches.map(({ identity: { id, at } }) => `${id} ${String(at)}`),
  }));

describe('an explanation of broken equations', () => {
  it('is one cell that repairs each equation that it is in', () => {
    expect(explained({ 'x/a': 5 })).toEqual([{ change: 'x/a -5', others: [], breaches: ['row x', 'column a'] }]);
    expect(explained({ 'sum/b': -3 })).toEqual([{ change: 'sum/b 3', others: [], breaches: ['row sum', 'column b'] }]);
    expect(explained({ 'sum/total': 7 })).toEqual([
      { change: 'sum/total -7', others: [], breaches: ['row sum', 'column total'] },
    ]);
    expect(explained({})).toEqual([]);
  });

  it('is a cell for each of two wrong ones', () => {
    expect(explained({ 'x/a': 5, 'y/b': 2 })).toEqual([
      { change: 'x/a -5', others: [], breaches: ['row x', 'column a'] },
      { change: 'y/b -2', others: [], breaches: ['row y', 'column b'] },
    ]);
  });

  it('is a cell and its total that were changed alike, if no other pair was', () => {
    const pair = explained({ 'x/a': 4, 'x/total': 4 });
    expect(pair).toHaveLength(1);
    expect(pair[0]?.breaches).toEqual(['column total', 'column a']);
    // y/a with y/total, and sum/a with sum/total, would repair the same.
    expect([pair[0]?.change, pair[0]?.others]).toEqual([null, []]);
    const only = ALL.filter(({ at }) => at !== 'y' && at !== 'sum').map((one) =>
      one.id === 'column' ? identity('column', [`k-${String(one.at)}`], [`x/${String(one.at)}`], one.at) : one,
    );
    const broken = only.filter(({ at }) => at === 'a' || at === 'total').map((one) => ({ identity: one, excess: -4n }));
    expect(explainBreaches(broken, only).map(({ change }) => change)).toEqual([
      { cells: ['x/total', 'x/a'], more: -4n },
    ]);
  });

  it('leaves a single equation as it is, and drops that of a total which follows from the others', () => {
    const [a, b, total] = COLUMNS;
    if (a === undefined || b === undefined || total === undefined) throw new TypeError('there are three columns');
    const open = (breaches: readonly Breach[]) =>
      explainBreaches(breaches, []).map(({ change, others, breaches: own }) => [
        change,
        ...others,
        own.map(({ identity: { at } }) => at),
      ]);
    expect(open([{ identity: a, excess: 3n }])).toEqual([[null, ['a']]]);
    expect(open([{ identity: total, excess: 3n }])).toEqual([[null, ['total']]]);
    expect(
      open([
        { identity: a, excess: 3n },
        { identity: b, excess: 2n },
        { identity: total, excess: 5n },
      ]),
    ).toEqual([
      [null, ['a']],
      [null, ['b']],
    ]);
    expect(
      open([
        { identity: a, excess: 3n },
        { identity: b, excess: 2n },
        { identity: total, excess: 4n },
      ]),
    ).toEqual([
      [null, ['a']],
      [null, ['b']],
      [null, ['total']],
    ]);
    const row = identity('row', ['x/total'], ['x/a', 'x/b'], 'total');
    expect(
      open([
        { identity: a, excess: 3n },
        { identity: row, excess: 3n },
      ]),
    ).toEqual([
      [null, ['a']],
      [null, ['total']],
    ]);
  });
});
