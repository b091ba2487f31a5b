import { instantOf } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { submission } from '../../test-support/server.ts';
import { calendarFeed } from './calendar-feed.ts';

const START = '2026-03-02T10:00:00+08:00';

// Around midnight in Asia/Shanghai it is another day in the zone of the server, and on 2026-03-08 New York lost an hour.
it('writes the due day whatever the zone of the server', async () => {
  const changedAt = instantOf(START);
  const engine = await openEngine({ store: openSqliteStore({ clock: () => changedAt }), procedures: PROCEDURES });
  const by = { actor: { id: 'desk', duties: ['registrar'] } };
  const outcome = await engine.open({ ...submission(START), agency: 'kunming' }, by);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const days = ['2026-03-08', '2026-11-01', '2026-12-31', '2027-01-04'].map((on) => ({
    record: outcome.case,
    clock: 'reply',
    on,
    provisional: on.startsWith('2027'),
    revision: 1,
    changedAt,
  }));
  const text = calendarFeed(days, { procedures: engine.procedures, address: '' });
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  expect(events.map((one) => new ICAL.Event(one).startDate.toString())).toEqual(days.map(({ on }) => on));
  expect(events.map((one) => one.getFirstPropertyValue('status'))).toEqual([
    'CONFIRMED',
    'CONFIRMED',
    'CONFIRMED',
    'TENTATIVE',
  ]);
  expect(text).toContain('(暂定)');
  expect(text).toContain('LAST-MODIFIED:20260302T020000Z');
});
