import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { keyFor, send, serve } from '../../test-support/server.ts';

it('a request that takes too long is answered 503, and what it began goes on', async () => {
  const server = await serve(START, undefined, { deadlineMs: 50 });
  const key = await keyFor(server.engine, ['registrar']);
  let isDone = false;
  server.app.get('/api/v1/slow', async (c) => {
    await pause(200);
    isDone = true;
    return c.text('');
  });
  const answer = await send(server, 'GET', '/api/v1/slow', { key });
  expect(answer).toMatchObject({ status: 503, json: { code: 'http/too-slow' } });
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(isDone).toBe(false);
  await expect.poll(() => isDone).toBe(true);
  expect(server.lines.filter((line) => /"level":(?:50|60)/.test(line))).toEqual([]);
});

it.each([
  ['POST', '/api/v1/audits'],
  ['PUT', '/api/v1/agencies'],
])('%s %s has no such limit', async (method, path) => {
  const server = await serve(START, undefined, { deadlineMs: 1 });
  server.app.use(path, async (_, next) => {
    await pause(50);
    await next();
  });
  // Without a key or a report it is refused, in its own time.
  expect((await send(server, method, path, { body: {} })).status).toBe(401);
});
