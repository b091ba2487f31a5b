import { PROCEDURES } from '@gongkai/core';
import { atLeast, convention, kit, text, workingDays } from '@gongkai/core/kit';
import { describe, expect, it } from 'vitest';
import { facts, listIn } from '../../test-support/desk.ts';
import { keyFor, send, serve, type Server, submission } from '../../test-support/server.ts';

const DUTIES = ['registrar', 'handler', 'office-head'] as const;

/** Records facts, each on its day at ten, by the key of its duty; returns the last case. */
const recorded = async (
  server: Server,
  id: string,
  steps: readonly (readonly [key: string, on: string, type: string, data?: object])[],
) => {
  let last: Readonly<Record<string, unknown>> = {};
  for (const [key, on, type, data] of steps) {
    const at = `${on}T10:00:00+08:00`;
    server.moveTo(at);
    const { status, json, text: problem } = await send(server, 'POST', facts(id), { key, body: { type, at, ...data } });
    if (status !== 200) throw new Error(`${type}: ${problem}`);
    last = json;
  }
  return last;
};

const begun = async (on = '2026-03-02', more: object = {}) => {
  const at = `${on}T10:00:00+08:00`;
  const server = await serve(at);
  const key = await keyFor(server.engine, DUTIES);
  const first = await send(server, 'POST', '/api/v1/cases', { key, body: submission(at, more) });
  const id = String(first.json['id']);
  return { server, key, id, read: (who = key) => send(server, 'GET', `/api/v1/cases/${id}`, { key: who }) };
};

const served = async () => {
  const { server, id, read } = await begun();
  const handler = await keyFor(server.engine, ['registrar', 'handler']);
  const reviewer = await keyFor(server.engine, ['reviewer']);
  const signatory = await keyFor(server.engine, ['signatory']);
  const day = '2026-03-05';
  await recorded(server, id, [
    [handler, '2026-03-02', 'request.registered'],
    [handler, '2026-03-02', 'processing.started'],
    [handler, day, 'draft.prepared', { outcome: '5.2' }],
    [reviewer, day, 'draft.countersigned'],
    [signatory, day, 'reply.signed'],
    [handler, day, 'reply.served', { way: 'post' }],
  ]);
  return { server, id, read, handler, signatory };
};

describe('the irregularities of a case', () => {
  const late = { points: ['写明文号'], dueOn: '2026-03-27', acknowledged: ['rule/correction-late'], reason: '补录' };

  it('are shown with fact, instant, reason and rule in both languages, to supervisors without the reason', async () => {
    const { server, key, id, read } = await begun();
    expect((await read()).json['irregularities']).toEqual([]);
    await recorded(server, id, [
      [key, '2026-03-02', 'request.registered'],
      [key, '2026-03-12', 'correction.requested', late],
    ]);
    const supervisor = await keyFor(server.engine, ['supervisor']);
    for (const [who, reason] of [
      [key, '补录'],
      [supervisor, '〔略〕'],
    ]) {
      expect((await read(who)).json['irregularities']).toEqual([
        {
          seq: 3,
          fact: 'correction.requested',
          label: { zh: '补正告知', en: 'correction requested' },
          at: '2026-03-12T10:00:00+08:00',
          reason,
          rules: [
            {
              code: 'rule/correction-late',
              text: {
                zh: '自收到申请之日起7个工作日已过,不得再要求补正',
                en: 'the seven working days for a notice of correction have passed',
              },
              basis: expect.objectContaining({ article: 30 }),
              follows: { zh: '登记后不停止计算答复期限', en: 'once recorded, it does not stop the reply clock' },
            },
          ],
        },
      ]);
    }
  });

  it('are those of the version of a repeated answer, to the byte', async () => {
    const { server, key, id } = await begun();
    await recorded(server, id, [[key, '2026-03-02', 'request.registered']]);
    const post = (on: string, headers: Readonly<Record<string, string>> = {}) => {
      const at = `${on}T10:00:00+08:00`;
      if (headers['x-again'] === undefined) server.moveTo(at);
      return send(server, 'POST', facts(id), { key, body: { type: 'correction.requested', at, ...late }, headers });
    };
    const first = await post('2026-03-12', { 'idempotency-key': 'a' });
    expect(listIn(first.json, 'irregularities')).toHaveLength(1);
    expect(listIn((await post('2026-03-13')).json, 'irregularities')).toHaveLength(2);
    const again = await post('2026-03-12', { 'idempotency-key': 'a', 'x-again': 'yes' });
    expect(again.text).toBe(first.text);
  });

  it('are no part of a list, nor is what else only one case shows', async () => {
    const { server, key } = await begun();
    const [listed] = listIn((await send(server, 'GET', '/api/v1/cases', { key })).json, 'cases');
    expect(listed).toMatchObject({ state: { id: 'received' } });
    expect(
      ['irregularities', 'results', 'suggestions', 'route', 'permitted'].filter((name) => name in (listed ?? {})),
    ).toEqual([]);
  });
});

describe('the results of a case', () => {
  it('are all shown with their days, the earliest first', async () => {
    const { server, id, read, signatory } = await served();
    const label = { zh: expect.any(String), en: expect.any(String) };
    expect((await read()).json['results']).toEqual([{ code: '5.2', label, on: '2026-03-05' }]);
    const more = { outcome: '3.5', reasons: '第十六条', way: 'post' };
    await recorded(server, id, [[signatory, '2026-04-10', 'reply.supplemented', more]]);
    expect((await read()).json['results']).toEqual([
      { code: '5.2', label, on: '2026-03-05' },
      { code: '3.5', label, on: '2026-04-10' },
    ]);
  });
});

