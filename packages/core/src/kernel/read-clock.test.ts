import { civilDate as d, endOfDay, instantOf, type Interval, nationalCalendar as calendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { cite } from '../law/cite.ts';
import type { Clock, Measure } from './clock.ts';
import { dueOf, readClock } from './read-clock.ts';
import { text } from './text.ts';

const START = d('2026-03-02');
const NOON = instantOf('2026-03-02T12:00:00+08:00');
const HOUR = 3_600_000;

const pause = (after: string, through: string | null): Interval => ({
  after: d(`2026-${after}`),
  through: through === null ? null : d(`2026-${through}`),
});

const natural = (
  excluded: readonly Interval[],
  changes: { count?: number; extension?: number; roll?: boolean } = {},
) => ({
  by: 'natural-days' as const,
  start: START,
  count: 10,
  extension: 0,
  roll: false,
  excluded,
  ...changes,
});

const dueOn = (measure: Measure): string | null => dueOf({ measure }, calendar).due?.on ?? null;

describe('natural days', () => {
  it.each([
    ['no pause', [], '2026-03-12'],
    ['a pause that ended before the start', [pause('02-10', '02-20')], '2026-03-12'],
    ['a pause that ends with the start', [pause('02-27', '03-02')], '2026-03-12'],
    ['a pause over the start', [pause('02-27', '03-04')], '2026-03-14'],
    ['a pause of three days', [pause('03-05', '03-08')], '2026-03-15'],
    ['a pause from the day before the last', [pause('03-11', '03-20')], '2026-03-21'],
    ['a pause from the last day', [pause('03-12', '03-20')], '2026-03-12'],
    ['two that overlap', [pause('03-05', '03-08'), pause('03-07', '03-10')], '2026-03-17'],
    ['the same in the other order', [pause('03-07', '03-10'), pause('03-05', '03-08')], '2026-03-17'],
    ['one within another', [pause('03-05', '03-10'), pause('03-06', '03-07')], '2026-03-17'],
    ['two end to end', [pause('03-05', '03-07'), pause('03-07', '03-10')], '2026-03-17'],
    [
      'a second one that the first moves into the period',
      [pause('03-05', '03-08'), pause('03-13', '03-14')],
      '2026-03-16',
    ],
    ['an open one', [pause('03-05', null)], null],
    ['an open one over one that ended', [pause('03-05', '03-08'), pause('03-04', null)], null],
    ['an open one after the last day', [pause('03-12', null)], '2026-03-12'],
  ])('with %s', (_, excluded, due) => {
    expect(dueOn(natural(excluded))).toBe(due);
  });

  it('are extended before the last day rolls over days off', () => {
    expect(dueOn(natural([], { extension: 2 }))).toBe('2026-03-14');
    expect(dueOn(natural([], { extension: 2, roll: true }))).toBe('2026-03-16');
    expect(dueOn(natural([], { count: 12, roll: true }))).toBe('2026-03-16');
  });
});

describe('the state of a clock', () => {
  const clock = (measure: Measure | null, changes: Partial<Clock> = {}): Clock => ({
    id: 'reply',
    period: {
      label: text('期限', 'period'),
      binds: 'agency',
      basis: cite('ogi-regulation-2019', 33, 2),
      length: { unit: 'working-day', count: 5 },
      onExpiry: null,
    },
    measure,
    ended: null,
    expires: true,
    ...changes,
  });
  const stateAt = (one: Clock, at: number): string => readClock(one, calendar, at).state;
  const done = (at: number) => ({ ended: { at, how: 'done' as const } });

  const working: Measure = { by: 'working-days', start: START, count: 5, extension: 0, excluded: [] };
  const dayEnd = endOfDay(d('2026-03-09'));
  const day: Measure = { by: 'hours', start: NOON, count: 24 };

  it('of days is overdue from the end of the last day', () => {
    expect(readClock(clock(working), calendar, NOON).due?.on).toBe('2026-03-09');
    expect([dayEnd - 1, dayEnd].map((at) => stateAt(clock(working), at))).toEqual(['running', 'overdue']);
    expect([dayEnd - 1, dayEnd].map((at) => stateAt(clock(working, done(at)), dayEnd + 1))).toEqual(['met', 'late']);
    expect([dayEnd - 1, dayEnd].map((at) => readClock(clock(working), calendar, at).over)).toEqual([false, true]);
  });

  it('of hours is overdue after its last instant', () => {
    const end = NOON + 24 * HOUR;
    expect([end, end + 1].map((at) => stateAt(clock(day), at))).toEqual(['running', 'overdue']);
    expect([end, end + 1].map((at) => stateAt(clock(day, done(at)), end + 2))).toEqual(['met', 'late']);
    expect(readClock(clock(day), calendar, end - HOUR).remaining).toEqual({ milliseconds: HOUR });
    expect(dueOf({ measure: { by: 'minutes', start: NOON, count: 90 } }, calendar).due?.at).toBe(NOON + 1.5 * HOUR);
  });

  it('of a minimum is early before its end, and met from then on', () => {
    const least = clock(working, { minimum: true });
    expect([dayEnd - 1, dayEnd].map((at) => stateAt(least, at))).toEqual(['running', 'met']);
    expect([dayEnd - 1, dayEnd].map((at) => stateAt({ ...least, ...done(at) }, dayEnd + 1))).toEqual(['early', 'met']);
    expect(stateAt(clock(null, { minimum: true }), NOON)).toBe('waiting');
  });

  it('is void, waiting or paused where nothing runs', () => {
    const paused = { ...working, excluded: [pause('03-04', null)] };
    expect(stateAt(clock(working, { ended: { at: dayEnd + 1, how: 'void' } }), dayEnd + 2)).toBe('void');
    expect(stateAt(clock(null), NOON)).toBe('waiting');
    expect(stateAt(clock(null, done(NOON)), NOON)).toBe('met');
    expect(stateAt(clock(paused), NOON)).toBe('paused');
    expect(readClock(clock(paused), calendar, NOON)).toMatchObject({ due: null, remaining: null, over: false });
  });
});
