import { civilDate as d, instantOf, nationalCalendar as calendar, startOfDay } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { cite } from '../law/cite.ts';
import type { Kept } from './fact.ts';
import { atLeast, quota, workingDays } from './length.ts';
import type { DeclaredPeriod } from './period.ts';
import { clocksOfPeriod, preparePeriod } from './period-clocks.ts';
import { text } from './text.ts';

const at = (text: string): number => instantOf(`2026-03-${text}:00:00+08:00`);
const moment = { calendar, now: at('20T09') };
const contextOf = (facts: Kept['at']): Kept => ({ settings: {}, at: facts, expired: {} });

const declared = {
  label: text('期限', 'period'),
  binds: 'agency',
  basis: cite('ogi-regulation-2019', 33, 2),
  length: workingDays(5),
  starts: 'began',
  ends: ['done', 'withdrawn'],
} satisfies DeclaredPeriod;

const clockOf = (facts: Kept['at'], changes: Partial<DeclaredPeriod> = {}) => {
  const [clock, ...more] = clocksOfPeriod(
    preparePeriod('reply', { ...declared, ...changes }),
    contextOf(facts),
    moment,
  );
  expect(more).toEqual([]);
  return clock;
};

describe('the clock of a period', () => {
  it('is not there before the fact that starts it', () => {
    expect(clockOf({})).toBeUndefined();
    expect(clockOf({ done: at('05T10') })).toBeUndefined();
  });

  it('runs from that fact, and is recorded when it runs out', () => {
    const measure = { by: 'working-days', start: '2026-03-02', count: 5, extension: 0, excluded: [] };
    expect(clockOf({ began: at('02T09') })).toMatchObject({ id: 'reply', measure, ended: null, expires: true });
    expect(clockOf({ began: at('02T09') }, { records: false })).toMatchObject({ expires: false });
    expect(clockOf({ began: at('02T09') })).not.toHaveProperty('minimum');
    expect(clockOf({ began: at('02T09') }, { length: atLeast(workingDays(5)) })).toMatchObject({ minimum: true });
  });

  it('ends with the earliest of its facts at or after the start', () => {
    const end = (facts: Kept['at']) => clockOf({ began: at('03T09'), ...facts })?.ended;
    expect(end({ done: at('05T10'), withdrawn: at('04T10') })).toEqual({ at: at('04T10'), how: 'done' });
    expect(end({ done: at('05T10'), withdrawn: at('02T10') })).toEqual({ at: at('05T10'), how: 'done' });
    expect(end({ done: at('03T09') })).toEqual({ at: at('03T09'), how: 'done' });
    expect(end({ done: at('03T08') })).toBeNull();
    expect(end({ other: at('05T10') })).toBeNull();
    expect(clockOf({ began: at('03T09') }, { ends: [] })?.ended).toBeNull();
  });

  it('ends on a day from 0:00 of the day on which it starts', () => {
    const onDay = { starts: () => d('2026-03-03') };
    expect(clockOf({ done: at('03T00') }, onDay)?.ended).toEqual({ at: startOfDay(d('2026-03-03')), how: 'done' });
    expect(clockOf({ done: at('02T23') }, onDay)?.ended).toBeNull();
  });

  it('can wait without a measure, and end while it waits', () => {
    const waits = { starts: () => null };
    expect(clockOf({}, waits)).toMatchObject({ measure: null, ended: null });
    expect(clockOf({ done: at('05T10') }, waits)).toMatchObject({ measure: null, ended: { at: at('05T10') } });
  });

  it('can end without judgement, on a day or at an instant', () => {
    const began = { began: at('02T09') };
    expect(clockOf(began, { ends: () => ({ at: d('2026-03-05'), how: 'void' }) })?.ended).toEqual({
      at: startOfDay(d('2026-03-05')),
      how: 'void',
    });
    expect(clockOf(began, { ends: () => d('2026-03-05') })?.ended).toEqual({
      at: startOfDay(d('2026-03-05')),
      how: 'done',
    });
    expect(clockOf(began, { ends: () => undefined })?.ended).toBeNull();
  });

  it('counts what extends it, and not what pauses it', () => {
    const excluded = [{ after: d('2026-03-04'), through: d('2026-03-06') }];
    expect(clockOf({ began: at('02T09') }, { extended: () => 20, paused: () => excluded })).toMatchObject({
      measure: { extension: 20, excluded },
    });
  });

  it('is none for a quota', () => {
    expect(clockOf({ began: at('02T09') }, { length: quota(1, 'month') })).toBeUndefined();
  });
});

describe('the clocks of a period with several runs', () => {
  it('have the names and measures of their runs', () => {
    const runs = () => [
      { id: '1', start: d('2026-03-02') },
      { id: '2', clock: 'other', start: null, records: false },
      { start: d('2026-03-02'), measure: null, ended: d('2026-03-05') },
    ];
    const clocks = clocksOfPeriod(preparePeriod('letter', { ...declared, runs }), contextOf({}), moment);
    expect(clocks.map(({ id, measure, expires, ended }) => [id, measure?.start ?? null, expires, ended?.at])).toEqual([
      ['letter:1', '2026-03-02', true, undefined],
      ['other:2', null, false, undefined],
      ['letter', null, true, startOfDay(d('2026-03-05'))],
    ]);
  });
});
