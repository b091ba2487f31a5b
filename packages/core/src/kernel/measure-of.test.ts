import { civilDate as d, instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import {
  atLeast,
  before,
  hours,
  type Length,
  minutes,
  months,
  naturalDays,
  onDate,
  quota,
  setDate,
  workingDays,
  years,
} from './length.ts';
import { measureOf, type Span } from './measure-of.ts';

const START = d('2026-03-02');
const NOON = instantOf('2026-03-02T12:00:00+08:00');
const EARLY = instantOf('2026-03-02T00:00:00+08:00');
const none = { extension: 0, excluded: [] };

const measured = (length: Length, span: Partial<Span> = {}) =>
  measureOf(length, { start: START, ...none, ...span }, {});

describe('a length', () => {
  const excluded = [{ after: d('2026-03-04'), through: d('2026-03-06') }];

  it('of days counts from a day, with its extension and without what is left out', () => {
    const counted = { start: '2026-03-02', count: 7, extension: 3, excluded };
    expect(measured(workingDays(7), { extension: 3, excluded })).toEqual({ by: 'working-days', ...counted });
    expect(measured(naturalDays(7), { extension: 3, excluded })).toEqual({
      by: 'natural-days',
      ...counted,
      roll: false,
    });
    expect(measured(naturalDays(7, { roll: true }))).toMatchObject({ roll: true });
  });

  it('of days counts from the day in China on which an instant falls', () => {
    const late = instantOf('2026-03-01T16:30:00Z');
    expect(measured(workingDays(7), { start: late })).toMatchObject({ start: '2026-03-02' });
    expect(measured(months(1), { start: late })).toEqual({ by: 'months', start: '2026-03-02', count: 1, roll: false });
  });

  it('of years is twelve months for each', () => {
    expect(measured(years(2))).toEqual({ by: 'months', start: '2026-03-02', count: 24, roll: false });
    expect(measured(years(1, { roll: true }))).toMatchObject({ count: 12, roll: true });
    expect(measured(months(3, { roll: true }))).toMatchObject({ count: 3, roll: true });
  });

  it('of hours or minutes runs from an instant, or from 0:00 of a day', () => {
    expect(measured(hours(24), { start: NOON })).toEqual({ by: 'hours', start: NOON, count: 24 });
    expect(measured(hours(24))).toEqual({ by: 'hours', start: EARLY, count: 24 });
    expect(measured(minutes(30))).toEqual({ by: 'minutes', start: EARLY, count: 30 });
  });

  it('that is a minimum measures like what it is a minimum of', () => {
    expect(measured(atLeast(workingDays(5)))).toEqual(measured(workingDays(5)));
  });

  it('that is a quota measures nothing', () => {
    expect(measured(quota(1, 'month'))).toBeNull();
  });
});

describe('a day that is set', () => {
  it('is that of the run, else that of the context, and none while it is not set', () => {
    const inContext = setDate(() => d('2026-06-30'));
    const set = { by: 'set-date', start: '2026-03-02', excluded: [] };
    expect(measured(inContext)).toEqual({ ...set, on: '2026-06-30' });
    expect(measured(inContext, { on: d('2026-05-29') })).toEqual({ ...set, on: '2026-05-29' });
    expect(measured(inContext, { on: null })).toBeNull();
    expect(measured(setDate(() => null))).toBeNull();
    expect(measured(setDate(() => undefined))).toBeNull();
  });
});

describe('a day of every year', () => {
  it.each([
    ['2026-03-02', '2026-03-31'],
    ['2026-03-31', '2026-03-31'],
    ['2026-04-01', '2027-03-31'],
    ['2026-12-31', '2027-03-31'],
  ])('from %s on is %s', (start, on) => {
    expect(measured(onDate('03-31'), { start: d(start) })).toMatchObject({ by: 'set-date', start, on });
  });

  it.each(['01-31', '02-28', '04-30', '10-01', '12-31', '09-09', '11-30'])('can be %s', (monthDay) => {
    expect(onDate(monthDay)).toEqual({ unit: 'on-date', monthDay });
  });

  it.each([
    '02-29',
    '04-31',
    '06-31',
    '09-31',
    '11-31',
    '00-10',
    '13-01',
    '01-00',
    '01-32',
    '1-01',
    '01-1',
    '',
    '101-01',
    '01-011',
  ])('cannot be %j', (monthDay) => {
    expect(() => onDate(monthDay)).toThrow('is not a day of every year');
  });
});

describe('a length before another day', () => {
  const ahead = { by: 'days-before', start: '2026-03-02', anchor: '2026-06-30' };

  it('counts back from that day, which may not be known yet', () => {
    expect(measured(before(() => d('2026-06-30'), workingDays(7)))).toEqual({
      ...ahead,
      unit: 'working-day',
      count: 7,
    });
    expect(measured(before(() => d('2026-06-30'), naturalDays(5)))).toEqual({
      ...ahead,
      unit: 'natural-day',
      count: 5,
    });
    expect(measured(before(() => null, workingDays(7)))).toBeNull();
    expect(measured(before(() => undefined, workingDays(7)))).toBeNull();
  });

  it('is counted in days only', () => {
    expect(measured(before(() => d('2026-06-30'), hours(24)))).toBeNull();
  });
});
