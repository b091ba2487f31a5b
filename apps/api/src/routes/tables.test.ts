import { describe, expect, it } from 'vitest';
import type { Server } from '../../test-support/server.ts';
import { keyFor, send, serve } from '../../test-support/server.ts';

const START = '2026-03-02T10:00:00+08:00';
const REGION = [
  { id: 'yunnan', name: '云南省', level: '省', parent: null },
  { id: 'kunming', name: '昆明市', level: '州市', parent: 'yunnan' },
  { id: 'wuhua', name: '五华区', level: '县', parent: 'kunming' },
  { id: 'dali', name: '大理白族自治州', level: '州市', parent: 'yunnan' },
];

const region = async () => {
  const server = await serve(START);
  await server.engine.figures.putAgencies(REGION);
  const key = (agency: string | null, ...duties: Parameters<typeof keyFor>[1]) => keyFor(server.engine, duties, agency);
  return {
    server,
    office: await key('kunming', 'registrar', 'office-head'),
    county: await key('wuhua', 'registrar'),
    all: await key(null, 'supervisor'),
  };
};

const opened = async (server: Server, key: string): Promise<string> => {
  const fact = {
    type: 'request.submitted',
    at: START,
    channel: 'in-person',
    applicant: { kind: 'natural' },
    description: '某规划',
  };
  const { json } = await send(server, 'POST', '/api/v1/cases', {
    key,
    body: { procedure: 'disclosure-request', fact },
  });
  const id = String(json['id']);
  await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: { type: 'request.registered', at: START } });
  return id;
};

const cellOf = (json: Record<string, unknown>, id: string): unknown =>
  (json['cells'] as readonly { readonly id: string; readonly figure: unknown }[]).find((one) => one.id === id)?.figure;

const TABLE = '/api/v1/tables/AR2021/2026';
const OFFICES = '/api/v1/registers/2018/offices';
const office = (value: number | null, seen: number, more: object = {}) => ({ value, unit: '个', seen, ...more });

