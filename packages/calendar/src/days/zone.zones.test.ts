import { expect, it } from 'vitest';

// Minutes that the zone is behind UTC on 1 January 2026, as Date gives them.
const BEHIND_UTC: Record<string, number> = { UTC: 0, 'Asia/Shanghai': -480, 'America/New_York': 300 };

it('runs under the zone that TZ names', () => {
  const zone = process.env['TZ'] ?? '';
  expect(Object.keys(BEHIND_UTC)).toContain(zone);
  expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(BEHIND_UTC[zone]);
});
