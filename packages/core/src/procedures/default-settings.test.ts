import { describe, expect, it } from 'vitest';
import { requestSettings } from './disclosure-request/settings.ts';
import { incidentSettings } from './press-incident/kit.ts';

describe('the settings of a procedure', () => {
  it.each([
    ['requests', requestSettings],
    ['incidents', incidentSettings],
  ])('of %s have defaults that one may also write down', (_, settings) => {
    const defaults = settings.parse({});
    expect(settings.parse(defaults)).toEqual(defaults);
  });

  it.each(['00:00', '09:30', '17:30', '20:05', '23:59', '24:00'])('let a day end at %s', (end) => {
    expect(requestSettings.parse({ 'day.end': end })['day.end']).toBe(end);
  });

  it.each(['', '7:30', '17:60', '24:01', '25:00', '0a:00', '017:30', '17:300', '17.30', '24:00\n'])(
    'let no day end at %j',
    (end) => {
      expect(requestSettings.safeParse({ 'day.end': end }).success).toBe(false);
    },
  );
});
