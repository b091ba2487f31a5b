import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { formatInstant } from '@gongkai/calendar';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { createMetrics } from '../http/metrics.ts';
import { composeWith } from '../outbound/compose.ts';
import { startOutbox } from '../outbound/start-outbox.ts';
import { verifyWebhook } from '../outbound/webhook.ts';
import { keyFor, send, serve } from '../../test-support/server.ts';

interface Got {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A receiver on loopback that keeps what it got. */
const receiver = async () => {
  const got: Got[] = [];
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => void (body += chunk.toString()));
    request.on('end', () => {
      got.push({ headers: Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)])), body });
      response.writeHead(204).end();
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  onTestFinished(() => void http.close());
  const { port } = http.address() as AddressInfo;
  return { got, place: `127.0.0.1:${port}`, target: `http://127.0.0.1:${port}/hook` };
};

const START = '2026-03-02T10:00:00+08:00';

const office = async () => {
  // A webhook is signed by the store's clock, and a receiver compares it with its own.
  const { engine } = await serve(formatInstant(Date.now()));
  const desk = await keyFor(engine, ['registrar', 'handler']);
  const root = await engine.keys.add({ name: 'root', agency: null, duties: [], administrator: true });
  return { engine, keys: { desk, administrator: root.secret } };
};

const openedRequest = async (app: Parameters<typeof send>[0]['app'], key: string): Promise<string> => {
  const fact = {
    type: 'request.submitted',
    at: '2026-03-02T09:00:00+08:00',
    channel: 'in-person',
    applicant: { kind: 'natural' },
    description: '某地块征收批复',
  };
  const { status, json } = await send({ app }, 'POST', '/api/v1/cases', {
    key,
    body: { procedure: 'disclosure-request', agency: 'kunming', fact },
  });
  if (status !== 201) throw new Error(JSON.stringify(json));
  return String((json['case'] as { id?: string } | undefined)?.id ?? json['id']);
};

describe('endpoints', () => {
  it('get what happens, signed, and their agency alone; an administrator makes, rotates and disables them', async () => {
    const { got, place, target } = await receiver();
    const { engine, keys } = await office();
    const logger = pino({ level: 'silent' });
    const app = createApp({ engine, allowPrivate: [place] });
    const ask = (method: string, path: string, body?: object, key = keys.administrator) =>
      send({ app }, method, `/api/v1${path}`, { key, body });
    expect((await ask('POST', '/endpoints', { kind: 'webhook', target, agency: null }, keys.desk)).status).toBe(403);
    const refused = await ask('POST', '/endpoints', { kind: 'webhook', target: 'https://10.0.0.1/', agency: null });
    expect([refused.status, refused.json['issues']]).toEqual([
      422,
      [{ path: 'body.target', message: 'must not resolve to a private address' }],
    ]);
    const made = await ask('POST', '/endpoints', { kind: 'webhook', target, agency: 'kunming', topics: ['fact'] });
    expect(made.status).toBe(201);
    const id = String(made.json['id']);
    const secret = String(made.json['secret']);

    const outbox = startOutbox(
      engine,
      { allowPrivate: [place], mail: null, everySeconds: 0.05 },
      { logger, metrics: createMetrics() },
    );
    onTestFinished(() => outbox.stop());
    const opened = await openedRequest(app, keys.desk);
    await expect.poll(() => got.length).toBe(1);
    const [first] = got;
    if (first === undefined) throw new Error('nothing came');
    expect(verifyWebhook(first, [secret])).toMatchObject({ ok: true });
    expect(JSON.parse(first.body)).toMatchObject({ case: opened, seq: 1, type: 'request.submitted' });
    expect(first.body).not.toContain('批复');
    await expect
      .poll(async () => (await ask('GET', `/deliveries?case=${opened}`)).json)
      .toMatchObject({ deliveries: [{ endpointId: id, state: 'delivered', attempts: 1 }] });

    const rotated = await ask('POST', `/endpoints/${id}/secret`);
    expect(rotated.json['secret']).not.toBe(secret);
    expect((await ask('GET', '/endpoints')).text).not.toContain('whsec_');
    expect((await ask('DELETE', `/endpoints/${id}`)).status).toBe(204);
    expect((await ask('GET', '/endpoints')).json).toMatchObject({
      endpoints: [{ id, disabledWhy: 'disabled by an administrator' }],
    });
    expect((await ask('DELETE', '/endpoints/nobody')).status).toBe(404);
    await openedRequest(app, keys.desk);
    expect(got).toHaveLength(1);
    await engine.close();
  });
});

