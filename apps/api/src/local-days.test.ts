import { nationalCalendar } from '@gongkai/calendar';
import { withOverlays, yunnanOverlays } from '@gongkai/calendar/overlays';
import { describe, expect, it } from 'vitest';
import { keyFor, opened, send, serve } from '../test-support/server.ts';

const AT = '2024-04-08T09:00:00+08:00';
const START = '2024-04-08T10:00:00+08:00';
const local = { calendar: withOverlays(nationalCalendar, [yunnanOverlays.dali]) };

const replyOf = async (more: Parameters<typeof serve>[2]) => {
  const server = await serve(START, undefined, more);
  const key = await keyFor(server.engine, ['registrar', 'handler']);
  const id = await opened(server, key, AT);
  for (const type of ['request.registered', 'processing.started']) {
    await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: { type, at: AT } });
  }
  return (await send(server, 'GET', `/api/v1/cases/${id}/clocks/reply`, { key })).json;
};

describe('local days that a server leaves out', () => {
  it('move a due date, and each of them names its overlay', async () => {
    // Saturday 11 May is a make-up day.
    const [reply, national] = [await replyOf(local), await replyOf({})];
    expect([national['due'], reply['due']]).toMatchObject([{ on: '2024-05-08' }, { on: '2024-05-11' }]);
    const days = Array.isArray(reply['trace']) ? reply['trace'] : [];
    expect(days.filter((day) => day.overlay !== null)).toMatchObject(
      ['2024-04-23', '2024-04-24', '2024-04-25'].map((date) => ({
        date,
        counted: false,
        reason: 'local-holiday',
        label: { zh: '地方放假', en: 'local holiday' },
        overlay: 'dali',
      })),
    );
  });

  it('are shown with the calendar, with their article and source', async () => {
    const { json } = await send(await serve(START, undefined, local), 'GET', '/api/v1/calendar');
    expect(json).toMatchObject({
      version: '2026.0+dali',
      overlays: [
        {
          region: 'dali',
          audience: 'everyone in the prefecture',
          basis: { zh: '《全国年节及纪念日放假办法》第四条' },
        },
      ],
    });
    const national = await send(await serve(START), 'GET', '/api/v1/calendar');
    expect(national.json['overlays']).toEqual([]);
  });
});
