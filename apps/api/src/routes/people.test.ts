import { describe, expect, it } from 'vitest';
import { facts, listIn, pathsOf, START } from '../../test-support/desk.ts';
import { REGION } from '../../test-support/region.ts';
import { opened, send, serve } from '../../test-support/server.ts';

const WANG = { id: 'wang', name: '王五', unit: '法规处', agency: 'kunming', reach: 'own-agency' };

const office = async () => {
  const server = await serve(START);
  const { engine } = server;
  await engine.figures.putAgencies(REGION);
  const admin = (await engine.keys.addFirst('admin'))?.secret ?? '';
  const ask = (key: string, method: string, path: string, body?: unknown, headers = {}) =>
    send(server, method, `/api/v1${path}`, { key, headers, ...(body === undefined ? {} : { body }) });
  const hire = async (id: string, duties: readonly string[], more: object = {}) => {
    await ask(admin, 'POST', '/people', { ...WANG, id, name: `${id}先生`, ...more });
    for (const duty of duties) await ask(admin, 'POST', `/people/${id}/duties`, { agency: 'kunming', duty });
    const all = ['registrar', 'handler', 'reviewer', 'signatory', 'office-head', 'supervisor'];
    return (await engine.keys.add({ name: id, person: id, agency: null, duties: all })).secret;
  };
  return { server, engine, admin, ask, hire };
};

const codeOf = ({ json }: { readonly json: Readonly<Record<string, unknown>> }) => json['code'];

