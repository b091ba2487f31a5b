import type { Instant } from '@gongkai/calendar';
import type { Delivery, Message, Settlement } from '@gongkai/engine';
import { bodyForReaders } from '../views/message-body.ts';
import { sendToRobot } from '../notices/robot.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import type { Mail, Mailer } from './mail.ts';
import { MailError } from './mail-error.ts';
import { OutboundError } from './outbound-error.ts';
import { nextTry } from './retry.ts';
import { webhookHeaders } from './webhook.ts';

/** Dependencies of a delivery. */
export interface DeliverDeps {
  readonly client: Pick<GuardedFetch, 'fetch'>;
  /** Null where no mail server is configured. */
  readonly mailer: Mailer | null;
  /** Words a message. */
  readonly compose: (message: Message) => Pick<Mail, 'subject' | 'text'>;
  /** The clock of the store: a wrong clock of a node must not delay a delivery. */
  readonly clock: () => Instant | Promise<Instant>;
  /** Spreads the attempts; without it they follow the table exactly. */
  readonly random?: () => number;
  /** Receives unexpected errors, for the log. */
  readonly onFault?: (error: unknown) => void;
}

/** The failure of an attempt; null when it arrived. */
export type Ending = { readonly why: string; readonly lasting?: 'message' | 'endpoint' } | null;

const GONE = 410;

const byWebhook = async (
  { message: { id, body: stored }, endpoint: { target, secrets } }: Delivery,
  { client }: DeliverDeps,
  at: Instant,
  signal: AbortSignal | undefined,
): Promise<Ending> => {
  const body = bodyForReaders(stored);
  const headers = { 'content-type': 'application/json', ...webhookHeaders({ id, at, body, secrets }) };
  const { status } = await client.fetch(target, { method: 'POST', headers, body, ...(signal && { signal }) });
  if (status >= 200 && status < 300) return null;
  return { why: `http/${status}`, ...(status === GONE && { lasting: 'endpoint' }) };
};

const isImported = (body: string): boolean => {
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null && 'imported' in value && value.imported === true;
};

const byMail = async (
  { message, endpoint: { target } }: Delivery,
  { mailer, compose }: DeliverDeps,
  signal: AbortSignal | undefined,
): Promise<Ending> => {
  // What an import brings in happened long ago: programs get it, people are not written to.
  if (isImported(message.body)) return null;
  if (mailer === null) return { why: 'mail/not-configured' };
  await mailer.send({ ...compose(message), id: message.id, to: target, at: message.createdAt }, signal);
  return null;
};

const byRobot = async (
  { message, endpoint: { kind, target, secrets } }: Delivery,
  { client, compose }: DeliverDeps,
  at: Instant,
  signal: AbortSignal | undefined,
): Promise<Ending> => {
  if (kind === 'mail' || kind === 'webhook' || isImported(message.body)) return null;
  return sendToRobot({ kind, url: target, secret: secrets[0] ?? null }, compose(message), { client, at, signal });
};

const sendBy = (
  delivery: Delivery,
  deps: DeliverDeps,
  at: Instant,
  signal: AbortSignal | undefined,
): Promise<Ending> => {
  const { kind } = delivery.endpoint;
  if (kind === 'webhook') return byWebhook(delivery, deps, at, signal);
  return kind === 'mail' ? byMail(delivery, deps, signal) : byRobot(delivery, deps, at, signal);
};

const LASTING = { 'mail/address': 'endpoint', 'mail/refused': 'message' } as const;

/** The failure that an error stands for. */
export const endingOf = (error: unknown, { onFault }: DeliverDeps): Ending => {
  if (error instanceof OutboundError) return { why: error.message };
  if (error instanceof MailError) {
    return { why: error.message, ...(error.code !== 'mail/failed' && { lasting: LASTING[error.code] }) };
  }
  onFault?.(error);
  return { why: 'delivery/fault' };
};

/** The settlement of an attempt: a failure that may pass is tried again by the table. */
export const settlementOf = (ending: Ending, attempt: number, at: Instant, random?: () => number): Settlement => {
  if (ending === null) return { kind: 'delivered' };
  const { why, lasting } = ending;
  if (lasting !== undefined) return { kind: 'failed', disable: lasting === 'endpoint', why };
  const next = nextTry(attempt, at, random);
  return next === null ? { kind: 'failed', disable: true, why } : { kind: 'retry', at: next, why };
};

/** Attempts a delivery once and returns its settlement; it throws only what the clock throws. */
export const deliverOne = async (delivery: Delivery, deps: DeliverDeps, signal?: AbortSignal): Promise<Settlement> => {
  const at = await deps.clock();
  const ending = await sendBy(delivery, deps, at, signal).catch((error: unknown) => endingOf(error, deps));
  return settlementOf(ending, delivery.attempt, at, deps.random);
};
