import { describe, expect, it } from 'vitest';
import { listIn, pathsOf, START } from '../../test-support/desk.ts';
import { REGION } from '../../test-support/region.ts';
import { send, serve } from '../../test-support/server.ts';

const office = async () => {
  const server = await serve(START);
  const { engine } = server;
  await engine.figures.putAgencies(REGION);
  const admin = (await engine.keys.addFirst('admin'))?.secret ?? '';
  const hire = async (id: string, ...duties: readonly string[]) => {
    await engine.people.add({ id, name: `${id}先生`, unit: '法规处', agency: 'kunming', reach: 'own-agency' });
    for (const duty of duties) await engine.people.grant({ person: id, agency: 'kunming', duty });
    const all = ['handler', 'office-head', 'coordinator', 'signatory'];
    return (await engine.keys.add({ name: id, person: id, agency: null, duties: all })).secret;
  };
  const ask = (key: string, method: string, path: string, body?: unknown) =>
    send(server, method, `/api/v1${path}`, { key, ...(body === undefined ? {} : { body }) });
  return { server, admin, head: await hire('head', 'office-head'), clerk: await hire('clerk', 'handler'), hire, ask };
};

const ASKED = { to: 'clerk', duties: ['office-head'], fromDay: '2026-03-02', toDay: '2026-03-04', reason: '出差' };

describe('delegations', () => {
  it('are made by a head for their own duties, listed by both, and revoked by the head', async () => {
    const { ask, head, clerk, hire, admin } = await office();
    const third = await hire('third', 'handler');
    const made = await ask(head, 'POST', '/delegations', ASKED);
    expect([made.status, made.json]).toMatchObject([201, { from: 'head', ...ASKED, revokedAt: null }]);
    const ids = async (key: string) => listIn((await ask(key, 'GET', '/delegations')).json, 'delegations').length;
    expect([await ids(head), await ids(clerk), await ids(third), await ids(admin)]).toEqual([1, 1, 0, 1]);
    const remove = (key: string) => ask(key, 'DELETE', `/delegations/${String(made.json['id'])}`);
    const statuses = [];
    for (const key of [third, clerk, head, head]) statuses.push((await remove(key)).status);
    expect(statuses).toEqual([404, 403, 204, 404]);
  });

  it.each<readonly [string, string, object, number, string]>([
    ['of one who is no head', 'clerk', { to: 'head', duties: ['handler'] }, 403, 'auth/forbidden'],
    ['in the name of another', 'head', { from: 'clerk' }, 403, 'auth/forbidden'],
    ['to oneself', 'head', { to: 'head' }, 409, 'person/for-oneself'],
    ['to a stranger', 'head', { to: 'nobody' }, 404, 'person/unknown'],
    ['to an administrator', 'head', { to: 'chen' }, 409, 'person/two-offices'],
    ['of a duty that the head does not hold', 'head', { duties: ['signatory'] }, 409, 'delegation/not-own'],
    ['of no duty', 'head', { duties: [] }, 422, 'http/invalid'],
    ['of a duty twice', 'head', { duties: ['office-head', 'office-head'] }, 422, 'http/invalid'],
    ['of days in the wrong order', 'head', { toDay: '2026-03-01' }, 422, 'http/invalid'],
    ['of a day that does not exist', 'head', { toDay: '2026-02-30' }, 422, 'http/invalid'],
    ['without a reason', 'head', { reason: ' ' }, 422, 'http/invalid'],
  ])('are not made %s', async (_, who, more, status, code) => {
    const { ask, server, head, clerk } = await office();
    const chen = { id: 'chen', name: '陈', unit: null, agency: null, reach: 'all', administrator: 'audit' } as const;
    await server.engine.people.add(chen);
    const answer = await ask(who === 'head' ? head : clerk, 'POST', '/delegations', { ...ASKED, ...more });
    expect([answer.status, answer.json['code']]).toEqual([status, code]);
  });

  it('are part of who one is, day by day', async () => {
    const { ask, server, head, clerk } = await office();
    const me = async () => (await ask(clerk, 'GET', '/me')).json;
    const before = await me();
    expect(before).toMatchObject({
      person: 'clerk',
      name: 'clerk先生',
      unit: '法规处',
      agency: 'kunming',
      administrator: null,
      reach: { agency: 'kunming', below: false, unit: null },
      agencies: [{ id: 'kunming', name: '昆明市' }],
      delegations: [],
    });
    expect(before['duties']).toEqual([
      {
        agency: 'kunming',
        duty: 'handler',
        label: { zh: '承办', en: 'handler' },
        firstDay: '2026-03-02',
        lastDay: null,
        for: null,
      },
    ]);
    await ask(head, 'POST', '/delegations', { ...ASKED, fromDay: '2026-03-03' });
    expect(listIn(await me(), 'duties')).toHaveLength(1);
    server.moveTo('2026-03-03T00:00:00+08:00');
    expect(listIn(await me(), 'duties')[1]).toMatchObject({
      duty: 'office-head',
      firstDay: '2026-03-03',
      lastDay: '2026-03-04',
      for: { person: 'head', name: 'head先生' },
    });
    expect(listIn(await me(), 'delegations')).toHaveLength(1);
    server.moveTo('2026-03-05T00:00:00+08:00');
    expect(listIn(await me(), 'duties')).toHaveLength(1);
  });
});

describe('rosters', () => {
  const ROW = { day: '2026-03-02', shift: '夜班', leader: '王', officer: '赵', phone: '0871-1' };

  it('are written by the head, version by version, and read in the agency', async () => {
    const { ask, head, clerk, admin } = await office();
    const put = (key: string, seen: number, rows: readonly object[] = [ROW]) =>
      ask(key, 'PUT', '/rosters/2026-03', { seen, rows });
    expect((await ask(clerk, 'GET', '/rosters/2026-03')).json).toMatchObject({ version: 0, rows: [], at: null });
    expect((await put(clerk, 0)).status).toBe(403);
    expect((await put(head, 0)).json).toMatchObject({ agency: 'kunming', version: 1, rows: [ROW] });
    const stale = await put(head, 0);
    expect([stale.status, stale.json['code']]).toEqual([409, 'roster/stale']);
    expect((await put(head, 1, [])).json).toMatchObject({ version: 2, rows: [] });
    expect((await ask(clerk, 'GET', '/rosters/2026-03')).json).toMatchObject({ version: 2, rows: [] });
    expect((await ask(clerk, 'GET', '/rosters/2026-03?agency=dali')).status).toBe(403);
    expect((await ask(admin, 'GET', '/rosters/2026-03?agency=kunming')).json).toMatchObject({ version: 2 });
    expect((await ask(admin, 'GET', '/rosters/2026-03')).status).toBe(422);
  });

  it('have days of their month alone', async () => {
    const { ask, head } = await office();
    const answer = await ask(head, 'PUT', '/rosters/2026-03', { seen: 0, rows: [ROW, { ...ROW, day: '2026-04-01' }] });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, ['rows.1.day']]);
    expect((await ask(head, 'PUT', '/rosters/2026-13', { seen: 0, rows: [] })).status).toBe(422);
  });
});