describe('people', () => {
  it('are added, changed, listed and disabled by a system administrator alone', async () => {
    const { admin, ask, hire } = await office();
    const wang = await hire('wang', ['handler'], { phone: '0871-1' });
    expect((await ask(admin, 'POST', '/people', WANG)).json).toMatchObject({ code: 'person/exists' });
    for (const [method, path, body] of [
      ['POST', '/people', { ...WANG, id: 'x' }],
      ['PATCH', '/people/wang', { name: '王' }],
      ['POST', '/people/wang/duties', { agency: 'kunming', duty: 'signatory' }],
      ['POST', '/people/wang/duties/end', { agency: 'kunming', duty: 'handler' }],
    ] as const) {
      expect((await ask(wang, method, path, body)).status).toBe(403);
    }
    const changed = await ask(admin, 'PATCH', '/people/wang', { unit: null, mail: 'wang@example.org' });
    expect(changed.json).toMatchObject({ name: 'wang先生', unit: null, phone: '0871-1', mail: 'wang@example.org' });
    const own = await ask(wang, 'GET', '/people/wang');
    expect(own.json).toMatchObject({ phone: '0871-1', duties: [{ duty: 'handler', firstDay: '2026-03-02' }] });
    const [listed] = listIn((await ask(wang, 'GET', '/people')).json, 'people');
    expect(listed).toMatchObject({ id: 'wang', phone: null, mail: null });
    const disabled = await ask(admin, 'PATCH', '/people/wang', { disabled: true });
    expect([disabled.status, disabled.json['disabledAt'], (await ask(wang, 'GET', '/people')).status]).toEqual([
      200,
      START,
      401,
    ]);
  });

  it('may hold the duties that are listed with their names, and no others', async () => {
    const { admin, ask, hire } = await office();
    const duties = listIn((await ask(await hire('wang', ['handler']), 'GET', '/duties')).json, 'duties');
    expect(duties).toContainEqual({ id: 'handler', label: { zh: '承办', en: 'handler' } });
    for (const { id: duty } of duties) {
      expect((await ask(admin, 'POST', '/people/wang/duties', { agency: 'kunming', duty })).status).not.toBe(422);
    }
    const system = await ask(admin, 'POST', '/people/wang/duties', { agency: 'kunming', duty: 'system' });
    expect([duties.some(({ id }) => id === 'system'), system.status]).toEqual([false, 422]);
  });

  it('are listed with the duties that they hold from today on, for administrators alone', async () => {
    const { admin, ask, hire } = await office();
    const wang = await hire('wang', ['handler', 'reviewer']);
    const ended = { agency: 'kunming', duty: 'reviewer', lastDay: '2026-03-01' };
    await ask(admin, 'POST', '/people/wang/duties/end', ended);
    const [listed] = listIn((await ask(admin, 'GET', '/people?duties=true')).json, 'people');
    expect(listed?.['duties']).toMatchObject([{ duty: 'handler', firstDay: '2026-03-02', lastDay: null }]);
    expect((await ask(wang, 'GET', '/people?duties=true')).status).toBe(403);
  });

  it('are listed by agency, page by page, within the reach of the caller', async () => {
    const { admin, ask, hire } = await office();
    const wang = await hire('wang', ['supervisor'], { reach: 'below' });
    await hire('county', [], { agency: 'wuhua' });
    await hire('other', [], { agency: 'dali' });
    const ids = async (key: string, query = '') => {
      const { json } = await ask(key, 'GET', `/people${query}`);
      return [listIn(json, 'people').map(({ id }) => id), json['next']];
    };
    expect(await ids(wang)).toEqual([['county', 'wang'], null]);
    expect(await ids(wang, '?agency=wuhua')).toEqual([['county'], null]);
    expect(await ids(wang, '?agency=dali')).toEqual([[], null]);
    expect(await ids(admin, '?limit=2')).toEqual([['county', 'other'], 'other']);
    expect(await ids(admin, '?after=other')).toEqual([['wang'], null]);
  });

  it.each<readonly [object, string]>([
    [{ id: 'Li Si' }, 'id'],
    [{ name: '' }, 'name'],
    [{ reach: 'everything' }, 'reach'],
    [{ mail: 'no address' }, 'mail'],
    [{ administrator: 'king' }, 'administrator'],
  ])('are not added with %j', async (wrong, path) => {
    const { admin, ask } = await office();
    const answer = await ask(admin, 'POST', '/people', { ...WANG, ...wrong });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, [path]]);
  });

  it('answer with closed codes where a rule forbids it', async () => {
    const { admin, ask, hire } = await office();
    await hire('wang', ['handler']);
    await ask(admin, 'POST', '/people', { ...WANG, id: 'chen', administrator: 'audit' });
    const grant = (id: string, body: object) =>
      ask(admin, 'POST', `/people/${id}/duties`, { agency: 'kunming', duty: 'handler', ...body });
    const codes = [
      await grant('chen', {}),
      await grant('nobody', {}),
      await grant('wang', {}),
      await grant('wang', { agency: 'dali' }),
      await ask(admin, 'POST', '/people/wang/duties/end', { agency: 'kunming', duty: 'signatory' }),
      await ask(admin, 'PATCH', '/people/wang', { administrator: 'audit' }),
      await ask(admin, 'PATCH', '/people/wang', { reach: 'own-unit', unit: null }),
      await ask(admin, 'PATCH', '/people/nobody', { name: 'x' }),
    ].map(codeOf);
    expect(codes).toEqual([
      'person/two-offices',
      'person/unknown',
      'duty/held',
      'duty/out-of-reach',
      'duty/not-held',
      'person/two-offices',
      'person/no-agency',
      'person/unknown',
    ]);
    const early = await ask(admin, 'POST', '/people/wang/duties/end', {
      agency: 'kunming',
      duty: 'handler',
      lastDay: '2026-02-01',
    });
    expect([early.status, pathsOf(early.json)]).toEqual([422, ['lastDay']]);
  });

  it('are administrators of three offices, of which one manages people', async () => {
    const { engine, admin, ask } = await office();
    const keyOf = async (office: string) => {
      await ask(admin, 'POST', '/people', { ...WANG, id: office, administrator: office });
      return (await engine.keys.add({ name: office, person: office, agency: null, duties: [], administrator: true }))
        .secret;
    };
    const [system, audit] = [await keyOf('system'), await keyOf('audit')];
    const add = (key: string, id: string) => ask(key, 'POST', '/people', { ...WANG, id });
    expect([(await add(system, 'one')).status, (await add(audit, 'two')).status]).toEqual([201, 403]);
    expect([(await ask(audit, 'GET', '/people')).status, (await ask(audit, 'GET', '/keys')).status]).toEqual([
      200, 200,
    ]);
    expect((await ask(audit, 'POST', '/keys', { name: 'x', agency: null, duties: ['handler'] })).status).toBe(403);
    const self = await ask(system, 'PATCH', '/people/system', { administrator: null });
    expect(codeOf(self)).toBe('person/for-oneself');
  });
});