describe('the suggestions of a case', () => {
  it('name the fact, what is known of it, why, and the article', async () => {
    const { read } = await begun('2026-03-02', { applicant: { kind: 'natural', name: '李', contact: '139' } });
    expect((await read()).json['suggestions']).toEqual([
      {
        fact: 'correction.requested',
        label: { zh: '补正告知', en: 'correction requested' },
        data: { points: ['提供申请人的身份证明'] },
        because: { zh: '申请缺少条例第二十九条规定的内容', en: 'the request lacks what Art. 29 asks for' },
        basis: expect.objectContaining({ text: expect.stringContaining('第二十九条') }),
        from: null,
      },
    ]);
  });

  it('end with the period of the fact', async () => {
    const { server, id, key, read } = await begun('2026-03-02', { applicant: { kind: 'natural', name: '李' } });
    await recorded(server, id, [[key, '2026-03-02', 'request.registered']]);
    const shown = async (now: string) => {
      server.moveTo(now);
      return (await read()).json['suggestions'];
    };
    expect(await shown('2026-03-11T23:00:00+08:00')).toHaveLength(1);
    expect(await shown('2026-03-12T00:00:00+08:00')).toEqual([]);
  });

  it('are empty where nothing is called for', async () => {
    const { read } = await begun();
    expect((await read()).json['suggestions']).toEqual([]);
  });
});

describe('the route of an applicant', () => {
  it('against silence is a choice before the regulation of 2026 and reconsideration from it, with a note', async () => {
    const { server, read } = await begun();
    const route = async (now: string) => {
      server.moveTo(now);
      return (await read()).json['route'];
    };
    const note = { zh: expect.stringContaining('请法制机构核对'), en: expect.any(String) };
    expect(await route('2026-06-30T23:59:59+08:00')).toMatchObject({ first: 'either', note });
    expect(await route('2026-07-01T00:00:00+08:00')).toMatchObject({
      first: 'reconsideration',
      basis: { text: expect.stringContaining('行政复议法') },
      note,
    });
  });

  it('is null once the applicant withdrew, and for a procedure without one', async () => {
    const { server, key, id, read } = await begun();
    await recorded(server, id, [[key, '2026-03-03', 'request.withdrawn']]);
    expect((await read()).json).toMatchObject({ route: null });
    const monitor = await keyFor(server.engine, ['monitor']);
    const opening = await send(server, 'POST', '/api/v1/cases', {
      key: monitor,
      body: {
        procedure: 'press-incident',
        fact: { type: 'sentiment.detected', at: '2026-03-03T09:00:00+08:00', subject: '某路段塌陷' },
      },
    });
    const incident = await send(server, 'GET', `/api/v1/cases/${String(opening.json['id'])}`, { key: monitor });
    expect(incident.json).toMatchObject({ route: null, results: [], suggestions: [], irregularities: [] });
  });
});

describe('a clock', () => {
  it('says by how many working days a named day extends it', async () => {
    const { server, key, id } = await begun('2026-01-30');
    const steps = [
      [key, '2026-01-30', 'request.registered'],
      [await keyFor(server.engine, ['handler']), '2026-01-30', 'processing.started'],
      [key, '2026-02-26', 'extension.approved', { until: '2026-03-14', reason: '检索' }],
      [key, '2026-02-26', 'extension.notified'],
    ] as const;
    const clocks = async () => {
      const { json } = await send(server, 'GET', `/api/v1/cases/${id}/clocks/reply`, { key });
      return json;
    };
    expect(await clocks()).toMatchObject({ due: { on: '2026-03-05' }, extendedBy: null, minimum: false });
    await recorded(server, id, steps);
    expect(await clocks()).toMatchObject({
      due: { on: '2026-03-13' },
      extendedBy: 6,
      explanation: { en: '20 working days after 2026-01-30, extended until 2026-03-13' },
    });
  });

  it('of a minimum is early where the act came before its end, and met after it', async () => {
    const { fact, procedure } = kit({
      states: { new: text('新', 'new'), posted: text('公示中', 'posted'), done: text('已决定', 'done') },
    });
    const basis = convention('made-up');
    const posting = procedure({
      id: 'posting',
      version: '1.0.0',
      label: text('公示', 'posting'),
      prefix: '示',
      order: 'instant',
      facts: {
        'draft.posted': fact({ label: text('公示', 'posted'), basis, by: ['registrar'], from: { new: 'posted' } }),
        'draft.adopted': fact({ label: text('决定', 'adopted'), basis, by: ['registrar'], from: { posted: 'done' } }),
      },
      periods: {
        comments: {
          label: text('公示期', 'time for comments'),
          binds: 'agency',
          length: atLeast(workingDays(5)),
          basis,
          starts: 'draft.posted',
          ends: ['draft.adopted'],
        },
      },
    });
    const server = await serve('2026-03-02T10:00:00+08:00', undefined, { procedures: [...PROCEDURES, posting] });
    const key = await keyFor(server.engine, ['registrar']);
    for (const [on, state] of [
      ['2026-03-09', 'early'],
      ['2026-03-10', 'met'],
    ] as const) {
      const fresh = { type: 'draft.posted', at: '2026-03-02T10:00:00+08:00' };
      server.moveTo('2026-03-02T10:00:00+08:00');
      const { json } = await send(server, 'POST', '/api/v1/cases', {
        key,
        body: { procedure: 'posting', fact: fresh },
      });
      const id = String(json['id']);
      const clocks = async () => listIn((await send(server, 'GET', `/api/v1/cases/${id}`, { key })).json, 'clocks');
      expect(await clocks()).toMatchObject([{ id: 'comments', state: 'running', minimum: true }]);
      await recorded(server, id, [[key, on, 'draft.adopted']]);
      expect(await clocks()).toMatchObject([{ id: 'comments', state, minimum: true }]);
    }
  });
});
