import { describe, expect, it } from 'vitest';
import { TABLE, cellOf, region, registeredRequest } from '../../test-support/region.ts';
import { keyFor, send } from '../../test-support/server.ts';

describe('the table of a year', () => {
  it('includes an agency with those below it, or alone, without reading a case', async () => {
    const { server, office: city, county, all } = await region();
    await registeredRequest(server, city);
    await registeredRequest(server, county);
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
    await registeredRequest(server, key);
    const [first, again] = [
      await send(server, 'GET', `${TABLE}/csv`, { key }),
      await send(server, 'GET', `${TABLE}/csv`, { key }),
    ];
    expect(first.text).toBe(again.text);
    expect(first.headers.get('content-type')).toContain('text/csv');
    expect(first.headers.get('content-disposition')).toMatch(/^attachment; filename="\w+-\d{4}\.csv"$/);
    expect(first.text).toContain(',件,1,事实,newReceived/total\r\n');
    const marked = await server.app.request(`${TABLE}/csv?bom=true`, { headers: { authorization: `Bearer ${key}` } });
    expect([...new Uint8Array(await marked.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('is drilled down to its cases, page by page, for a key of one agency to its own alone', async () => {
    const { server, office: city, county, all } = await region();
    const ids: string[] = [];
    for (const [index, key] of [city, county, city].entries()) {
      server.moveTo(`2026-03-02T10:0${index}:00+08:00`);
      ids.push(await registeredRequest(server, key));
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

  it('says which figures do not follow from the year before, as it was published', async () => {
    const { server, office: key, county } = await region();
    const enter = async (year: number, register: string, value: number) => {
      const body = { value, unit: '件', seen: 0 };
      const path = `/api/v1/registers/${year}/regulations-${register}`;
      expect((await send(server, 'PUT', path, { key, body })).status).toBe(200);
    };
    const sinceLastYear = async (query = '') =>
      (await send(server, 'GET', `/api/v1/tables/AR2021/2025${query}`, { key })).json['sinceLastYear'];
    await enter(2024, 'in-force', 5);
    await enter(2025, 'made', 2);
    await enter(2025, 'repealed', 1);
    await enter(2025, 'in-force', 9);
    expect(await sinceLastYear()).toEqual([]);
    for (const [year, register] of [
      [2024, 'in-force'],
      [2025, 'made'],
      [2025, 'repealed'],
      [2025, 'in-force'],
    ] as const) {
      const body = { value: 0, unit: '件', seen: 0 };
      const path = `/api/v1/registers/${year}/regulations-${register}`;
      expect(await send(server, 'PUT', path, { key: county, body })).toMatchObject({ status: 200 });
    }
    const broken = { rule: 'SC1 regulations', soft: true, stated: 10, expected: 7 };
    expect(await sinceLastYear()).toMatchObject([broken]);
    const published = '/api/v1/tables/AR2021/2024/publication';
    const body = { missingAreZero: true };
    expect((await send(server, 'POST', published, { key, body })).status).toBe(201);
    const again = { value: 8, unit: '件', seen: 1 };
    await send(server, 'PUT', '/api/v1/registers/2024/regulations-in-force', { key, body: again });
    expect(await sinceLastYear()).toMatchObject([broken]);
  });

  it('counts what a court decides on a request in table 4, and names the case', async () => {
    const { server, office: key } = await region();
    const id = await registeredRequest(server, key);
    const head = await keyFor(server.engine, ['office-head']);
    const at = new Date(await server.engine.now()).toISOString();
    const order = { type: 'request.remanded', at, by: 'court', document: '〔2026〕云01行初1号' };
    expect((await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key: head, body: order })).status).toBe(200);
    const cell = 'remedies/direct.corrected';
    expect(cellOf((await send(server, 'GET', TABLE, { key })).json, cell)).toBe(1);
    const drilled = await send(server, 'GET', `${TABLE}/cases?cell=${cell}`, { key });
    expect(drilled.json).toMatchObject({ cases: [{ id, amount: 1 }], next: null });
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
