import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { at, facts, listIn, START } from '../../test-support/desk.ts';
import { keyFor, opened, send, serve, type Server } from '../../test-support/server.ts';

const COUNTERS = [
  'overdue',
  'today',
  'within3',
  'week',
  'stopped',
  'toAccept',
  'toReview',
  'mine',
  'supervised',
] as const;

/** The identifiers of a list, page by page. */
const listed = async (server: Server, key: string, query: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let after = ''; ;) {
    const { json, text, status } = await send(server, 'GET', `/api/v1/cases?${query}&limit=2${after}`, { key });
    if (status !== 200) throw new Error(text);
    found.push(...listIn(json, 'cases').map(({ id }) => String(id)));
    const { next } = json;
    if (typeof next !== 'string') return found;
    after = `&after=${next}`;
  }
};

const exported = async (server: Server, key: string, query: string): Promise<number> => {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await server.app.request(`/api/v1/cases/export.xlsx?${query}`, { headers });
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  return strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).split('<row>').length - 2;
};

/** An office with cases of every counter, in two agencies of which one is below the other. */
const office = async () => {
  const server = await serve(START);
  const { engine } = server;
  await engine.putAgencies([
    { id: 'kunming', name: '昆明', level: '市', parent: null },
    { id: 'wuhua', name: '五华', level: '区', parent: 'kunming' },
  ]);
  const desk = { kunming: await keyFor(engine, ['registrar', 'handler', 'reviewer', 'office-head']) };
  const below = await keyFor(engine, ['registrar', 'handler'], 'wuhua');
  await engine.people.add({ id: 'li', name: '李娜', unit: '法规科', agency: 'kunming', reach: 'own-unit' });
  await engine.people.grant({ person: 'li', agency: 'kunming', duty: 'handler' });
  const duties = ['handler'];
  const li = (await engine.keys.add({ name: 'li', person: 'li', agency: null, duties })).secret;
  const supervisor = await keyFor(engine, ['supervisor']);
  const record = async (key: string, id: string, fact: object) => {
    const answer = await send(server, 'POST', facts(id), { key, body: { at, ...fact } });
    if (answer.status > 201) throw new Error(answer.text);
  };
  const days = ['2026-01-05', '2026-01-06', '2026-02-27', '2026-03-02', '2026-03-02', '2026-03-02', '2026-03-02'];
  const ids: string[] = [];
  for (const day of days) ids.push(await opened(server, desk.kunming, `${day}T09:00:00+08:00`));
  for (const day of days.slice(2)) await opened(server, below, `${day}T09:00:00+08:00`);
  const [one = '', two = '', three = '', four = '', five = ''] = ids;
  await record(desk.kunming, one, { type: 'case.assigned', person: 'li', unit: '法规科' });
  await record(li, one, { type: 'case.accepted' });
  await record(desk.kunming, two, { type: 'case.assigned', person: 'li', unit: '法规科' });
  await record(desk.kunming, three, { type: 'case.assigned', unit: '法规科' });
  await record(supervisor, four, { type: 'case.supervised', demand: '三日内办结', dueOn: '2026-03-05' });
  await record(desk.kunming, five, { type: 'request.registered' });
  await record(desk.kunming, five, { type: 'request.withdrawn' });
  const all = await keyFor(engine, ['handler'], null);
  return { server, all, desk: desk.kunming, li, ended: five };
};

describe('a counter of a desk', () => {
  it('is the length of the list of its cases, for every reader, and of its workbook', async () => {
    const { server, all, desk, li } = await office();
    const seen = new Set<string>();
    for (const [key, place] of [
      [all, ''],
      [all, '&agency=kunming'],
      [all, '&agency=kunming&below=true'],
      [desk, ''],
      [li, ''],
    ] as const) {
      const { json } = await send(server, 'GET', `/api/v1/desk?${place.slice(1)}`, { key });
      for (const counter of COUNTERS) {
        const count = (json['counts'] as Readonly<Record<string, number>>)[counter];
        if (count !== undefined && count > 0) seen.add(counter);
        for (const sort of ['due', 'received', 'updated']) {
          const found = await listed(server, key, `counter=${counter}&sort=${sort}${place}`);
          expect([counter, place, new Set(found).size, found.length]).toEqual([counter, place, count, count]);
        }
        expect(await exported(server, key, `counter=${counter}${place}`)).toBe(count);
      }
    }
    expect([...seen].toSorted()).toEqual(
      expect.arrayContaining(['mine', 'overdue', 'supervised', 'toAccept', 'today', 'week', 'within3']),
    );
  });

  it('narrows a list together with the other filters', async () => {
    const { server, desk, li, ended } = await office();
    const overdue = await listed(server, desk, 'counter=overdue&sort=due');
    const given = await listed(server, desk, 'counter=overdue&sort=due&holder=unit:%E6%B3%95%E8%A7%84%E7%A7%91');
    expect(given.length).toBeGreaterThan(0);
    expect(overdue).toEqual(expect.arrayContaining([...given]));
    expect(await listed(server, desk, 'counter=overdue&receivedTo=2026-01-05')).toHaveLength(1);
    expect(await listed(server, li, 'counter=mine&active=false')).toEqual([]);
    expect(await listed(server, desk, 'active=false')).toEqual([ended]);
    expect(await listed(server, desk, 'active=true')).not.toContain(ended);
  });
});
