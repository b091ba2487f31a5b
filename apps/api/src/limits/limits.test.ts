import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { desk } from '../../test-support/desk.ts';
import { keyFor, send, serve } from '../../test-support/server.ts';
import { countBadKeys } from './bad-keys.ts';
import { createLimits } from './limits.ts';

const START = '2026-03-02T09:00:00+08:00';
const CASES = '/api/v1/cases';
const wrong = `gk_${'a'.repeat(43)}`;

const limited = async (perKey = 1000, perAddress = 1000) => {
  const limits = createLimits({ perKey, perAddress, trustedProxies: [], badKeys: countBadKeys() });
  const server = await serve(START, undefined, { limits });
  return { server, key: await keyFor(server.engine, ['registrar']) };
};

describe('limits', () => {
  it('refuse what one key asks too fast, and say when to come again', async () => {
    const { server, key } = await limited(1);
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(server, 'GET', CASES, { key })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      ...Array.from({ length: 10 }, () => 200),
      429,
      429,
    ]);
    const last = answers.find(({ status }) => status === 429);
    expect(last?.json['code']).toBe('http/too-fast');
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('refuse what one address asks too fast without a key, and neither its keys nor those who ask whether it is ready', async () => {
    const { server, key } = await limited(1000, 1);
    const asked = async (path: string, good?: string) =>
      (await send(server, 'GET', path, good === undefined ? {} : { key: good })).status;
    const open = await Promise.all(Array.from({ length: 12 }, () => asked('/openapi.json')));
    expect(open.filter((status) => status === 429)).toHaveLength(2);
    expect([await asked('/api/v1/procedures'), await asked('/healthz'), await asked('/readyz')]).toEqual([
      429, 200, 200,
    ]);
    expect(await asked(CASES, key)).toBe(200);
  });

  it('make an address wait that sends wrong keys, but no good key of its neighbours', async () => {
    const { server, key } = await limited();
    const seen: number[] = [];
    for (let tries = 0; tries < 14; tries += 1) seen.push((await send(server, 'GET', CASES, { key: wrong })).status);
    expect(seen).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429, 429, 429]);
    const fresh = await keyFor(server.engine, ['registrar']);
    for (const good of [key, fresh]) expect((await send(server, 'GET', CASES, { key: good })).status).toBe(200);
  });

  it('do not take a request without a key for a wrong key', async () => {
    const { server } = await limited();
    const seen = new Set<number>();
    for (let tries = 0; tries < 30; tries += 1) seen.add((await send(server, 'GET', CASES)).status);
    expect([...seen]).toEqual([401]);
  });

  it('note who was refused, from where and why, without the key', async () => {
    const { server, key } = await limited();
    await send(server, 'GET', CASES, { key: wrong });
    await send(server, 'GET', '/api/v1/keys', { key });
    const lines = server.lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    const [unknown, forbidden] = lines.filter(({ security }) => security === 'refused');
    expect(unknown).toMatchObject({ address: 'local', method: 'GET', status: 401, code: 'auth/missing' });
    expect(unknown?.['print']).toMatch(/^[\da-f]{12}$/);
    expect(forbidden).toMatchObject({ status: 403, code: 'auth/forbidden', key: expect.any(String) });
    expect(server.lines.join('')).not.toMatch(/gk_/);
  });
});

describe('the log of security', () => {
  it('is written at every level, so that no setting switches it off', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'silent' }, { write: (line: string) => void lines.push(line) });
    const server = await serve(START, undefined, { logger });
    await send(server, 'GET', CASES, { key: wrong });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"security":"refused"');
  });
});

describe('wrong keys', () => {
  it('are waited for twice as long each time, a quarter of an hour at most', async () => {
    const bad = countBadKeys();
    const waits: number[] = [];
    for (let tries = 0; tries < 24; tries += 1) waits.push(await bad.count('192.0.2.1'));
    expect(waits.slice(0, 14)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8]);
    expect(waits.at(-1)).toBe(900);
    expect(await bad.waitOf('192.0.2.1')).toBe(900);
    expect(await bad.waitOf('192.0.2.2')).toBe(0);
  });
});

describe('pages by setting', () => {
  it('are not served where they are switched off', async () => {
    const server = await serve(START, undefined, { reference: false, metricsFor: 'nobody' });
    const paths = ['/', '/reference', '/reference/', '/reference/start.js', '/openapi.json', '/metrics'];
    const found = await Promise.all(paths.map(async (path) => (await send(server, 'GET', path)).status));
    expect(found).toEqual(paths.map(() => 404));
  });

  it('give figures to administrators alone', async () => {
    const { key } = await desk();
    const server = await serve(START, undefined, { metricsFor: 'administrators' });
    const { secret } = await server.engine.keys.add({ name: 'a', agency: null, duties: [], administrator: true });
    const own = await keyFor(server.engine, ['registrar']);
    const asked = async (one?: string) =>
      (await send(server, 'GET', '/metrics', one === undefined ? {} : { key: one })).status;
    expect([await asked(), await asked(key), await asked(own), await asked(secret)]).toEqual([401, 401, 403, 200]);
  });
});
