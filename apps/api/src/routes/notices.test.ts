import { describe, expect, it } from 'vitest';
import { USUAL_WARNINGS } from '@gongkai/engine';
import { listIn, pathsOf, START } from '../../test-support/desk.ts';
import { send, serve, submission } from '../../test-support/server.ts';

const office = async () => {
  const server = await serve(START, undefined, { warnings: USUAL_WARNINGS });
  const { engine } = server;
  const keyOf = async (id: string) => {
    await engine.people.add({ id, name: id, unit: null, agency: 'kunming', reach: 'own-agency' });
    await engine.people.grant({ person: id, agency: 'kunming', duty: 'handler' });
    return (await engine.keys.add({ name: id, person: id, agency: null, duties: ['handler'] })).secret;
  };
  const ask = (key: string, method: string, path: string, body?: unknown) =>
    send(server, method, `/api/v1/me${path}`, { key, ...(body === undefined ? {} : { body }) });
  return { server, engine, keyOf, ask };
};

const ROBOT = {
  kind: 'dingtalk',
  url: 'https://oapi.dingtalk.com/robot/send?access_token=geheim',
  secret: 'SECgeheim',
};
const QUIET = { from: '21:00', to: '08:00', weekends: true };

describe('settings of notices', () => {
  it('are those of the caller, and never show what a robot is reached by', async () => {
    const { keyOf, ask } = await office();
    const [wang, zhao] = [await keyOf('wang'), await keyOf('zhao')];
    const usual = { mail: null, robot: null, inApp: true, quiet: null };
    expect((await ask(wang, 'GET', '/notices')).json).toEqual(usual);
    const body = { mail: 'wang@example.org', robot: ROBOT, inApp: false, quiet: QUIET };
    const put = await ask(wang, 'PUT', '/notices', body);
    const shown = { ...body, robot: { kind: 'dingtalk', host: 'oapi.dingtalk.com', signs: true } };
    expect([put.status, put.json]).toEqual([200, shown]);
    const read = await ask(wang, 'GET', '/notices');
    expect(JSON.stringify(read.json)).not.toContain('geheim');
    expect(read.json).toEqual(shown);
    expect((await ask(zhao, 'GET', '/notices')).json).toEqual(usual);
  });

  it('stay where a change leaves them out, and end with null', async () => {
    const { engine, keyOf, ask } = await office();
    const wang = await keyOf('wang');
    await ask(wang, 'PUT', '/notices', { mail: 'wang@example.org', robot: ROBOT, inApp: true, quiet: QUIET });
    await ask(wang, 'PUT', '/notices', { mail: null, inApp: true });
    expect(await engine.personal.settings('wang')).toEqual({ mail: null, robot: ROBOT, inApp: true, quiet: QUIET });
    await ask(wang, 'PUT', '/notices', { robot: null, quiet: null, inApp: true });
    expect(await engine.personal.settings('wang')).toEqual({ mail: null, robot: null, inApp: true, quiet: null });
  });

  it.each<readonly [object, string]>([
    [{ mail: 'x' }, 'mail'],
    [{ robot: { ...ROBOT, url: 'http://oapi.dingtalk.com/' } }, 'robot.url'],
    [{ robot: { ...ROBOT, url: 'https://127.0.0.1/' } }, 'robot.url'],
    [{ robot: { ...ROBOT, kind: 'feishu' } }, 'robot.kind'],
    [{ robot: { ...ROBOT, kind: 'wecom' } }, 'robot.secret'],
    [{ quiet: { ...QUIET, from: '24:00' } }, 'quiet.from'],
    [{ quiet: { ...QUIET, to: '8:00' } }, 'quiet.to'],
    [{ inApp: 'yes' }, 'inApp'],
  ])('are not %j', async (wrong, path) => {
    const { keyOf, ask } = await office();
    const answer = await ask(await keyOf('wang'), 'PUT', '/notices', { inApp: true, ...wrong });
    expect([answer.status, pathsOf(answer.json)]).toEqual([422, [path]]);
  });
});

/** Cases in the hands of wang, on the morning of their reminder. */
const reminded = async (count: number) => {
  const given = await office();
  const { engine, server } = given;
  const keys = { wang: await given.keyOf('wang'), zhao: await given.keyOf('zhao') };
  const desk = { actor: { id: 'desk', duties: ['registrar', 'office-head'] as const } };
  for (let n = 0; n < count; n += 1) {
    const outcome = await engine.open({ ...submission(START), agency: 'kunming' }, desk);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const fact = { type: 'case.assigned', at: START, person: 'wang' };
    expect(await engine.submit(outcome.case.id, fact, desk)).toMatchObject({ ok: true });
  }
  server.moveTo('2026-03-23T10:00:00+08:00');
  await engine.sweep();
  expect(await engine.personal.address()).toBe(count);
  return { ...given, keys };
};

describe('an inbox', () => {
  it('has the reminders of the caller with number, labels and days, and nothing of the applicant', async () => {
    const { ask, keys } = await reminded(1);
    const { status, json } = await ask(keys.wang, 'GET', '/inbox');
    const [notice, ...others] = listIn(json, 'notices');
    expect([status, others.length, json['next']]).toEqual([200, 0, null]);
    expect(notice).toMatchObject({
      agency: 'kunming',
      clock: { zh: expect.stringContaining('答复') },
      due: '2026-03-30',
      provisional: false,
      distance: '5wd',
      to: 'holder',
      at: '2026-03-23T10:00:00+08:00',
      readAt: null,
    });
    expect(Object.keys(notice ?? {}).toSorted()).toEqual([
      'agency',
      'at',
      'case',
      'clock',
      'distance',
      'due',
      'id',
      'number',
      'procedure',
      'provisional',
      'readAt',
      'to',
    ]);
    expect(listIn((await ask(keys.zhao, 'GET', '/inbox')).json, 'notices')).toEqual([]);
  });

  it('is read by its owner alone, page by page, unread first', async () => {
    const { ask, keys } = await reminded(3);
    const page = async (query: string) => {
      const { json } = await ask(keys.wang, 'GET', `/inbox${query}`);
      return { ids: listIn(json, 'notices').map(({ id }) => String(id)), next: json['next'] };
    };
    const { ids } = await page('');
    const newest = ids[0] ?? '';
    expect((await ask(keys.zhao, 'POST', `/inbox/${newest}/read`)).status).toBe(404);
    expect((await ask(keys.wang, 'POST', '/inbox/none/read')).status).toBe(404);
    expect((await ask(keys.wang, 'POST', `/inbox/${newest}/read`)).status).toBe(204);
    expect((await ask(keys.wang, 'POST', `/inbox/${newest}/read`)).status).toBe(204);
    const order = [...ids.slice(1), newest];
    const first = await page('?limit=1');
    const second = await page(`?limit=1&after=${String(first.next)}`);
    const third = await page(`?limit=1&after=${String(second.next)}`);
    expect([...first.ids, ...second.ids, ...third.ids, third.next]).toEqual([...order, null]);
  });

  it.each([
    ['?after=x', 422],
    ['?limit=0', 422],
    ['?limit=101', 422],
    ['?unread=true', 400],
  ])('takes no query %s', async (query, status) => {
    const { ask, keyOf } = await office();
    expect((await ask(await keyOf('wang'), 'GET', `/inbox${query}`)).status).toBe(status);
  });
});