describe('the table of a year', () => {
  it('holds an agency with those below it, or alone, out of tallies that no case has to be read for', async () => {
    const { server, office: city, county, all } = await region();
    await opened(server, city);
    await opened(server, county);
    const received = async (key: string, query = '') =>
      cellOf((await send(server, 'GET', `${TABLE}${query}`, { key })).json, 'newReceived/total');
    expect(await received(all)).toBe(2);
    expect(await received(all, '?agency=kunming')).toBe(2);
    expect(await received(all, '?agency=kunming&own=true')).toBe(1);
    expect(await received(all, '?agency=dali')).toBe(0);
    expect(await received(city)).toBe(2);
    expect(await received(city, '?agency=wuhua')).toBe(1);
    expect(await received(county)).toBe(1);
    for (const query of ['?agency=yunnan', '?agency=dali', '?agency=kunming']) {
      expect((await send(server, 'GET', `${TABLE}${query}`, { key: county })).status).toBe(403);
    }
  });

  it('is the same bytes each time as CSV, with a mark for Excel where it is asked for', async () => {
    const { server, office: key } = await region();
    await opened(server, key);
    const [first, again] = [
      await send(server, 'GET', `${TABLE}/csv`, { key }),
      await send(server, 'GET', `${TABLE}/csv`, { key }),
    ];
    expect(first.text).toBe(again.text);
    expect(first.headers.get('content-type')).toContain('text/csv');
    expect(first.text).toContain(',件,1,事实,newReceived/total\r\n');
    const marked = await server.app.request(`${TABLE}/csv?bom=true`, { headers: { authorization: `Bearer ${key}` } });
    expect([...new Uint8Array(await marked.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('is drilled down to its cases, page by page, for a key of one agency to its own alone', async () => {
    const { server, office: city, county, all } = await region();
    const ids: string[] = [];
    for (const [index, key] of [city, county, city].entries()) {
      server.moveTo(`2026-03-02T10:0${index}:00+08:00`);
      ids.push(await opened(server, key));
    }
    const cases = async (key: string, query: string) =>
      (await send(server, 'GET', `${TABLE}/cases?cell=newReceived/total${query}`, { key })).json;
    expect(await cases(all, '&limit=2')).toMatchObject({
      cases: [{ id: ids[0], amount: 1 }, { id: ids[1] }],
      next: ids[1],
    });
    expect(await cases(all, `&after=${ids[1]}`)).toMatchObject({ cases: [{ id: ids[2] }], next: null });
    expect(await cases(city, '')).toMatchObject({ cases: [{ id: ids[0] }, { id: ids[2] }], next: null });
    expect(await cases(city, '&agency=wuhua')).toMatchObject({ code: 'auth/forbidden' });
    expect(await cases(all, '&agency=dali')).toEqual({ cases: [], next: null });
  });

  it.each([
    ['/api/v1/tables/AR1999/2026', 404, 'table/unknown-format'],
    [`${TABLE}/cases?cell=nowhere`, 404, 'table/unknown-cell'],
    [`${TABLE}/cases?cell=regulations/made`, 409, 'table/not-from-facts'],
    [`${TABLE}/publication`, 404, 'table/not-published'],
    ['/api/v1/tables/AR2021/26', 422, 'http/invalid'],
  ])('answers %s with %d %s', async (path, status, code) => {
    const { server, office: key } = await region();
    expect(await send(server, 'GET', path, { key })).toMatchObject({ status, json: { code } });
  });
});

describe('a register', () => {
  it('keeps every entry, and gives a conflict to the second of two officers', async () => {
    const { server, office: key, all } = await region();
    const put = (body: object) => send(server, 'PUT', OFFICES, { key, body });
    const [one, two] = await Promise.all([put(office(7, 0)), put(office(8, 0))]);
    expect([one, two].filter(({ status }) => status === 200)).toHaveLength(1);
    expect([one, two].find(({ status }) => status === 409)?.json['code']).toBe('register/conflict');
    expect((await put(office(null, 1, { why: '误填' }))).json).toMatchObject({ entry: 2, value: null, why: '误填' });
    expect((await put(office(9, 5))).status).toBe(409);
    const { json } = await send(server, 'GET', `${OFFICES}?agency=kunming`, { key: all });
    expect(json['entries']).toHaveLength(2);
    expect((await send(server, 'GET', '/api/v1/registers/2018', { key })).json['entries']).toHaveLength(1);
  });

  it.each([
    [office(7, 0, { unit: '人' }), 422, 'register/wrong-unit'],
    [office(-1, 0), 422, 'register/negative'],
    [office(1.5, 0), 422, 'register/not-whole'],
    [office(1e15, 0), 422, 'register/too-large'],
    [office(7, -1), 422, 'http/invalid'],
    [office(7, 0, { agency: 'dali' }), 403, 'auth/forbidden'],
  ])('refuses %j with %d %s, and keeps nothing of it', async (body, status, code) => {
    const { server, office: key } = await region();
    expect(await send(server, 'PUT', OFFICES, { key, body })).toMatchObject({ status, json: { code } });
    expect((await send(server, 'GET', OFFICES, { key })).json).toEqual({ entries: [] });
  });

  it('that is not known is 404, as is an agency that a key for all agencies names wrongly', async () => {
    const { server, office: key, all } = await region();
    const unknown = await send(server, 'PUT', '/api/v1/registers/2018/ghosts', { key, body: office(1, 0) });
    expect(unknown).toMatchObject({ status: 404, json: { code: 'register/unknown' } });
    const nowhere = await send(server, 'PUT', OFFICES, { key: all, body: office(1, 0, { agency: 'nowhere' }) });
    expect(nowhere).toMatchObject({ status: 404, json: { code: 'agency/unknown' } });
    expect(cellOf((await send(server, 'GET', '/api/v1/tables/STAT2014/2018', { key: all })).json, '8.1')).toBeNull();
  });
});

describe('a published year', () => {
  const PUBLISHED = '/api/v1/tables/STAT2014/2018/publication';
  const CORRECTIONS = '/api/v1/tables/STAT2014/2018/corrections';

  it('is frozen once, moves by corrections alone, and shows where facts say otherwise by now', async () => {
    const { server, office: key } = await region();
    await send(server, 'PUT', OFFICES, { key, body: office(7, 0) });
    expect((await send(server, 'POST', PUBLISHED, { key, body: {} })).status).toBe(201);
    expect((await send(server, 'POST', PUBLISHED, { key, body: {} })).json['code']).toBe('table/published');
    await send(server, 'PUT', OFFICES, { key, body: office(9, 1) });
    const drifted = (await send(server, 'GET', PUBLISHED, { key })).json;
    expect(drifted['standing']).toMatchObject({ '8.1': 7 });
    expect(drifted['drift']).toEqual([{ cell: '8.1', published: 7, now: 9 }]);
    const correction = { cell: '8.1', from: 7, to: 9, why: '漏报两个机构' };
    const corrected = await send(server, 'POST', CORRECTIONS, { key, body: correction });
    expect(corrected.status).toBe(201);
    expect(corrected.json).toMatchObject({ published: { '8.1': 7 }, standing: { '8.1': 9 }, drift: [] });
    expect(corrected.json['corrections']).toMatchObject([correction]);
  });

  it.each([
    [{ cell: '8.1', from: 7, to: 9, why: '再改' }, 409, 'correction/stale'],
    [{ cell: '8.1', from: null, to: null, why: '无' }, 422, 'correction/no-change'],
    [{ cell: 'x', from: null, to: 1, why: '无' }, 422, 'correction/unknown-cell'],
    [{ cell: '8.1', from: null, to: 1.5, why: '无' }, 422, 'correction/wrong-number'],
    [{ cell: '8.1', from: null, to: 1, why: '' }, 422, 'http/invalid'],
  ])('refuses the correction %j with %d %s', async (body, status, code) => {
    const { server, office: key } = await region();
    await send(server, 'POST', PUBLISHED, { key, body: {} });
    expect(await send(server, 'POST', CORRECTIONS, { key, body })).toMatchObject({ status, json: { code } });
    expect((await send(server, 'GET', PUBLISHED, { key })).json['corrections']).toEqual([]);
  });

  it('has to be over, and is published by the head of the office', async () => {
    const { server, office: key, county } = await region();
    const running = await send(server, 'POST', `${TABLE}/publication`, { key, body: {} });
    expect(running).toMatchObject({ status: 409, json: { code: 'year/not-closed' } });
    expect((await send(server, 'POST', PUBLISHED, { key: county, body: {} })).status).toBe(403);
    expect(
      (await send(server, 'POST', CORRECTIONS, { key, body: { cell: '8.1', from: null, to: 1, why: '无' } })).json,
    ).toMatchObject({
      code: 'table/not-published',
    });
  });
});

describe('agencies', () => {
  it('are put by an administrator, as a tree and nothing else', async () => {
    const { server, office: key } = await region();
    const put = (who: string, agencies: readonly object[]) =>
      send(server, 'PUT', '/api/v1/agencies', { key: who, body: { agencies } });
    expect((await put(key, REGION)).status).toBe(403);
    const { secret } = await server.engine.keys.add({ name: 'root', agency: null, duties: [], administrator: true });
    const more = { id: 'yuxi', name: '玉溪市', level: '州市', parent: 'yunnan' };
    expect((await put(secret, [more])).json['agencies']).toHaveLength(5);
    const circle = await put(secret, [{ ...more, parent: 'yuxi' }]);
    expect(circle).toMatchObject({ status: 422, json: { code: 'agency/bad-tree' } });
    expect((await put(secret, [{ ...more, parent: 'nowhere' }])).status).toBe(422);
    expect((await send(server, 'GET', '/api/v1/agencies', { key })).json['agencies']).toContainEqual(more);
  });
});

describe('timeliness', () => {
  it('tells of the year and each month, and the scorecard of each agency', async () => {
    const { server, office: key, all } = await region();
    const id = await opened(server, key);
    const withdrawn = { type: 'request.withdrawn', at: '2026-03-02T10:30:00+08:00' };
    server.moveTo('2026-03-02T11:00:00+08:00');
    await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: withdrawn });
    const { json } = await send(server, 'GET', '/api/v1/timeliness/2026', { key: all });
    expect(json['year']).toMatchObject({ received: 1, handled: 1, inTime: 1, open: 0, shareInTime: '100.00' });
    expect(json['months']).toHaveLength(12);
    const card = await send(server, 'GET', '/api/v1/scorecards/annual/2026-03?in-time=2', { key: all });
    expect(card.json).toMatchObject({ rows: [{ agency: 'kunming', score: '100.00' }] });
    expect((await send(server, 'GET', '/api/v1/scorecards/hourly/2026-03', { key: all })).status).toBe(422);
  });
});
