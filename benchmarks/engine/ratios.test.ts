import { afterEach, describe, expect, it, vi } from 'vitest';
import { participantsOf } from './participants.ts';
import { printRatios } from './ratios.ts';
import { createSamples } from './samples.ts';

afterEach(() => vi.restoreAllMocks());

describe('printRatios', () => {
  const rates = [
    { name: 'gongkai-sqlite', load: '64 writers', perSecond: 5000 },
    { name: 'plain-sqlite', load: '64 writers', perSecond: 2000 },
    { name: 'pg-boss', load: 'nothing', perSecond: 9000 },
  ];
  const printed = (atLeast: number): string => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    printRatios('Ratios', rates, [{ ours: 'gongkai-sqlite', peer: 'plain-sqlite', load: '64 writers', atLeast }]);
    return log.mock.calls.flat().join('\n');
  };

  it('prints whether a ratio is reached', () => {
    expect(printed(2.5)).toContain('2.5 × (reached ≥ 2.5)');
    expect(printed(2.6)).toContain('2.5 × (NOT reached ≥ 2.6)');
  });

  it('leaves out loads under which there is nothing of ours', () => {
    expect(printed(1)).not.toContain('nothing');
  });
});

describe('newSamples', () => {
  it('gives the median of the rounds, each figure by itself', () => {
    const samples = createSamples();
    for (const [perSecond, p50, p99] of [
      [10, 3, 9],
      [30, 1, 8],
      [20, 2, 7],
    ] as const) {
      samples.add('one', '1 writer', { perSecond, p50, p99 });
    }
    expect(samples.of('one', '1 writer')).toEqual({ perSecond: 20, p50: 2, p99: 8 });
  });
});

describe('crewOf', () => {
  it('reports a member that fails once, and goes on without it', async () => {
    const failed: string[] = [];
    const participants = participantsOf([{ name: 'a' }, { name: 'b' }], failed);
    const asked: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      await participants.each(async ({ name }) => {
        asked.push(name);
        if (name === 'a') throw new Error('no server');
      });
    }
    expect(asked).toEqual(['a', 'b', 'b']);
    expect(failed).toHaveLength(1);
    expect(failed[0]).toContain('a: Error: no server');
    expect(participants.members()).toEqual([{ name: 'b' }]);
  });

  it('starts with another member at each turn', async () => {
    const participants = participantsOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }], []);
    const orders: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      let order = '';
      await participants.each(async ({ name }) => void (order += name), turn);
      orders.push(order);
    }
    expect(orders).toEqual(['abc', 'bca', 'cab', 'abc']);
  });
});
