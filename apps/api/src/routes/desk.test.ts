import { describe, expect, it } from 'vitest';
import { at, desk, facts, listIn } from '../../test-support/desk.ts';
import { keyFor, opened, send } from '../../test-support/server.ts';

const INCIDENT = {
  procedure: 'press-incident',
  fact: { type: 'sentiment.detected', at, subject: '某桥', grade: 'II' },
};

describe('a desk', () => {
  it('shows counters, running incidents and what is due first', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    await opened(server, key, '2026-01-05T09:00:00+08:00');
    await send(server, 'POST', facts(id), { key, body: { type: 'case.assigned', at, person: 'wang' } });
    const monitor = await keyFor(server.engine, ['monitor', 'coordinator']);
    const incident = await send(server, 'POST', '/api/v1/cases', { key: monitor, body: INCIDENT });
    const { json } = await send(server, 'GET', '/api/v1/desk', { key: monitor });
    expect(json).toMatchObject({
      serverNow: '2026-03-02T10:00:00+08:00',
      counts: { overdue: 1, today: 2, within3: 2, stopped: 0, toAccept: 0, toReview: 0, mine: 0, supervised: 0 },
      incidents: [
        {
          id: incident.json['id'],
          subject: '某桥',
          grade: 'II',
          gradeLabel: { zh: '重大', en: 'II, serious' },
          holder: null,
          next: { fact: 'sentiment.collected' },
        },
      ],
    });
    const [shown] = listIn(json, 'incidents');
    expect(listIn(shown ?? {}, 'clocks').map((one) => one['id'])).toContain('release');
    expect(listIn(json, 'rows')).toHaveLength(3);
    expect(listIn(json, 'rows')[0]).toMatchObject({ flags: ['overdue'] });
    const stream = { 'last-event-id': String(json['lastSeen']) };
    expect(
      (await server.app.request('/api/v1/events', { headers: { authorization: `Bearer ${key}`, ...stream } })).status,
    ).toBe(200);
  });

  it('counts for the person who asks', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const { id: wang, secret } = await server.engine.keys.add({ name: 'wang', agency: 'kunming', duties: ['handler'] });
    await send(server, 'POST', facts(id), { key, body: { type: 'case.assigned', at, person: wang } });
    const counts = async (who: string) => (await send(server, 'GET', '/api/v1/desk', { key: who })).json['counts'];
    expect(await counts(secret)).toMatchObject({ toAccept: 1, mine: 1 });
    expect(await counts(key)).toMatchObject({ toAccept: 0, mine: 0 });
    await send(server, 'POST', facts(id), { key: secret, body: { type: 'case.accepted', at } });
    expect(await counts(secret)).toMatchObject({ toAccept: 0, mine: 1 });
  });

  it('offers each row the next act of the person who looks', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const { id: wang, secret } = await server.engine.keys.add({ name: 'wang', agency: 'kunming', duties: ['handler'] });
    const next = async (who: string) =>
      listIn((await send(server, 'GET', '/api/v1/desk', { key: who })).json, 'rows').map((row) => row['next']);
    expect(await next(key)).toMatchObject([{ fact: 'request.registered', label: { zh: '登记' } }]);
    await send(server, 'POST', facts(id), { key, body: { type: 'request.registered', at } });
    await send(server, 'POST', facts(id), { key, body: { type: 'case.assigned', at, person: wang } });
    expect(await next(secret)).toEqual([{ fact: 'case.accepted', label: { zh: '签收', en: 'case accepted' } }]);
    expect(await next(key)).toMatchObject([{ fact: 'processing.started' }]);
    await send(server, 'POST', facts(id), { key: secret, body: { type: 'case.accepted', at } });
    expect(await next(secret)).toMatchObject([{ fact: 'processing.started' }]);
    expect(await next(await keyFor(server.engine, ['monitor']))).toEqual([null]);
  });

  it('counts for review what a person did not prepare', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const holder = async (person: string, ...duties: string[]) =>
      (await server.engine.keys.add({ name: person, person, agency: 'kunming', duties })).secret;
    const reviewing = ['handler', 'secrecy-reviewer', 'reviewer'];
    const [wang, li] = [await holder('wang', ...reviewing), await holder('li', ...reviewing)];
    const head = await holder('wang', 'office-head');
    const boss = await holder('mo', 'office-head');
    const record = async (who: string, type: string, data: object = {}) =>
      expect([(await send(server, 'POST', facts(id), { key: who, body: { type, at, ...data } })).status, type]).toEqual(
        [200, type],
      );
    const toReview = async () =>
      Promise.all(
        [wang, li, head].map(async (who) => {
          const { json } = await send(server, 'GET', '/api/v1/desk', { key: who });
          return (json['counts'] as { readonly toReview: number }).toReview;
        }),
      );
    await record(key, 'request.registered');
    await record(key, 'processing.started');
    expect(await toReview()).toEqual([0, 0, 0]);
    await record(wang, 'draft.prepared', { outcome: '1' });
    expect(await toReview()).toEqual([0, 1, 0]);
    await record(boss, 'exemption.granted', { fact: 'secrecy.reviewed', reason: '本机关仅两人' });
    expect(await toReview()).toEqual([1, 1, 0]);
    await record(li, 'secrecy.reviewed', { finding: 'cleared' });
    expect(await toReview()).toEqual([0, 1, 0]);
  });

  it('counts as stopped what the list of stopped cases has, whatever else runs beside', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    await opened(server, key, at);
    const steps = [
      { type: 'request.registered' },
      { type: 'processing.started' },
      { type: 'consultation.sent', consultation: 'c1', party: 'third-party', name: '某公司' },
    ];
    for (const step of steps) await send(server, 'POST', facts(id), { key, body: { at, ...step } });
    const { json } = await send(server, 'GET', '/api/v1/desk', { key });
    expect(json['counts']).toMatchObject({ stopped: 1 });
    const listed = async (query: string) =>
      listIn((await send(server, 'GET', `/api/v1/cases?${query}`, { key })).json, 'cases');
    expect(await listed('counter=stopped')).toMatchObject([{ id, flags: ['stopped'] }]);
    expect(await listed('clock=reply&clockState=paused')).toMatchObject([{ id }]);
    expect(await listed('clock=correction-notice&clockState=running')).toHaveLength(2);
  });

  it('counts a case under supervision from the demand to the answer', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const supervisor = await keyFor(server.engine, ['supervisor']);
    const supervised = async () =>
      (await send(server, 'GET', '/api/v1/desk', { key })).json['counts'] as { readonly supervised: number };
    const demanded = { type: 'case.supervised', at, demand: '三日内办结', dueOn: '2026-03-05' };
    const { json } = await send(server, 'POST', facts(id), { key: supervisor, body: demanded });
    expect(json['file']).toMatchObject({ supervised: { since: at, dueOn: '2026-03-05' } });
    expect(await supervised()).toMatchObject({ supervised: 1 });
    const [row] = listIn((await send(server, 'GET', '/api/v1/cases', { key })).json, 'cases');
    expect(row?.['flags']).toContain('supervised');
    const answered = { type: 'supervision.answered', at, measures: '已办结' };
    expect((await send(server, 'POST', facts(id), { key, body: answered })).json['file']).toMatchObject({
      supervised: null,
    });
    expect(await supervised()).toMatchObject({ supervised: 0 });
  });

  it('is empty where the caller reaches nothing', async () => {
    const { server, key } = await desk();
    await opened(server, key, at);
    const { json } = await send(server, 'GET', '/api/v1/desk?agency=dali', { key });
    expect(json).toMatchObject({ counts: { overdue: 0 }, rows: [], incidents: [] });
  });
});
