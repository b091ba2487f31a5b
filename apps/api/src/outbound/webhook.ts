import { randomBytes } from 'node:crypto';
import type { Instant } from '@gongkai/calendar';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** A secret for one endpoint: `whsec_` and 32 random bytes in base64. */
export const newWebhookSecret = (random: (bytes: number) => Uint8Array = randomBytes): string =>
  `whsec_${Buffer.from(random(32)).toString('base64')}`;

/** The signed text: the identifier that all attempts share, the time of this attempt, and the exact body. */
export interface Signable {
  readonly id: string;
  readonly at: Instant;
  readonly body: string;
  /** One secret, or two while a receiver changes from the old to the new. */
  readonly secrets: readonly string[];
}

/** The three headers of Standard Webhooks, with one `v1` signature for each secret. */
export const webhookHeaders = ({ id, at, body, secrets }: Signable) => {
  if (secrets.length === 0) throw new Error('a webhook has a secret');
  const signedAt = new Date(at);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, signedAt, body)).join(' '),
  };
};

/** A received webhook; `body` is the raw text, before any parsing. */
export interface ReceivedWebhook {
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** The result of a verification. `id` is the same in every repetition; a receiver stores it and acts on it once. */
export type WebhookVerdict =
  | { readonly ok: true; readonly id: string; readonly payload: unknown }
  | { readonly ok: false; readonly why: 'webhook/headers' | 'webhook/stale' | 'webhook/signature' | 'webhook/payload' };

const TOLERANCE_SECONDS = 300;

const headerOf = (headers: ReceivedWebhook['headers'], name: string): string => {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  return typeof value === 'string' ? value : '';
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const isSigned = (secrets: readonly string[], body: string, headers: Readonly<Record<string, string>>): boolean => {
  // Checked before the search, so that a malformed secret is an error of the receiver and not a forgery.
  const keys = secrets.map((secret) => new Webhook(secret));
  return keys.some((key) => {
    try {
      key.verify(body, headers, { jsonParse: false });
      return true;
    } catch (error) {
      if (error instanceof WebhookVerificationError) return false;
      throw error;
    }
  });
};

/**
 * Verifies a received webhook against its secret, or against both during a change: the signature, and that it was made
 * within the last five minutes, so that an old one cannot be replayed.
 */
export const verifyWebhook = ({ headers, body }: ReceivedWebhook, secrets: readonly string[]): WebhookVerdict => {
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const signature = headerOf(headers, 'webhook-signature');
  if (id === '' || signature === '' || !/^\d{1,12}$/.test(timestamp)) return { ok: false, why: 'webhook/headers' };
  const age = Math.floor(Date.now() / 1000) - Number(timestamp);
  if (Math.abs(age) > TOLERANCE_SECONDS) return { ok: false, why: 'webhook/stale' };
  const signed = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  if (!isSigned(secrets, body, signed)) return { ok: false, why: 'webhook/signature' };
  const payload = parsed(body);
  return payload === undefined ? { ok: false, why: 'webhook/payload' } : { ok: true, id, payload };
};
