import { describe, expect, it } from 'vitest';
import { deliveryOf, messageOf, secret } from '../../test-support/deliveries.ts';
import { refusing, startMailServer } from '../../test-support/mail-server.ts';
import { clientOf } from '../../test-support/outbound.ts';
import { closedPlace, startReceiver } from '../../test-support/receiver.ts';
import { type DeliverDeps, deliverOne } from './deliver.ts';
import type { GuardedFetchOptions } from './guarded-fetch.ts';
import { createMailer } from './mail.ts';
import { newWebhookSecret, verifyWebhook } from './webhook.ts';

const now = Date.now();
const IN_5_SECONDS = now + 5000;

const depsOf = (options: GuardedFetchOptions, more: Partial<DeliverDeps> = {}): DeliverDeps => {
  const { client } = clientOf(options);
  const compose: DeliverDeps['compose'] = ({ topic, caseId }) => ({ subject: `通知 ${topic}`, text: `案件 ${caseId}` });
  return { client, mailer: null, compose, clock: () => now, ...more };
};

describe('a webhook', () => {
  it('is delivered byte for byte, signed with every valid secret', async () => {
    const receiver = await startReceiver();
    const older = newWebhookSecret();
    const delivery = deliveryOf(receiver.url, { secrets: [secret, older] });
    expect(await deliverOne(delivery, depsOf({ allowPrivate: [receiver.place] }))).toEqual({ kind: 'delivered' });
    const [got] = receiver.received;
    expect(got).toMatchObject({ body: delivery.message.body, headers: { 'content-type': 'application/json' } });
    if (got === undefined) return;
    const believed = { ok: true, id: 'message-1', payload: JSON.parse(delivery.message.body) };
    expect(verifyWebhook(got, [secret])).toEqual(believed);
    expect(verifyWebhook(got, [older])).toEqual(believed);
  });

  it.each([200, 201, 202, 204, 299])('is delivered with %i', async (status) => {
    const receiver = await startReceiver((_, response) => response.writeHead(status).end());
    expect(await deliverOne(deliveryOf(receiver.url), depsOf({ allowPrivate: [receiver.place] }))).toEqual({
      kind: 'delivered',
    });
  });

  it.each([
    [400, 'http/400'],
    [401, 'http/401'],
    [404, 'http/404'],
    [429, 'http/429'],
    [500, 'http/500'],
    [503, 'http/503'],
    [302, 'outbound/redirect 302'],
    [304, 'outbound/redirect 304'],
  ])('is tried again after %i', async (status, why) => {
    const receiver = await startReceiver((_, response) => response.writeHead(status, { location: receiver.url }).end());
    const outcome = await deliverOne(deliveryOf(receiver.url), depsOf({ allowPrivate: [receiver.place] }));
    expect(outcome).toEqual({ kind: 'retry', at: IN_5_SECONDS, why });
    expect(receiver.received).toHaveLength(1);
  });

  it('disables its endpoint at once when that is gone', async () => {
    const receiver = await startReceiver((_, response) => response.writeHead(410).end());
    const outcome = await deliverOne(deliveryOf(receiver.url), depsOf({ allowPrivate: [receiver.place] }));
    expect(outcome).toEqual({ kind: 'failed', disable: true, why: 'http/410' });
  });

  it('is tried again when the receiver does not answer, refuses or may not be reached', async () => {
    const silent = await startReceiver(() => undefined);
    const hanging = depsOf({ allowPrivate: [silent.place], timeoutMs: 100 });
    expect(await deliverOne(deliveryOf(silent.url), hanging)).toMatchObject({ kind: 'retry', why: 'outbound/timeout' });
    const place = await closedPlace();
    expect(await deliverOne(deliveryOf(`http://${place}/`), depsOf({ allowPrivate: [place] }))).toMatchObject({
      kind: 'retry',
      why: 'outbound/unreachable ECONNREFUSED',
    });
    expect(await deliverOne(deliveryOf(`https://${silent.place}/`), depsOf({}))).toMatchObject({
      kind: 'retry',
      why: 'outbound/private-address',
    });
  });

  it('is delivered by its status, however long the answer is', async () => {
    const receiver = await startReceiver((_, response) => response.writeHead(200).end('x'.repeat(1_000_000)));
    expect(await deliverOne(deliveryOf(receiver.url), depsOf({ allowPrivate: [receiver.place] }))).toEqual({
      kind: 'delivered',
    });
  });

  it('disables its endpoint after the tenth try', async () => {
    const place = await closedPlace();
    const deps = depsOf({ allowPrivate: [place] });
    expect(await deliverOne(deliveryOf(`http://${place}/`, { attempt: 9 }), deps)).toMatchObject({
      kind: 'retry',
      at: now + 86_400_000,
    });
    expect(await deliverOne(deliveryOf(`http://${place}/`, { attempt: 10 }), deps)).toEqual({
      kind: 'failed',
      disable: true,
      why: 'outbound/unreachable ECONNREFUSED',
    });
  });

  it('that cannot be signed is a fault for the log, and no exception', async () => {
    const receiver = await startReceiver();
    const faults: unknown[] = [];
    const deps = depsOf({ allowPrivate: [receiver.place] }, { onFault: (error) => faults.push(error) });
    expect(await deliverOne(deliveryOf(receiver.url, { secrets: [] }), deps)).toMatchObject({
      kind: 'retry',
      why: 'delivery/fault',
    });
    expect(String(faults)).toBe('Error: a webhook has a secret');
    expect(receiver.seen.connections).toBe(0);
  });
});

describe('a mail', () => {
  const to = { kind: 'mail', secrets: [] } as const;

  it('is delivered in words, under the id of its message', async () => {
    const server = await startMailServer();
    const mailer = createMailer({ url: server.url, from: 'notice@gongkai.example' });
    const delivery = deliveryOf('desk@kunming.example', to);
    expect(await deliverOne(delivery, depsOf({}, { mailer }))).toEqual({ kind: 'delivered' });
    expect(server.taken).toMatchObject([
      { to: ['desk@kunming.example'], text: expect.stringContaining('案件 01a2b3c4') },
    ]);
    const headers = Object.fromEntries(server.taken[0]?.headers ?? []);
    expect(headers).toMatchObject({ subject: '通知 fact.reply.served', 'message-id': '<message-1@gongkai.example>' });
    expect(new Date(String(headers['date'])).getTime()).toBe(messageOf('').createdAt);
  });

  it.each([
    [550, '5.1.1 unknown', { kind: 'failed', disable: true, why: 'mail/address EENVELOPE 550' }],
    [550, '5.2.1 mailbox disabled', { kind: 'failed', disable: false, why: 'mail/refused EENVELOPE 550' }],
    [451, '4.3.0 later', { kind: 'retry', at: IN_5_SECONDS, why: 'mail/failed EENVELOPE 451' }],
  ])('that meets %i %s is %j', async (code, message, outcome) => {
    const server = await startMailServer({ onRcptTo: (_address, _session, done) => done(refusing(code, message)) });
    const mailer = createMailer({ url: server.url, from: 'notice@gongkai.example' });
    expect(await deliverOne(deliveryOf('desk@kunming.example', to), depsOf({}, { mailer }))).toEqual(outcome);
  });

  it('waits for a mail server to be configured', async () => {
    expect(await deliverOne(deliveryOf('desk@kunming.example', to), depsOf({}))).toEqual({
      kind: 'retry',
      at: IN_5_SECONDS,
      why: 'mail/not-configured',
    });
  });
});
