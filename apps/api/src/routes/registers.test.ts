import { describe, expect, it } from 'vitest';
import { OFFICES, cellOf, office, region } from '../../test-support/region.ts';
import { send } from '../../test-support/server.ts';

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