describe('the robot of a group', () => {
  const robots = async () => {
    const { got, place, target } = await receiver();
    const given = await office();
    const app = createApp({ engine: given.engine, allowPrivate: [place] });
    const ask = (method: string, path: string, body?: object) =>
      send({ app }, method, `/api/v1${path}`, { key: given.keys.administrator, body });
    return { ...given, app, ask, got, place, target: `${target}?access_token=geheim` };
  };

  it.each([
    ['dingtalk', { secret: 'SECgeheim' }, /markdown.*"title":"案件动态/],
    ['wecom', {}, /markdown.*"content":".*案件动态/],
  ] as const)('of %s gets the messages of its agency in words', async (kind, more, said) => {
    const { engine, keys, app, ask, got, place, target } = await robots();
    const made = await ask('POST', '/endpoints', { kind, target, agency: 'kunming', topics: ['fact'], ...more });
    expect([made.status, made.json['secret']]).toEqual([201, null]);
    const log = { logger: pino({ level: 'silent' }), metrics: createMetrics() };
    const outbox = startOutbox(engine, { allowPrivate: [place], mail: null, everySeconds: 0.05 }, log);
    onTestFinished(() => outbox.stop());
    await openedRequest(app, keys.desk);
    await expect.poll(() => got.length).toBeGreaterThan(0);
    expect(got[0]?.body).toMatch(said);
    expect(got[0]?.body).not.toContain('批复');
    const listed = await ask('GET', '/endpoints');
    expect(listed.json).toMatchObject({ endpoints: [{ kind, target: place, topics: ['fact'] }] });
    expect(listed.text).not.toContain('geheim');
    // A receiver that answers no number did not take it.
    await expect
      .poll(async () => (await ask('GET', '/deliveries')).json)
      .toMatchObject({ deliveries: [{ why: 'robot/unknown' }] });
    expect((await ask('POST', `/endpoints/${String(made.json['id'])}/secret`)).status).toBe(404);
  });

  it('gets reminders and moved dates where no topics are named', async () => {
    const { ask, target } = await robots();
    expect((await ask('POST', '/endpoints', { kind: 'wecom', target, agency: 'kunming' })).status).toBe(201);
    expect((await ask('GET', '/endpoints')).json).toMatchObject({
      endpoints: [{ topics: ['clock.warning', 'due.moved'] }],
    });
  });

  it.each([
    [{ kind: 'wecom', secret: 'x' }, 'secret'],
    [{ kind: 'dingtalk', target: 'http://10.0.0.1/robot' }, 'body.target'],
    [{ kind: 'feishu' }, 'kind'],
  ])('is not %j', async (wrong, path) => {
    const { ask, target } = await robots();
    const { status, json } = await ask('POST', '/endpoints', { target, agency: null, ...wrong });
    expect(status).toBe(422);
    expect(JSON.stringify(json['issues'])).toContain(`"path":"${path}"`);
    expect((await ask('GET', '/endpoints')).json).toEqual({ endpoints: [] });
  });
});

describe('deliveries', () => {
  it.each(['1e1', '0x10', ' 5', '0', '101', ''])('are not listed by a limit of "%s"', async (limit) => {
    const { engine, keys } = await office();
    const app = createApp({ engine });
    const path = `/api/v1/deliveries?limit=${encodeURIComponent(limit)}`;
    const { status, json } = await send({ app }, 'GET', path, { key: keys.administrator });
    expect(status).toBe(422);
    expect(JSON.stringify(json['issues'])).toContain('"path":"limit"');
    await engine.close();
  });
});

describe('a message in words', () => {
  it.each([
    [
      'clock.warning.holder',
      {
        number: '依-昆明-2026-00001',
        procedure: 'disclosure-request',
        clock: 'reply',
        due: '2026-03-05',
        distance: '5wd',
      },
      '催办:依-昆明-2026-00001 答复期限 距到期 5 个工作日',
      '到期日:2026-03-05',
    ],
    [
      'clock.warning.superior',
      {
        number: '舆-昆明-2026-00001',
        procedure: 'press-incident',
        clock: 'release',
        due: '2026-03-05',
        distance: '-1h',
      },
      '催办:舆-昆明-2026-00001 首次发布权威信息 已逾期 1 小时',
      '期限:首次发布权威信息',
    ],
    [
      'due.moved',
      { number: '依-1', procedure: 'disclosure-request', clock: 'reply', from: '2027-01-04?', to: '2027-01-05' },
      '期限变更:依-1 答复期限',
      '原到期日:2027-01-04(暂定,放假安排尚未公布)',
    ],
    [
      'fact.request.registered',
      { number: '依-1', procedure: 'disclosure-request', type: 'request.registered', state: 'registered' },
      '案件动态:依-1 登记',
      '事实:登记',
    ],
    ['endpoint.disabled', { endpoint: 'e1', why: 'http/410' }, '通知接收端已停用', '原因:http/410'],
  ])('of %s', async (topic, content, subject, line) => {
    const { engine } = await serve(START);
    const caseId = topic === 'endpoint.disabled' ? null : 'c';
    const body = JSON.stringify(content);
    const mail = composeWith(engine.procedures)({ id: 'm', topic, agency: '昆明', caseId, body, createdAt: 0 });
    expect(mail.subject).toBe(subject);
    expect(mail.text.split('\n')).toContain(line);
    await engine.close();
  });
});
