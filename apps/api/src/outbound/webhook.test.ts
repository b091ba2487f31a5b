import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newWebhookSecret, verifyWebhook, webhookHeaders } from './webhook.ts';

const secret = newWebhookSecret();
const other = newWebhookSecret();
const body = '{"case":"01a2","seq":3,"type":"fact.reply.served"}';
const id = 'msg-1';

const headersOf = (secondsAgo = 0, secrets: readonly string[] = [secret]) =>
  webhookHeaders({ id, at: Date.now() - secondsAgo * 1000, body, secrets });

/** A webhook as it is sent, with headers changed on the way. */
const sent = (
  secondsAgo = 0,
  secrets: readonly string[] = [secret],
  more: Readonly<Record<string, string | undefined>> = {},
) => ({ headers: { ...headersOf(secondsAgo, secrets), ...more }, body });

const changed = (more: Readonly<Record<string, string | undefined>>, secondsAgo = 0) =>
  sent(secondsAgo, [secret], more);

describe('a secret', () => {
  it('is whsec_ and 32 random bytes', () => {
    const [, encoded = ''] = /^whsec_([A-Za-z\d+/]+=*)$/.exec(secret) ?? [];
    expect(Buffer.from(encoded, 'base64')).toHaveLength(32);
    expect(newWebhookSecret()).not.toBe(secret);
  });
});

describe('the headers', () => {
  it('are the vector of the Standard Webhooks specification', () => {
    // Published with the specification and the tests of its libraries.
    const headers = webhookHeaders({
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: 1_614_265_330_000,
      body: '{"test": 2432232314}',
      secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    });
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('sign identifier, second and text with each live secret, as anybody can recompute', () => {
    const headers = webhookHeaders({ id, at: 1_764_000_000_999, body: '{"说":"好"}', secrets: [secret, other] });
    const expected = [secret, other].map((one) => {
      const key = Buffer.from(one.slice('whsec_'.length), 'base64');
      return `v1,${createHmac('sha256', key).update('msg-1.1764000000.{"说":"好"}').digest('base64')}`;
    });
    expect(headers['webhook-signature']).toBe(expected.join(' '));
  });

  it('are not made without a secret', () => {
    expect(() => webhookHeaders({ id, at: 0, body, secrets: [] })).toThrow('secret');
  });
});

describe('verifyWebhook', () => {
  it('believes what was signed with a secret that it holds', () => {
    const payload = { case: '01a2', seq: 3, type: 'fact.reply.served' };
    expect(verifyWebhook(sent(), [secret])).toEqual({ ok: true, id, payload });
    expect(verifyWebhook({ ...sent(), headers: new Headers(headersOf()) }, [secret])).toMatchObject({
      ok: true,
    });
  });

  it('goes on through a change of secrets, on either side first', () => {
    expect(verifyWebhook(sent(0, [other, secret]), [secret])).toMatchObject({ ok: true });
    expect(verifyWebhook(sent(0, [secret]), [other, secret])).toMatchObject({ ok: true });
    expect(verifyWebhook(sent(0, [secret]), [other])).toEqual({ ok: false, why: 'webhook/signature' });
  });

  it('refuses a replay older than five minutes, and one from the future', () => {
    expect(verifyWebhook(sent(298), [secret])).toMatchObject({ ok: true });
    expect(verifyWebhook(sent(302), [secret])).toEqual({ ok: false, why: 'webhook/stale' });
    expect(verifyWebhook(sent(-302), [secret])).toEqual({ ok: false, why: 'webhook/stale' });
  });

  it('refuses a replay whose time was put forward', () => {
    const now = String(Math.floor(Date.now() / 1000));
    expect(verifyWebhook(changed({ 'webhook-timestamp': now }, 400), [secret])).toEqual({
      ok: false,
      why: 'webhook/signature',
    });
  });

  it.each([
    [{ 'webhook-id': 'msg-2' }, 'webhook/signature'],
    [{ 'webhook-signature': 'v1,AAAA' }, 'webhook/signature'],
    [{ 'webhook-signature': 'v1' }, 'webhook/signature'],
    [{ 'webhook-signature': undefined }, 'webhook/headers'],
    [{ 'webhook-id': '' }, 'webhook/headers'],
    [{ 'webhook-timestamp': 'soon' }, 'webhook/headers'],
    [{ 'webhook-timestamp': `${Math.floor(Date.now() / 1000)}x` }, 'webhook/headers'],
  ])('refuses %j', (more, why) => {
    expect(verifyWebhook(changed(more), [secret])).toEqual({ ok: false, why });
  });

  it('refuses a text that differs by one byte', () => {
    expect(verifyWebhook({ ...sent(), body: `${body} ` }, [secret])).toEqual({ ok: false, why: 'webhook/signature' });
  });

  it('does not take a version it does not know for a signature', () => {
    const signature = headersOf()['webhook-signature'].replace('v1,', 'v1a,');
    expect(verifyWebhook(changed({ 'webhook-signature': signature }), [secret])).toMatchObject({ ok: false });
  });

  it('reports a signed body that is not JSON', () => {
    const headers = webhookHeaders({ id, at: Date.now(), body: 'hello', secrets: [secret] });
    expect(verifyWebhook({ headers, body: 'hello' }, [secret])).toEqual({ ok: false, why: 'webhook/payload' });
  });

  it('throws on a secret that cannot be one', () => {
    expect(() => verifyWebhook(sent(), ['whsec_'])).toThrow('empty');
  });
});