describe('who recorded a fact', () => {
  it('is named with unit and duties, and with the person in whose place', async () => {
    const { server, ask, hire } = await office();
    const head = await hire('head', ['office-head', 'registrar', 'handler']);
    const deputy = await hire('deputy', []);
    const id = await opened(server, head, START);
    const made = await ask(head, 'POST', '/delegations', {
      to: 'deputy',
      duties: ['registrar', 'handler'],
      fromDay: '2026-03-02',
      toDay: '2026-03-31',
      reason: '出差',
    });
    expect(made.status).toBe(201);
    await send(server, 'POST', facts(id), { key: deputy, body: { type: 'request.registered', at: START } });
    const { json } = await ask(deputy, 'GET', `/cases/${id}/facts`);
    const [first, second] = listIn(json, 'facts').map(({ by }) => by);
    expect(first).toMatchObject({ person: 'head', name: 'head先生', unit: '法规处' });
    expect(second).toMatchObject({
      person: 'deputy',
      name: 'deputy先生',
      unit: '法规处',
      duties: ['handler', 'registrar'],
      for: { person: 'head', name: 'head先生' },
    });
  });
});

describe('personal data of a case that the caller does not handle', () => {
  const REASON = { 'x-reason': encodeURIComponent('督办投诉需要核对') };

  it('are shown for a reason, which is an act of its own', async () => {
    const { server, engine, ask, hire } = await office();
    const desk = await hire('desk', ['registrar', 'handler']);
    const supervisor = await hire('supervisor', ['supervisor']);
    const id = await opened(server, desk, START);
    const read = (key: string, headers = {}) => ask(key, 'GET', `/cases/${id}/facts`, undefined, headers);
    const acts = async () =>
      (await server.store.acts(0, 500)).filter(({ kind }) => kind === 'personal.read').map(({ text }) => text);
    expect((await read(supervisor)).text).not.toContain('张三丰');
    expect((await read(desk, REASON)).text).toContain('张三丰');
    expect(await acts()).toEqual([]);
    const shown = await read(supervisor, REASON);
    expect(shown.text).toContain('张三丰');
    const [act] = await acts();
    expect(JSON.parse(act ?? '{}')).toMatchObject({
      rows: [{ t: 'personal', row: { case: id, person: 'supervisor', reason: '督办投诉需要核对' } }],
    });
    expect((await engine.verify()).problems).toEqual([]);
  });

  it.each([
    ['an empty reason', ''],
    ['spaces', '%20%20'],
    ['a reason that is too long', encodeURIComponent('核'.repeat(201))],
    ['half a character', '%E7%9D'],
    ['no percent-encoding', '100%'],
    ['a control character', 'a%07b'],
  ])('are not shown for %s', async (_, reason) => {
    const { server, ask, hire } = await office();
    const desk = await hire('desk', ['registrar', 'handler']);
    const supervisor = await hire('supervisor', ['supervisor']);
    const id = await opened(server, desk, START);
    const answer = await ask(supervisor, 'GET', `/cases/${id}`, undefined, { 'x-reason': reason });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, ['x-reason']]);
  });

  it('are never shown to administrators, nor out of reach', async () => {
    const { server, admin, ask, hire } = await office();
    const desk = await hire('desk', ['registrar', 'handler']);
    const county = await hire('county', [], { agency: 'wuhua' });
    await ask(admin, 'POST', '/people/county/duties', { agency: 'wuhua', duty: 'supervisor' });
    const id = await opened(server, desk, START);
    const read = (key: string) => ask(key, 'GET', `/cases/${id}/facts`, undefined, REASON);
    const [byAdmin, byCounty] = [await read(admin), await read(county)];
    expect([byAdmin.status, byAdmin.text.includes('张三丰'), byCounty.status]).toEqual([200, false, 404]);
    const acts = await server.store.acts(0, 500);
    expect(acts.filter(({ kind }) => kind === 'personal.read')).toEqual([]);
  });
});
