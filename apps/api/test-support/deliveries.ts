import { formatInstant } from '@gongkai/calendar';
import type { Delivery, Endpoint, Engine, Message } from '@gongkai/engine';
import { pino } from 'pino';
import { createMetrics } from '../src/http/metrics.ts';
import { newWebhookSecret } from '../src/outbound/webhook.ts';
import { submission } from './server.ts';

export const secret = newWebhookSecret();

/** A message; its body is thin, as the engine writes it. */
export const messageOf = (id: string): Message => ({
  id,
  topic: 'fact.reply.served',
  caseId: '01a2b3c4',
  agency: 'kunming',
  body: JSON.stringify({ v: 1, case: '01a2b3c4', seq: 7, type: 'reply.served' }),
  createdAt: 1_764_032_400_000,
});

export const endpointOf = (target: string, more: Partial<Endpoint> = {}): Endpoint => ({
  id: 'endpoint-1',
  kind: 'webhook',
  target,
  secrets: [secret],
  agency: null,
  topics: ['fact'],
  createdAt: 1_764_000_000_000,
  disabledAt: null,
  disabledWhy: null,
  ...more,
});

export const deliveryOf = (target: string, more: Partial<Endpoint & Pick<Delivery, 'attempt'>> = {}): Delivery => {
  const { attempt = 1, ...endpoint } = more;
  return { attempt, message: messageOf('message-1'), endpoint: endpointOf(target, endpoint) };
};

/** Opens a case, so that the outbox has its first message. */
export const openCase = async (engine: Engine): Promise<string> => {
  const at = formatInstant(await engine.now());
  const registrar = { actor: { id: 'desk', duties: ['registrar'] as const } };
  const outcome = await engine.open({ ...submission(at), agency: 'kunming' }, registrar);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.case.id;
};

/** A log that can be read. */
export const readableLog = () => {
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  return { lines, logger, metrics: createMetrics() };
};
