import { randomBytes } from 'node:crypto';
import { instantOf } from '@gongkai/calendar';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openPostgresStore } from '@gongkai/engine';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../app.ts';
import { databaseUrl } from '../../test-support/database-url.ts';
import { eventReader } from '../../test-support/event-reader.ts';
import { keyFor, submission } from '../../test-support/server.ts';

const at = '2026-03-02T09:00:00+08:00';

/** An app on an engine of its own; both nodes have one database. */
const node = async (schema: string) => {
  const clock = () => instantOf('2026-03-02T10:00:00+08:00');
  const store = await openPostgresStore({ url: databaseUrl(), schema, connections: 4, clock });
  const engine = await openEngine({ store, procedures: PROCEDURES });
  onTestFinished(() => engine.close());
  return { app: createApp({ engine, events: { pollMs: 50 } }), engine };
};

type Node = Awaited<ReturnType<typeof node>>;

const streamOf = async ({ app }: Node, key: string, lastId?: string) => {
  const headers = { authorization: `Bearer ${key}`, ...(lastId === undefined ? {} : { 'last-event-id': lastId }) };
  return eventReader(await app.request('/api/v1/events', { headers }));
};

const openCase = async ({ app }: Node, key: string): Promise<string> => {
  const response = await app.request('/api/v1/cases', {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(submission(at)),
  });
  expect(response.status).toBe(201);
  return `${(response.headers.get('location') ?? '').split('/').at(-1)}.1`;
};

const twoNodes = async () => {
  const schema = `t_${randomBytes(8).toString('hex')}`;
  const first = await node(schema);
  const second = await node(schema);
  return { first, second, key: await keyFor(first.engine, ['registrar']) };
};

describe('streams of events of two nodes on one database', () => {
  it('bring what the other node wrote', async () => {
    const { first, second, key } = await twoNodes();
    const events = await streamOf(second, key);
    const written = [await openCase(first, key), await openCase(second, key), await openCase(first, key)];
    expect((await events.take(3)).map((one) => one.id)).toEqual(written);
    await events.close();
  });

  it('miss nothing and repeat nothing when a client comes back again and again, at either node', async () => {
    const { first, second, key } = await twoNodes();
    const written: string[] = [];
    const writing = Promise.all(
      [first, second].map(async (one) => {
        for (let count = 0; count < 40; count += 1) written.push(await openCase(one, key));
      }),
    );
    const heard: string[] = [];
    const begun = await streamOf(first, key);
    heard.push(...(await begun.take(1)).flatMap(({ id }) => id ?? []));
    await begun.close();
    const place = await first.engine.outbox.messages(null, 200);
    const missed = place.findIndex(({ id }) => id === heard[0]);
    for (let turn = 0; heard.length < 80 - missed; turn += 1) {
      const events = await streamOf(turn % 2 === 0 ? second : first, key, heard.at(-1));
      const some = Math.min(7, 80 - missed - heard.length);
      heard.push(...(await events.take(some)).flatMap(({ id }) => id ?? []));
      await events.close();
    }
    await writing;
    expect(new Set(heard).size).toBe(heard.length);
    const all = (await second.engine.outbox.messages(null, 200)).map(({ id }) => id);
    expect(all).toHaveLength(80);
    expect(new Set(all)).toEqual(new Set(written));
    expect(heard).toEqual(all.slice(missed));
  });
});
