import { describe, expect, it } from 'vitest';
import { START, at, desk, facts, registered, BY_DESK } from '../../test-support/desk.ts';
import { databaseFile, keyFor, opened, send, serve, submission } from '../../test-support/server.ts';

describe('a case over HTTP', () => {
  it('is opened, recorded, read and explained', async () => {
    const { server, key } = await desk();
    const first = await send(server, 'POST', '/api/v1/cases', { key, body: submission('2026-01-30T09:00:00+08:00') });
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe('"1"');
    const id = String(first.json['id']);
    expect(first.headers.get('location')).toBe(`/api/v1/cases/${id}`);
    const second = await send(server, 'POST', facts(id), { key, body: registered, headers: { 'if-match': '"1"' } });
    expect(second).toMatchObject({ status: 200, json: { version: 2, state: { id: 'registered' } } });
    const clock = await send(server, 'GET', `/api/v1/cases/${id}/clocks/reply`, { key });
    const trace = clock.json['trace'];
    expect(clock.json).toMatchObject({
      due: { on: '2026-03-05' },
      basis: { text: '《中华人民共和国政府信息公开条例》第三十三条第二款' },
    });
    expect(Array.isArray(trace) && trace.filter((day: { counted: boolean }) => day.counted).length).toBe(20);
    const read = await send(server, 'GET', `/api/v1/cases/${id}`, { key });
    expect(read.headers.get('etag')).toBe('"2"');
    expect(read.headers.get('cache-control')).toBe('no-store');
    expect(read.json).toMatchObject({ serverNow: '2026-03-02T10:00:00+08:00', outcome: null });
  });

  it('is listed by what is due, page after page', async () => {
    const { server, key } = await desk();
    for (const day of ['03', '01', '02']) await opened(server, key, `2026-02-${day}T09:00:00+08:00`);
    const page = await send(server, 'GET', '/api/v1/cases?order=due&limit=2', { key });
    const next = String(page.json['next']);
    const rest = await send(server, 'GET', `/api/v1/cases?order=due&limit=2&after=${next}`, { key });
    const dates = [page, rest].flatMap(({ json }) =>
      Array.isArray(json['cases'])
        ? json['cases'].map((one: { clocks: { due: { on: string } }[] }) => one.clocks[0]?.due.on)
        : [],
    );
    expect(dates).toEqual(['2026-03-05', '2026-03-06', '2026-03-09']);
    expect(rest.json['next']).toBeNull();
    const due = await send(server, 'GET', '/api/v1/cases?dueBefore=2020-01-01T00:00:00%2B08:00', { key });
    expect(due.json['cases']).toEqual([]);
  });

  it('has a ledger that is read page by page, each fact once', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    for (const type of ['request.registered', 'processing.started']) {
      await send(server, 'POST', facts(id), { key, body: { type, at } });
    }
    const seen: number[] = [];
    let after = '0';
    for (let page = 0; page < 3; page += 1) {
      const { json } = await send(server, 'GET', `${facts(id)}?limit=1&after=${after}`, { key });
      for (const { seq } of Array.isArray(json['facts']) ? json['facts'] : []) seen.push(Number(seq));
      expect(json['next']).toBe(page < 2 ? String(page + 1) : null);
      after = String(json['next']);
    }
    expect(seen).toEqual([1, 2, 3]);
    expect((await send(server, 'GET', facts(id), { key })).json['next']).toBeNull();
  });

  it('shows each caller its own permissions', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const head = await keyFor(server.engine, ['office-head']);
    const allowed = async (who: string) => {
      const { json } = await send(server, 'GET', `/api/v1/cases/${id}`, { key: who });
      const list = Array.isArray(json['permitted']) ? json['permitted'] : [];
      return list.filter((one: { allowed: boolean }) => one.allowed).map((one: { fact: string }) => one.fact);
    };
    expect(await allowed(key)).toEqual(BY_DESK);
    // What a court or a reconsideration organ decides is recorded by the head, in every state after receipt; so are
    // corrections of entries.
    expect(await allowed(head)).toEqual([
      'request.remanded',
      'reply.set-aside',
      'dispute.mediated',
      'case.assigned',
      'note.added',
      'document.attached',
      'case.linked',
      'case.transferred',
      'exemption.granted',
      'case.supervised',
      'entry.questioned',
      'entry.corrected',
      'entry.voided',
    ]);
  });
});

