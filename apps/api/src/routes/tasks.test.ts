import { createCalendar, nationalCalendar } from '@gongkai/calendar';
import { hashCalendar } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { listIn } from '../../test-support/desk.ts';
import { keyFor, opened, send, serve } from '../../test-support/server.ts';

const START = '2026-03-02T10:00:00+08:00';
const at = '2026-03-02T09:00:00+08:00';

const { years } = nationalCalendar.input;
const year = years['2026'];
if (year === undefined) throw new Error('no notice of 2026');

/** The calendar with a day off that the true notice does not have, so that loading it brings due days nearer. */
const withOneDayMore = createCalendar({
  years: { ...years, '2026': { ...year, holidays: [...year.holidays, '2026-03-10'] } },
});

/** Two cases of two agencies whose dates the loaded notice moved. */
const moved = async () => {
  const server = await serve(START, undefined, { calendar: withOneDayMore });
  const ids = [];
  for (const agency of ['kunming', 'dali']) {
    ids.push(await opened(server, await keyFor(server.engine, ['registrar'], agency), at));
  }
  await server.engine.loadNotices(JSON.stringify({ 2026: year }));
  const [kunming = '', dali = ''] = ids;
  return { server, kunming, dali };
};

const tasksOf = (json: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(json['tasks']) ? json['tasks'] : [];

describe('a date that a loaded notice moved', () => {
  it('is shown with the case, before and after, and in every reading at once', async () => {
    const { server, kunming } = await moved();
    const key = await keyFor(server.engine, ['handler']);
    const { json } = await send(server, 'GET', `/api/v1/cases/${kunming}`, { key });
    expect(json).toMatchObject({
      clocks: expect.arrayContaining([
        expect.objectContaining({ id: 'reply', due: expect.objectContaining({ on: '2026-03-30' }) }),
      ]),
      moves: expect.arrayContaining([
        {
          clock: 'reply',
          from: '2026-03-31',
          to: '2026-03-30',
          fromCalendar: hashCalendar(withOneDayMore),
          toCalendar: hashCalendar(server.engine.calendar),
          movedAt: START,
        },
      ]),
    });
    const asked = await send(server, 'GET', '/api/v1/calendar');
    expect(asked.json['hash']).toBe(hashCalendar(server.engine.calendar));
    expect((await send(server, 'GET', '/api/v1/calendar/days/2026-03-10')).json['works']).toBe(true);
    const listed = await send(server, 'GET', '/api/v1/cases', { key });
    expect(listed.text).toContain('"on":"2026-03-30"');
  });

  it('is a task of its agency until the head of the office or the competent department says that it is done', async () => {
    const { server, kunming, dali } = await moved();
    const head = await keyFor(server.engine, ['office-head']);
    const list = async (key: string, query = '') =>
      tasksOf((await send(server, 'GET', `/api/v1/tasks${query}`, { key })).json);
    const own = await list(head);
    expect(new Set(own.map((one) => one['case']))).toEqual(new Set([kunming]));
    expect(own[0]).toMatchObject({ kind: 'due-moved-earlier', agency: 'kunming', raisedAt: START });
    expect(own.map((one) => one['body'])).toContainEqual({ clock: 'reply', from: '2026-03-31', to: '2026-03-30' });

    const supervisor = await keyFor(server.engine, ['supervisor'], null);
    const all = await list(supervisor);
    expect(new Set(all.map((one) => one['case']))).toEqual(new Set([kunming, dali]));
    expect(await list(supervisor, '?agency=dali')).toHaveLength(all.length - own.length);
    expect(await list(head, '?agency=dali')).toEqual([]);

    const done = (key: string, id: unknown) =>
      send(server, 'POST', `/api/v1/tasks/${encodeURIComponent(String(id))}/done`, { key });
    const foreign = all.find((one) => one['case'] === dali)?.['id'];
    expect((await done(head, foreign)).status).toBe(404);
    expect((await done(head, own[0]?.['id'])).status).toBe(204);
    expect((await done(head, own[0]?.['id'])).status).toBe(404);
    expect(await list(head)).toHaveLength(own.length - 1);
    expect((await done(supervisor, foreign)).status).toBe(204);
  });

  it('leads through its tasks page by page', async () => {
    const { server } = await moved();
    const key = await keyFor(server.engine, ['supervisor'], null);
    const all = tasksOf((await send(server, 'GET', '/api/v1/tasks', { key })).json).map((one) => one['id']);
    const paged: unknown[] = [];
    for (let after = ''; ;) {
      const { json } = await send(server, 'GET', `/api/v1/tasks?limit=1${after}`, { key });
      paged.push(...tasksOf(json).map((one) => one['id']));
      if (typeof json['next'] !== 'string') break;
      after = `&after=${encodeURIComponent(String(json['next']))}`;
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(1);
  });

  it('is not visible to other duties; administrators may list tasks but not end them', async () => {
    const { server } = await moved();
    const handler = await keyFor(server.engine, ['handler']);
    const { secret: admin } = await server.engine.keys.add({
      name: 'admin',
      agency: null,
      duties: [],
      administrator: true,
    });
    expect((await send(server, 'GET', '/api/v1/tasks', { key: handler })).json['code']).toBe('auth/forbidden');
    expect((await send(server, 'GET', '/api/v1/tasks')).status).toBe(401);
    const [task] = tasksOf((await send(server, 'GET', '/api/v1/tasks', { key: admin })).json);
    const path = `/api/v1/tasks/${encodeURIComponent(String(task?.['id']))}/done`;
    expect((await send(server, 'POST', path, { key: admin })).json['code']).toBe('auth/forbidden');
    const head = await keyFor(server.engine, ['office-head']);
    const conditional = await send(server, 'POST', path, { key: head, headers: { 'if-match': '"1"' } });
    expect(conditional.json['code']).toBe('http/precondition');
  });
});

describe('a reply that came back', () => {
  it('is a task to serve it again, until it is done', async () => {
    const server = await serve(START);
    const clerk = await keyFor(server.engine, ['registrar', 'handler']);
    const head = await keyFor(server.engine, ['office-head']);
    const signatory = await keyFor(server.engine, ['signatory']);
    const id = await opened(server, clerk, at);
    const record = async (key: string, type: string, data: object = {}) => {
      const answer = await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: { type, at, ...data } });
      if (answer.status !== 200) throw new Error(`${type}: ${answer.text}`);
    };
    await record(clerk, 'request.registered');
    await record(clerk, 'processing.started');
    await record(clerk, 'draft.prepared', { outcome: '5.2', reasons: '已就同一申请答复' });
    await record(await keyFor(server.engine, ['reviewer']), 'draft.countersigned');
    await record(signatory, 'reply.signed');
    await record(clerk, 'reply.served', { way: 'post' });
    const tasks = async () => tasksOf((await send(server, 'GET', '/api/v1/tasks', { key: head })).json);
    expect(await tasks()).toEqual([]);
    await record(clerk, 'reply.returned', { reason: '查无此人' });
    const [task, ...more] = await tasks();
    expect(task).toMatchObject({ kind: 'fact-called-for', case: id, body: { fact: 'reply.served', seq: 8 } });
    expect(more).toEqual([]);
    // A second letter that comes back is another task.
    await record(clerk, 'reply.served', { way: 'post' });
    await record(clerk, 'reply.returned', { reason: '拒收' });
    const bodies = (await tasks()).map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies).toContainEqual({ fact: 'reply.served', seq: 10 });
    const done = await send(server, 'POST', `/api/v1/tasks/${String(task?.['id'])}/done`, { key: head });
    expect([done.status, (await tasks()).length]).toEqual([204, 1]);
  });
});

