import { describe, expect, it } from 'vitest';
import { OFFICES, TABLE, office, region } from '../../test-support/region.ts';
import { send } from '../../test-support/server.ts';

describe('a published year', () => {
  const PUBLISHED = '/api/v1/tables/STAT2014/2018/publication';
  const ZEROS = { missingAreZero: true };
  const CORRECTIONS = '/api/v1/tables/STAT2014/2018/corrections';

  it('is frozen once, moves by corrections alone, and shows where facts say otherwise by now', async () => {
    const { server, office: key } = await region();
    await send(server, 'PUT', OFFICES, { key, body: office(7, 0) });
    const says = async () => (await send(server, 'GET', '/api/v1/tables/STAT2014/2018', { key })).json['published'];
    expect(await says()).toBe(false);
    const incomplete = await send(server, 'POST', PUBLISHED, { key, body: {} });
    expect(incomplete).toMatchObject({ status: 409, json: { code: 'table/incomplete' } });
    expect(await says()).toBe(false);
    expect((await send(server, 'POST', PUBLISHED, { key, body: ZEROS })).status).toBe(201);
    expect(await says()).toBe(true);
    const { json } = await send(server, 'GET', '/api/v1/tables/STAT2014/2018', { key });
    expect(json['missing']).toEqual([]);
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
    [{ cell: '8.1', from: 0, to: 0, why: '无' }, 422, 'correction/no-change'],
    [{ cell: 'x', from: null, to: 1, why: '无' }, 422, 'correction/unknown-cell'],
    [{ cell: '8.1', from: 0, to: 1.5, why: '无' }, 422, 'correction/wrong-number'],
    [{ cell: '8.1', from: null, to: 1, why: '' }, 422, 'http/invalid'],
  ])('refuses the correction %j with %d %s', async (body, status, code) => {
    const { server, office: key } = await region();
    await send(server, 'POST', PUBLISHED, { key, body: ZEROS });
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
