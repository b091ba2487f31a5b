import { describe, expect, it } from 'vitest';
import { pathsOf } from '../../test-support/desk.ts';
import { REGION, region } from '../../test-support/region.ts';
import { keyFor, opened, send } from '../../test-support/server.ts';

/** A region with an administrator and the head of an office of Kunming. */
const offices = async () => {
  const { server } = await region();
  const { secret: root } = await server.engine.keys.add({
    name: 'root',
    agency: null,
    duties: [],
    administrator: true,
  });
  const head = await keyFor(server.engine, ['office-head']);
  const desk = await keyFor(server.engine, ['registrar', 'handler']);
  const put = (key: string, body: object, id = 'kunming') =>
    send(server, 'PUT', `/api/v1/agencies/${id}/profile`, { key, body });
  const get = (query = '', key = desk, id = 'kunming') =>
    send(server, 'GET', `/api/v1/agencies/${id}/profile${query}`, { key });
  return { server, root, head, desk, put, get };
};

const PROFILE = { address: '昆明市', courts: [{ name: '昆明铁路运输法院' }] };

describe('the profile of an agency', () => {
  it('is set from a day on, and read as it is on a day', async () => {
    const { root, head, put, get } = await offices();
    expect((await put(root, { ...PROFILE, from: '2026-01-01' })).json).toMatchObject({
      ...PROFILE,
      from: '2026-01-01',
    });
    expect((await put(head, { fax: '1', from: '2026-02-01' })).status).toBe(200);
    expect((await get('?on=2026-01-31')).json).toMatchObject({ ...PROFILE, next: '2026-02-01', agency: 'kunming' });
    const { json } = await get();
    expect(json).toMatchObject({ fax: '1', next: null });
    expect(json).not.toHaveProperty('address');
    expect(await get('?on=2025-12-31')).toMatchObject({ status: 404, json: { code: 'agency/no-profile' } });
  });

  it('is set by administrators and the head of the office alone, each for what they reach', async () => {
    const { root, head, desk, put, get } = await offices();
    expect((await put(desk, PROFILE)).status).toBe(403);
    expect(await put(head, PROFILE, 'dali')).toMatchObject({ status: 404, json: { code: 'agency/unknown' } });
    expect(await put(root, PROFILE, 'nowhere')).toMatchObject({ status: 404, json: { code: 'agency/unknown' } });
    expect((await get('', desk, 'dali')).status).toBe(404);
  });

  it.each([
    ['an unknown key', { adress: 'x' }, 'adress'],
    ['a day that does not exist', { from: '2026-02-30' }, 'from'],
    ['an unknown setting', { settings: { 'disclosure-request': { x: 1 } } }, 'settings.disclosure-request.x'],
    ['an unknown procedure', { settings: { x: {} } }, 'settings.x'],
    ['a bad pattern', { numbering: { reply: { pattern: '{n}' } } }, 'numbering.reply.pattern'],
    ['the pattern of cases', { numbering: { a: { pattern: '依-x-{year}-{n}' } } }, 'numbering.a'],
    ['a bad address', { email: 'x' }, 'email'],
  ])('is refused for %s, with its place', async (_, body, path) => {
    const { root, put } = await offices();
    const { status, json } = await put(root, body);
    expect([status, pathsOf(json)]).toEqual([422, [path]]);
  });

  it('refuses parameters that it does not know', async () => {
    const { get } = await offices();
    expect((await get('?at=2026-01-01')).status).toBe(400);
  });
});

describe('gaps in numbers', () => {
  it('are listed with their reason, for those who reach the agency', async () => {
    const { server, root, desk, put } = await offices();
    await put(root, { numbering: { 'disclosure-request': { code: '昆府', start: 3 } }, from: '2026-01-01' });
    await opened(server, desk, '2026-03-02T09:00:00+08:00');
    const gaps = (id: string, key = desk) => send(server, 'GET', `/api/v1/agencies/${id}/numbers/gaps`, { key });
    expect((await gaps('kunming')).json).toEqual({
      series: [
        {
          series: '昆府〔2026〕{n}号',
          last: 3,
          gaps: [{ from: 1, through: 2, code: 'start', reason: expect.objectContaining({ en: expect.any(String) }) }],
        },
      ],
    });
    expect((await gaps('dali')).status).toBe(404);
    expect((await gaps('dali', root)).json).toEqual({ series: [] });
  });
});

describe('agencies day by day', () => {
  it('move and end on a day, and stay readable', async () => {
    const { server, root, desk } = await offices();
    const [wuhua] = REGION.filter(({ id }) => id === 'wuhua');
    const put = (more: object) =>
      send(server, 'PUT', '/api/v1/agencies', { key: root, body: { agencies: [{ ...wuhua, ...more }] } });
    const on = async (query: string) => {
      const { json } = await send(server, 'GET', `/api/v1/agencies${query}`, { key: desk });
      const list = json['agencies'] as readonly { readonly id: string }[];
      return list.find(({ id }) => id === 'wuhua');
    };
    expect((await put({ name: '春城', from: '2026-07-01' })).status).toBe(200);
    expect((await put({ name: '春城', ended: true, from: '2027-01-01' })).status).toBe(200);
    expect(await on('')).toEqual(wuhua);
    expect(await on('?on=2026-07-01')).toMatchObject({ name: '春城', since: '2026-07-01' });
    expect(await on('?on=2027-01-01')).toMatchObject({ name: '春城', ended: true });
    const { json } = await send(server, 'GET', '/api/v1/agencies/wuhua/places', { key: desk });
    expect(json['places']).toMatchObject([{ name: wuhua?.name }, { from: '2026-07-01' }, { ended: true }]);
  });

  it('are refused where they are no tree on a day to come', async () => {
    const { server, root } = await offices();
    const agencies = [{ id: 'yunnan', name: '云南省', level: '省', parent: 'kunming', from: '2027-01-01' }];
    const { status, json } = await send(server, 'PUT', '/api/v1/agencies', { key: root, body: { agencies } });
    expect([status, json['code']]).toEqual([422, 'agency/bad-tree']);
  });
});
