import { formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import { disclosureRequest, pressIncident } from '@gongkai/core';
import { expect, it } from 'vitest';
import { quietUntil, runsByTheHour } from './quiet.ts';

const NIGHT = { from: '21:00', to: '08:00', weekends: false };
const NOON = { from: '12:00', to: '14:00', weekends: false };

it.each([
  ['before the evening', NIGHT, '2026-03-02T20:59:59', '2026-03-02T20:59:59'],
  ['at its beginning', NIGHT, '2026-03-02T21:00:00', '2026-03-03T08:00:00'],
  ['after midnight', NIGHT, '2026-03-03T02:00:00', '2026-03-03T08:00:00'],
  ['at its end', NIGHT, '2026-03-03T08:00:00', '2026-03-03T08:00:00'],
  ['in a quiet noon', NOON, '2026-03-02T12:30:00', '2026-03-02T14:00:00'],
  ['on a Saturday that is not quiet', NIGHT, '2026-03-07T10:00:00', '2026-03-07T10:00:00'],
  ['on a quiet Saturday', { ...NIGHT, weekends: true }, '2026-03-07T10:00:00', '2026-03-09T08:00:00'],
  ['on the evening before quiet days', { ...NIGHT, weekends: true }, '2026-03-06T22:00:00', '2026-03-09T08:00:00'],
  // 2026-02-14 and 02-28 are Saturdays at work, 02-15 to 02-23 the Spring Festival.
  ['on a Saturday at work', { ...NIGHT, weekends: true }, '2026-02-28T10:00:00', '2026-02-28T10:00:00'],
  ['in the Spring Festival', { ...NIGHT, weekends: true }, '2026-02-16T10:00:00', '2026-02-24T08:00:00'],
  [
    'on a weekend of a year without a notice',
    { ...NIGHT, weekends: true },
    '2031-03-01T10:00:00',
    '2031-03-03T08:00:00',
  ],
  [
    'where from is to, so that no hour is quiet',
    { ...NIGHT, to: '21:00' },
    '2026-03-02T21:00:00',
    '2026-03-02T21:00:00',
  ],
])('tells a person %s when their quiet hours are over', (_, quiet, at, until) => {
  const free = quietUntil(instantOf(`${at}+08:00`), quiet, nationalCalendar);
  expect(formatInstant(free)).toBe(`${until}+08:00`);
});

it('knows procedures that run by the hour from their periods', () => {
  expect([runsByTheHour(pressIncident), runsByTheHour(disclosureRequest)]).toEqual([true, false]);
});
