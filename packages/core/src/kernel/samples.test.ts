import { civilDate } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { type AnySamples, drawData, type Draw } from './samples.ts';

const draw: Draw = { between: (low) => low, happens: () => true, pick: ([first]) => first };
const occasion = { on: civilDate('2026-03-02'), outcomes: ['1'] };

describe('the data of a drawn fact', () => {
  const samples: AnySamples = {
    facts: { 'a.done': { note: 'example' }, 'b.done': { note: 'example' } },
    ways: {},
    vary: {
      'a.done': ({ between }, { on, outcomes }) => ({ on, outcomes, days: between(3, 9) }),
    },
  };

  it('are varied for the draw and the occasion where the samples vary them', () => {
    expect(drawData(samples, 'a.done', draw, occasion)).toEqual({ on: '2026-03-02', outcomes: ['1'], days: 3 });
  });

  it('are the example where they do not, and nothing without one', () => {
    expect(drawData(samples, 'b.done', draw, occasion)).toEqual({ note: 'example' });
    expect(drawData({ facts: samples.facts, ways: {} }, 'a.done', draw, occasion)).toEqual({ note: 'example' });
    expect(drawData(samples, 'c.done', draw, occasion)).toEqual({});
  });
});
