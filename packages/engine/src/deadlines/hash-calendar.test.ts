import { createCalendar, estimate2027, nationalCalendar, nationalNotices } from '@gongkai/calendar';
import { amendCalendar } from '@gongkai/calendar/notices';
import { yunnanOverlays } from '@gongkai/calendar/overlays';
import { expect, it } from 'vitest';
import { hashCalendar } from './hash-calendar.ts';

const { 2026: _, ...without2026 } = nationalNotices;
const notice2027 = JSON.stringify({
  2027: {
    holidays: '01-01 02-05 02-08 02-09 02-10 02-11 04-05 05-03 05-04 06-09 10-01 10-04 10-05'
      .split(' ')
      .map((day) => `2027-${day}`),
    workdays: [],
    notice: '国办发明电〔2026〕0号',
  },
});

// Digests that databases hold: another value would plan every stored case again.
it.each([
  ['the national calendar', nationalCalendar, '9b097c3cbc2238f05b775051ae016da8b8e42f5bb5d3837802d1e1754f401f51'],
  [
    'the national notices without an estimate',
    createCalendar({ years: nationalNotices }),
    'c32bf30124776c576bda2f7d50a5604ff515cfa42dedd652b0f0d07f9b6cdbef',
  ],
  [
    'a calendar without its newest year',
    createCalendar({ years: without2026, estimate: estimate2027 }),
    '5c477a4114a4be9bc0c747e70899ee634891b869f664d0847954b7848c843c4e',
  ],
  [
    'the days of Dali',
    createCalendar({ years: nationalNotices, estimate: estimate2027, overlays: [yunnanOverlays.dali] }),
    '43f1f41e2721f8e02ae0bd661552f91d9796fbab12ad9ac5d14382e7ea814ace',
  ],
  [
    'a loaded notice',
    amendCalendar(nationalCalendar, notice2027),
    '1d8212cce58b1022df0e38b8bcfba93169b5808c40ef87fb4ff773822dfa7444',
  ],
])('gives %s the digest that is stored', (_name, calendar, stored) => {
  expect(hashCalendar(calendar)).toBe(stored);
  expect(hashCalendar(createCalendar(calendar.input))).toBe(stored);
});
