import { nationalCalendar } from '@gongkai/calendar';
import { withOverlays, yunnanOverlays } from '@gongkai/calendar/overlays';
import { describe, expect, it } from 'vitest';
import { pathsOf } from '../test-support/desk.ts';
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

describe('local days of an agency', () => {
  const WENSHAN = {
    region: 'wenshan',
    off: ['2024-04-22'],
    work: ['2024-04-27'],
    audience: 'everyone in the prefecture',
    source: 'the notice of the prefecture',
  };

  /** A case of an agency below Dali, and an administrator who sets the agencies. */
  const prefecture = async () => {
    const server = await serve(START);
    const { secret } = await server.engine.keys.add({ name: 'root', agency: null, duties: [], administrator: true });
    const key = await keyFor(server.engine, ['registrar', 'handler'], 'xiangyun');
    const id = await opened(server, key, AT);
    const put = (overlays?: unknown) => {
      const dali = { id: 'dali', name: '大理州', level: '州市', parent: null, overlays };
      const agencies = [dali, { id: 'xiangyun', name: '祥云县', level: '县', parent: 'dali' }];
      return send(server, 'PUT', '/api/v1/agencies', { key: secret, body: { agencies } });
    };
    const dueOf = async () => {
      const { json } = await send(server, 'GET', `/api/v1/cases/${id}/clocks/reply`, { key });
      return [json['due'], json['trace']];
    };
    const about = (path: string) => send(server, 'GET', `/api/v1/calendar${path}`);
    return { put, dueOf, about };
  };

  it('hold for it and for those below it, and are kept until they are changed', async () => {
    const { put, dueOf } = await prefecture();
    expect((await put()).status).toBe(200);
    expect((await dueOf())[0]).toMatchObject({ on: '2024-05-08' });
    const [dali] = [(await put(['dali'])).json['agencies']].flat();
    expect(dali).toMatchObject({
      id: 'dali',
      overlays: [{ region: 'dali', off: expect.arrayContaining(['2024-04-23']) }],
    });
    const [due, trace] = await dueOf();
    expect(due).toMatchObject({ on: '2024-05-11' });
    expect(JSON.stringify(trace)).toContain('"overlay":"dali"');
    // Without the list they stay; null takes them away.
    await put();
    expect((await dueOf())[0]).toMatchObject({ on: '2024-05-11' });
    await put(null);
    expect((await dueOf())[0]).toMatchObject({ on: '2024-05-08' });
  });

  it('may be given as they are in a notice, and are in the calendar of the agency', async () => {
    const { put, about } = await prefecture();
    expect((await put([WENSHAN])).status).toBe(200);
    const dueIn = async (query: string) =>
      (await about(`/deadline?start=2024-04-19&workingDays=3${query}`)).json['due'];
    expect([await dueIn(''), await dueIn('&agency=xiangyun')]).toEqual(['2024-04-24', '2024-04-25']);
    expect((await about('/days/2024-04-22?agency=dali')).json).toMatchObject({ works: false, overlay: 'wenshan' });
    expect((await about('?agency=dali')).json).toMatchObject({ overlays: [{ region: 'wenshan' }] });
    expect((await about('')).json).toMatchObject({ overlays: [] });
    expect(await about('?agency=nowhere')).toMatchObject({ status: 404, json: { code: 'agency/unknown' } });
  });

  it.each([
    ['a region that does not ship', ['kunming'], 'agencies.0.overlays.0'],
    ['a day that is no day', [{ ...WENSHAN, off: ['2024-04-31'] }], 'agencies.0.overlays.0.off.0'],
    ['no day at all', [{ ...WENSHAN, off: [], work: [] }], 'agencies.0.overlays.0'],
    [
      'regions that contradict each other',
      [WENSHAN, { ...WENSHAN, region: 'x', off: ['2024-04-27'], work: [] }],
      'agencies',
    ],
  ])('are refused for %s, and nothing is stored', async (_, overlays, path) => {
    const { put, about } = await prefecture();
    const { status, json } = await put(overlays);
    expect([status, pathsOf(json)]).toEqual([422, [path]]);
    expect((await about('?agency=dali')).status).toBe(404);
  });
});