describe('an entry that is questioned', () => {
  it('is a task of the head, and the case suggests the correction', async () => {
    const server = await serve(START);
    const clerk = await keyFor(server.engine, ['registrar', 'handler']);
    const head = await keyFor(server.engine, ['office-head']);
    const id = await opened(server, clerk, at);
    const path = `/api/v1/cases/${id}`;
    const record = async (key: string, body: object) =>
      send(server, 'POST', `${path}/facts`, { key, body: { at, ...body } });
    expect((await record(clerk, { type: 'entry.questioned', seq: 1, reason: '申请人张三丰的姓名有误' })).status).toBe(
      200,
    );
    const [task] = tasksOf((await send(server, 'GET', '/api/v1/tasks', { key: head })).json);
    expect(task).toMatchObject({
      kind: 'fact-called-for',
      case: id,
      body: { fact: 'entry.corrected', seq: 2, entry: 1 },
    });
    expect(JSON.stringify(task)).not.toContain('张三丰');
    const suggested = async () =>
      listIn((await send(server, 'GET', path, { key: head })).json, 'suggestions').filter(
        ({ fact }) => fact === 'entry.corrected',
      );
    expect(await suggested()).toMatchObject([{ data: { seq: 1 }, label: { zh: '更正登记' } }]);
    const data = { description: '某规划' };
    expect((await record(head, { type: 'entry.corrected', seq: 1, data, reason: '误录' })).status).toBe(200);
    expect(await suggested()).toEqual([]);
  });
});
