import { describe, expect, it } from 'vitest';
import { facts, listIn, pathsOf } from '../../test-support/desk.ts';
import { keyFor, opened, send, serve } from '../../test-support/server.ts';

const OPENED = '2026-03-02T09:00:00+08:00';
const NOW = '2026-03-04T10:00:00+08:00';

/** A request whose registration and start were recorded with the wrong day, and the keys of an office. */
const office = async () => {
  const server = await serve(OPENED);
  const { engine } = server;
  const desk = await keyFor(engine, ['registrar', 'handler']);
  const id = await opened(server, desk, OPENED);
  const record = async (key: string, body: object) => send(server, 'POST', facts(id), { key, body });
  server.moveTo(NOW);
  await record(desk, { type: 'request.registered', at: '2026-03-02T10:00:00+08:00' });
  await record(desk, { type: 'processing.started', at: '2026-03-03T10:00:00+08:00' });
  const keys = { desk, head: await keyFor(engine, ['office-head']), monitor: await keyFor(engine, ['monitor']) };
  const read = async (key: string) => (await send(server, 'GET', `/api/v1/cases/${id}`, { key })).json;
  const history = async (key: string) => listIn((await send(server, 'GET', facts(id), { key })).json, 'facts');
  return { ...keys, record, read, history };
};

const corrected = (seq: number, data: object) => ({ type: 'entry.corrected', at: NOW, seq, data, reason: '误录' });
const voided = (seq: number) => ({ type: 'entry.voided', at: NOW, seq, reason: '并无此事' });

describe('an entry that was recorded wrong, over HTTP', () => {
  // 28 February 2026, a Saturday, is a working day.
  it('is corrected: the due day follows, and both entries are shown', async () => {
    const { head, record, read, history } = await office();
    const dueOf = async () => listIn(await read(head), 'clocks').find(({ id }) => id === 'reply')?.['due'];
    expect(await dueOf()).toMatchObject({ on: '2026-03-30' });
    const answer = await record(head, corrected(1, { at: '2026-02-27T09:00:00+08:00' }));
    expect(answer.json).toMatchObject({ version: 4, state: { id: 'processing' } });
    expect(await dueOf()).toMatchObject({ on: '2026-03-26' });
    const types = (await history(head)).map(({ type }) => type);
    expect(types).toEqual(['request.submitted', 'request.registered', 'processing.started', 'entry.corrected']);
  });

  it('is voided: the case is where it was before', async () => {
    const { head, record } = await office();
    expect((await record(head, voided(3))).json).toMatchObject({ version: 4, state: { id: 'registered' } });
  });

  it('hides what was personal in it from callers who do not handle cases', async () => {
    const { head, monitor, record, history } = await office();
    const applicant = { kind: 'natural', name: '李四', contact: '13900139000', identityProof: true };
    expect((await record(head, corrected(1, { applicant, description: '某批复' }))).status).toBe(200);
    const seen = (await history(head)).at(-1)?.['fact'];
    expect(seen).toMatchObject({ data: { applicant, description: '某批复' } });
    const hidden = { applicant: { ...applicant, name: '〔略〕', contact: '〔略〕' }, description: '〔略〕' };
    expect((await history(monitor)).at(-1)?.['fact']).toMatchObject({ data: hidden });
  });

  it.each([
    ['an entry that is not there', voided(9), 409, 'entry/not-correctable'],
    ['the first entry, voided', voided(1), 409, 'entry/breaks-later'],
    ['a void that leaves a later fact without ground', voided(2), 409, 'entry/breaks-later'],
    ['a part that is not there', corrected(2, { colour: 'red' }), 422, 'fact/malformed'],
    ['a correction of nothing', corrected(2, {}), 422, 'fact/malformed'],
  ])('refuses %s', async (_, body, status, code) => {
    const { head, record, read } = await office();
    const before = await read(head);
    expect((await record(head, body)).json).toMatchObject({ status, code });
    expect(await read(head)).toEqual(before);
  });

  it('is refused to a handler, who learns which duty it needs', async () => {
    const { desk, record } = await office();
    const { json } = await record(desk, voided(3));
    expect(json).toMatchObject({ status: 403, code: 'actor/forbidden' });
    expect(pathsOf(json)).toEqual(['type']);
  });
});