describe('writers at once', () => {
  it('lets one of twenty with the same version win and refuses nineteen', async () => {
    const { server, key } = await desk();
    const id = await opened(server, key, at);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        send(server, 'POST', facts(id), { key, body: registered, headers: { 'if-match': '"1"' } }),
      ),
    );
    const answered = (status: number) => answers.filter((one) => one.status === status).length;
    expect([answered(200), answered(409)]).toEqual([1, 19]);
    expect(await server.engine.history(id)).toHaveLength(2);
  });

  it('numbers 500 cases opened at once without a duplicate', async () => {
    const { server, key } = await desk();
    const answers = await Promise.all(
      Array.from({ length: 500 }, () => send(server, 'POST', '/api/v1/cases', { key, body: submission(at) })),
    );
    expect(new Set(answers.map((one) => one.json['number'])).size).toBe(500);
  });
});

describe('a repeated request', () => {
  it('gets the first answer again, to the byte, also after a restart and after the case went on', async () => {
    const file = databaseFile();
    const first = await serve(START, file);
    const key = await keyFor(first.engine, ['registrar', 'handler']);
    const open = { key, body: submission(at), headers: { 'idempotency-key': 'open-1' } };
    const answer = await send(first, 'POST', '/api/v1/cases', open);
    const id = String(answer.json['id']);
    await send(first, 'POST', facts(id), { key, body: registered });
    await first.engine.close();
    const second = await serve('2026-03-09T10:00:00+08:00', file);
    const again = await send(second, 'POST', '/api/v1/cases', open);
    expect({ status: again.status, text: again.text }).toEqual({ status: answer.status, text: answer.text });
    expect(await second.engine.history(id)).toHaveLength(2);
    const other = await send(second, 'POST', '/api/v1/cases', { ...open, body: submission(at, { channel: 'oral' }) });
    expect({ status: other.status, code: other.json['code'] }).toEqual({ status: 422, code: 'idempotency/reused' });
    await second.engine.close();
  });
});

describe('a restart', () => {
  it('records the end of forty working days once, on the day', async () => {
    const file = databaseFile();
    const first = await serve(START, file);
    const key = await keyFor(first.engine, ['registrar', 'handler']);
    const head = await keyFor(first.engine, ['office-head']);
    const id = await opened(first, key, at);
    for (const type of ['request.registered', 'processing.started'])
      await send(first, 'POST', facts(id), { key, body: { type, at } });
    await send(first, 'POST', facts(id), {
      key: head,
      body: { type: 'extension.approved', at, workingDays: 20, reason: '检索' },
    });
    const extended = await send(first, 'POST', facts(id), { key, body: { type: 'extension.notified', at } });
    expect(JSON.stringify(extended.json['clocks'])).toContain('"on":"2026-04-28"');
    await first.engine.close();
    const second = await serve('2026-04-28T23:59:59+08:00', file);
    expect((await second.engine.sweep()).recorded).toBe(0);
    second.moveTo('2026-04-29T00:00:00+08:00');
    expect((await second.engine.sweep()).recorded).toBe(1);
    expect((await second.engine.sweep()).recorded).toBe(0);
    const last = (await second.engine.history(id)).at(-1);
    expect(last).toMatchObject({
      type: 'clock.expired',
      by: { id: 'system' },
      fact: { clock: 'reply', dueAt: '2026-04-29T00:00:00+08:00' },
    });
    await second.engine.close();
  });
});
