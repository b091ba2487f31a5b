import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from './civil-date.ts';
import { addHours, civilDateOf, endOfDay, formatInstant, instantOf, startOfDay } from './instant.ts';

const impossible = expect.objectContaining({ code: 'calendar/impossible-instant' });

describe('instantOf', () => {
  it.each([
    ['2026-04-20T16:00:00Z', Date.UTC(2026, 3, 20, 16)],
    ['2026-04-21T00:00:00+08:00', Date.UTC(2026, 3, 20, 16)],
    ['2026-04-21T00:00+08:00', Date.UTC(2026, 3, 20, 16)],
    ['2026-04-20T12:00:00.5-04:00', Date.UTC(2026, 3, 20, 16, 0, 0, 500)],
    ['2026-04-20T16:00:00.050Z', Date.UTC(2026, 3, 20, 16, 0, 0, 50)],
    ['2026-04-20T16:00:00.123Z', Date.UTC(2026, 3, 20, 16, 0, 0, 123)],
    ['2026-04-20T21:45:00+05:45', Date.UTC(2026, 3, 20, 16)],
    ['2024-02-29T23:59:59Z', Date.UTC(2024, 1, 29, 23, 59, 59)],
    ['1969-12-31T23:59:59+00:00', -1000],
    ['2026-01-01T00:00:00+14:00', Date.UTC(2025, 11, 31, 10)],
  ])('reads %s', (text, at) => {
    expect(instantOf(text)).toBe(at);
  });

  it.each([
    ['2026-04-20T16:00:00', 'no offset'],
    ['2026-04-20', 'no time'],
    ['2026-04-20 16:00:00Z', 'a space'],
    ['2026-02-30T00:00:00Z', 'no such day'],
    ['2026-13-01T00:00:00Z', 'no such month'],
    ['2026-04-20T24:00:00Z', 'hour 24'],
    ['2026-04-20T23:60:00Z', 'minute 60'],
    ['2026-04-20T23:59:60Z', 'second 60'],
    ['2026-04-20T16Z', 'no minutes'],
    ['2026-04-20T16:00:00.Z', 'an empty fraction'],
    ['2026-04-20T16:00:00.1234Z', 'less than a millisecond'],
    ['2026-04-20T16:00:00,5Z', 'a comma'],
    ['2026-04-20t16:00:00Z', 'a small t'],
    ['2026-04-20T16:00:00z', 'a small z'],
    ['2026-04-20T16:00:00+0800', 'an offset without colon'],
    ['2026-04-20T16:00:00+08', 'an offset without minutes'],
    ['2026-04-20T16:00:00+14:01', 'an offset that no place has'],
    ['2026-04-20T16:00:00+08:60', 'minute 60 of the offset'],
    ['2026-04-20T16:00:00-00:00', 'a negative zero'],
    ['2026-04-20T16:00:00Z\n', 'a line break'],
    ['+002026-04-20T16:00:00Z', 'a long year'],
    ['2026-04-202026-04-20T16:00:00Z', 'a day before the instant'],
    ['0001-01-01T00:00:00+14:00', 'before the year 0001 in Shanghai'],
    ['9999-12-31T23:00:00Z', 'after the year 9999 in Shanghai'],
    ['1776600000000', 'a number'],
    ['', 'nothing'],
  ])('refuses %j: %s', (text) => {
    expect(() => instantOf(text)).toThrow(impossible);
  });

  it('refuses what is not a text', () => {
    expect(() => Reflect.apply(instantOf, null, [undefined])).toThrow(impossible);
  });

  it('agrees with Date on instants of every offset', () => {
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 }).filter((minutes) => minutes !== 0);
    const moment = fc.integer({ min: Date.UTC(1000, 0, 2), max: Date.UTC(9990, 0, 1) });
    fc.assert(
      fc.property(moment, offset, (at, minutes) => {
        const local = new Date(at + minutes * 60_000).toISOString().slice(0, -1);
        const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0');
        const sign = minutes < 0 ? '-' : '+';
        const text = `${local}${sign}${hours}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
        expect(instantOf(text)).toBe(at);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('days in China', () => {
  it.each([
    ['2026-04-20T15:59:59Z', '2026-04-20'],
    ['2026-04-20T15:59:59.999Z', '2026-04-20'],
    ['2026-04-20T16:00:00Z', '2026-04-21'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
    ['2024-02-28T23:30:00-05:00', '2024-02-29'],
    ['1969-12-31T15:00:00Z', '1969-12-31'],
  ])('puts %s on %s', (text, on) => {
    expect(civilDateOf(instantOf(text))).toBe(on);
  });

  it('starts a day at 0:00 and ends it at 24:00 Shanghai time', () => {
    const on = civilDate('2026-05-20');
    expect(startOfDay(on)).toBe(Date.UTC(2026, 4, 19, 16));
    expect(endOfDay(on)).toBe(Date.UTC(2026, 4, 20, 16));
    expect(civilDateOf(startOfDay(on))).toBe(on);
    expect(civilDateOf(endOfDay(on) - 1)).toBe(on);
    expect(civilDateOf(endOfDay(on))).toBe('2026-05-21');
  });

  it('agrees with the zone database from 2008 on', () => {
    const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2027, 11, 31) }), (at) => {
        expect(civilDateOf(at)).toBe(shanghai.format(at));
      }),
      { numRuns: 1000 },
    );
  });

  it('ends with the last day of the year 9999', () => {
    const last = startOfDay(civilDate('9999-12-31'));
    expect(formatInstant(addHours(last, 23.5))).toBe('9999-12-31T23:30:00+08:00');
    expect(() => addHours(last, 24)).toThrow(impossible);
    expect(civilDateOf(startOfDay(civilDate('0001-01-01')))).toBe('0001-01-01');
  });

  it.each([NaN, Infinity, -Infinity, 1e18])('refuses %d as an instant', (at) => {
    expect(() => civilDateOf(at)).toThrow(impossible);
    expect(() => formatInstant(at)).toThrow(impossible);
    expect(() => addHours(at, 1)).toThrow(impossible);
  });
});

describe('formatInstant', () => {
  it.each([
    ['2026-02-16T19:40:00Z', '2026-02-17T03:40:00+08:00'],
    ['2026-02-16T19:40:00.007Z', '2026-02-17T03:40:00.007+08:00'],
    ['2026-02-17T00:00:00+08:00', '2026-02-17T00:00:00+08:00'],
    ['2026-02-17T23:59:59.999+08:00', '2026-02-17T23:59:59.999+08:00'],
    ['1969-12-31T23:59:59.999Z', '1970-01-01T07:59:59.999+08:00'],
  ])('writes %s as %s', (text, written) => {
    expect(formatInstant(instantOf(text))).toBe(written);
  });

  it('is undone by reading', () => {
    const moment = fc.integer({
      min: instantOf('0001-01-01T00:00+08:00'),
      max: instantOf('9999-12-31T23:59:59.999+08:00'),
    });
    fc.assert(
      fc.property(moment, (at) => {
        expect(instantOf(formatInstant(at))).toBe(at);
      }),
      { numRuns: 1000 },
    );
  });

  it('drops what is less than a millisecond', () => {
    expect(formatInstant(0.75)).toBe('1970-01-01T08:00:00+08:00');
  });
});

describe('addHours', () => {
  const occurred = instantOf('2026-02-16T22:40:00+08:00');

  it.each([
    [5, '2026-02-17T03:40:00+08:00'],
    [24, '2026-02-17T22:40:00+08:00'],
    [48, '2026-02-18T22:40:00+08:00'],
    [0.5, '2026-02-16T23:10:00+08:00'],
    [-2, '2026-02-16T20:40:00+08:00'],
  ])('runs %d hours through the Spring Festival: %s', (hours, due) => {
    expect(formatInstant(addHours(occurred, hours))).toBe(due);
  });
});
