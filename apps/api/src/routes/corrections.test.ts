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
    const applicantShown = { kind: 'natural', name: '〔略〕', contact: '〔略〕', identityProof: '〔略〕' };
    const hidden = { applicant: applicantShown, description: '〔略〕' };
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

/** A letter that was signed for on a day, and a notice of correction of 12 March. */
const noticed = async (signed: string, more: object = {}) => {
  const server = await serve('2026-03-01T09:00:00+08:00');
  const desk = await keyFor(server.engine, ['registrar', 'handler']);
  const head = await keyFor(server.engine, ['office-head']);
  const id = await opened(server, desk, '2026-03-01T09:00:00+08:00', { channel: 'mail-signed' });
  server.moveTo('2026-03-12T10:00:00+08:00');
  const record = async (key: string, body: object) => send(server, 'POST', facts(id), { key, body });
  const days = [
    ['receipt.signed', signed],
    ['request.registered', '2026-03-05'],
    ['processing.started', '2026-03-05'],
  ];
  for (const [type, on] of days) await record(desk, { type, at: `${on}T10:00:00+08:00` });
  const notice = {
    type: 'correction.requested',
    at: '2026-03-12T10:00:00+08:00',
    points: ['文号'],
    dueOn: '2026-03-27',
  };
  const sent = await record(desk, { ...notice, ...more });
  server.moveTo('2026-03-13T10:00:00+08:00');
  const correct = (on: string, also: object = {}) => {
    const data = { at: `${on}T10:00:00+08:00` };
    return record(head, {
      type: 'entry.corrected',
      at: '2026-03-13T10:00:00+08:00',
      seq: 2,
      data,
      reason: '误录',
      ...also,
    });
  };
  const read = async () => (await send(server, 'GET', `/api/v1/cases/${id}`, { key: head })).json;
  return { server, sent, correct, read };
};

describe('a correction after which a later fact breaks other rules', () => {
  // Seven working days from 2 March end on the 11th, from 5 March on the 16th.
  const late = { acknowledged: ['rule/correction-late'], reason: '经办人病假' };
  const clockOf = async (read: () => Promise<Readonly<Record<string, unknown>>>) => {
    const json = await read();
    return { state: json['state'], irregular: listIn(json, 'irregularities'), reply: listIn(json, 'clocks')[0] };
  };

  it('makes an irregular act a lawful one, with its effect', async () => {
    const { server, sent, correct, read } = await noticed('2026-03-02', late);
    expect(sent.json).toMatchObject({ state: { id: 'processing' } });
    expect((await correct('2026-03-05')).json).toMatchObject({ version: 7, state: { id: 'correcting' } });
    const { irregular, reply } = await clockOf(read);
    // The period runs again from what the applicant supplies.
    expect([irregular, reply]).toEqual([[], expect.objectContaining({ id: 'earlier', state: 'void' })]);
    expect((await server.engine.verify()).problems).toEqual([]);
  });

  it('makes a lawful act irregular, once the correction acknowledges the rule', async () => {
    const { server, sent, correct, read } = await noticed('2026-03-05');
    expect(sent.json).toMatchObject({ state: { id: 'correcting' } });
    const before = await read();
    const refused = await correct('2026-03-02');
    expect(refused.json).toMatchObject({ status: 409, code: 'entry/breaks-later', recordable: true });
    expect(JSON.stringify(refused.json['issues'])).toContain('rule/correction-late');
    expect(await read()).toEqual(before);
    const done = await correct('2026-03-02', { acknowledged: late.acknowledged });
    expect(done.json).toMatchObject({ version: 7, state: { id: 'processing' } });
    const { irregular, reply } = await clockOf(read);
    expect(irregular).toMatchObject([
      { fact: 'correction.requested', reason: '误录', rules: [{ code: 'rule/correction-late' }] },
    ]);
    expect(reply).toMatchObject({ id: 'reply', state: 'running', due: { on: '2026-03-30' } });
    expect((await server.engine.verify()).problems).toEqual([]);
  });

  it('is malformed where it acknowledges what nothing breaks', async () => {
    const { correct } = await noticed('2026-03-05');
    const { status, json } = await correct('2026-03-04', { acknowledged: late.acknowledged });
    expect([status, json['code'], pathsOf(json)]).toEqual([422, 'fact/malformed', ['acknowledged']]);
  });
});
