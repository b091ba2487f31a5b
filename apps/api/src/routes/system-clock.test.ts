import { formatInstant, instantOf } from '@gongkai/calendar';
import { expect, it } from 'vitest';
import { START } from '../../test-support/desk.ts';
import { keyFor, send, serve } from '../../test-support/server.ts';

const HOUR = 3_600_000;
const later = (milliseconds: number): string => formatInstant(instantOf(START) + milliseconds);

/** A server whose wall clock a test moves while no time passes. */
const still = async () => {
  const server = await serve(START, undefined, { clockGuard: { steady: () => 0 } });
  const made = await server.engine.keys.add({ name: 'a', agency: null, duties: [], administrator: true });
  return { server, key: made.secret, id: made.id };
};

it('the clock is shown with its jumps, and confirmed by an administrator who names the time', async () => {
  const { server, key, id } = await still();
  const show = () => send(server, 'GET', '/api/v1/system-clock', { key });
  const confirm = (now: string) => send(server, 'POST', '/api/v1/system-clock/confirmation', { key, body: { now } });
  expect((await show()).json).toEqual({ state: 'trusted', now: later(0), stops: [] });
  expect(await confirm(later(0))).toMatchObject({ status: 200, json: { wasStopped: false } });
  server.moveTo(later(HOUR));
  await server.engine.sweep();
  expect(await send(server, 'GET', '/readyz')).toMatchObject({
    status: 200,
    json: { status: 'ready', clock: 'stopped' },
  });
  const stop = { reason: 'forwards', jumpSeconds: 3600, agreedAt: later(0), foundAt: later(HOUR) };
  expect((await show()).json).toMatchObject({ state: 'stopped', stops: [{ ...stop, endedAt: null, endedBy: null }] });
  expect(await confirm(later(0))).toMatchObject({ status: 409, json: { code: 'clock/other-time' } });
  expect(await confirm(later(HOUR - 1000))).toMatchObject({ status: 200, json: { wasStopped: true } });
  expect((await show()).json).toMatchObject({ state: 'trusted', stops: [{ ...stop, endedBy: id }] });
  expect((await send(server, 'GET', '/readyz')).json).toMatchObject({ clock: 'trusted' });
});

it('the clock is for administrators alone, and the time must be one', async () => {
  const { server, key } = await still();
  const officer = await keyFor(server.engine, ['handler']);
  const path = '/api/v1/system-clock/confirmation';
  expect((await send(server, 'GET', '/api/v1/system-clock', { key: officer })).status).toBe(403);
  expect((await send(server, 'POST', path, { key: officer, body: { now: START } })).status).toBe(403);
  expect((await send(server, 'POST', path, { key, body: { now: 'noon' } })).status).toBe(422);
  expect((await send(server, 'POST', path, { key, body: {} })).status).toBe(422);
});
