import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@gongkai/calendar';
import { instantOf } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import type { Engine, EngineOptions } from '@gongkai/engine';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { pino } from 'pino';
import { type AppOptions, createApp } from '../src/app.ts';
import { createMetrics } from '../src/http/metrics.ts';

/** A new database file, for tests with a restart. */
export const databaseFile = (): string => join(mkdtempSync(join(tmpdir(), 'gongkai-')), 'gongkai.db');

/** The API on a real engine, with a clock that the test sets and a log that it can read. */
export const serve = async (start: string, file?: string, more: Partial<EngineOptions & AppOptions> = {}) => {
  let now: Instant = instantOf(start);
  const lines: string[] = [];
  const clock = (): Instant => now;
  const store = more.store ?? openSqliteStore(file === undefined ? { clock } : { file, clock });
  const engine = await openEngine({ procedures: PROCEDURES, ...more, store });
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const app = createApp({ engine, logger, metrics: createMetrics(), ...more });
  return { app, engine, store, lines, moveTo: (text: string) => (now = instantOf(text)) };
};

export type Server = Awaited<ReturnType<typeof serve>>;

/** A key with duties, for one agency or for all. */
export const keyFor = async (
  engine: Engine,
  duties: readonly string[],
  agency: string | null = 'kunming',
): Promise<string> => (await engine.keys.add({ name: duties.join('+'), agency, duties })).secret;

/** A request as a client sends it. */
export const send = async (
  { app }: Pick<Server, 'app'>,
  method: string,
  path: string,
  {
    key,
    body,
    headers = {},
  }: { readonly key?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
) => {
  const response = await app.request(path, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
};

const parsed = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

/** The first fact of a request at the counter. */
export const submission = (at: string, more: object = {}) => ({
  procedure: 'disclosure-request',
  fact: {
    type: 'request.submitted',
    at,
    channel: 'in-person',
    applicant: { kind: 'natural', name: '张三丰', contact: '13800138000', identityProof: true },
    description: '身份证530102199001011234的征收批复',
    ...more,
  },
});

/** Opens a case and returns its id. */
export const opened = async (server: Server, key: string, at: string, more: object = {}): Promise<string> => {
  const answer = await send(server, 'POST', '/api/v1/cases', { key, body: submission(at, more) });
  if (answer.status !== 201) throw new Error(answer.text);
  return String(answer.json['id']);
};
