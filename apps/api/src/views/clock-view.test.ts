import type { CaseState } from '@gongkai/core';
import { applied, parseFact } from '@gongkai/core';
import type { CaseRecord, Store } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { procedureOf } from '../http/caller.ts';
import { keyFor, opened, send, serve, type Server } from '../../test-support/server.ts';

const START = '2026-03-05T10:00:00+08:00';
const at = '2026-03-02T09:00:00+08:00';
const FAR = '9999-12-31';
const DUTIES = ['registrar', 'handler', 'signatory', 'office-head', 'supervisor'] as const;

type Step = readonly [type: string, data?: object];

const correcting: readonly Step[] = [
  ['request.registered'],
  ['correction.requested', { points: ['甲'], dueOn: FAR }],
  ['correction.delivered'],
];
const delayed: readonly Step[] = [
  ['request.registered'],
  ['processing.started'],
  ['reasons.requested', { note: '过多' }],
  ['reasons.accepted', { delayedUntil: FAR }],
];
const remanded: readonly Step[] = [
  ['request.withdrawn'],
  ['request.remanded', { by: 'court', document: '判决', dueOn: FAR }],
];

/** Stores a case after facts without the checks of their days, as an earlier release did. */
const storedUnjudged = async ({ engine, store }: Server, id: string, steps: readonly Step[]): Promise<void> => {
  const record = await engine.read(id);
  if (record === null) throw new Error('no case');
  const procedure = procedureOf(engine, record);
  const state = steps.reduce((before: CaseState, [type, data = {}]) => {
    const parsed = parseFact(procedure, { type, at, ...data });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
    return applied(procedure, before, parsed.fact, ['li']);
  }, record.state);
  await put(store, { ...record, state });
};

const put = (store: Store, record: CaseRecord) =>
  store.transact({ cases: [record.id], responses: [], counters: [] }, () => ({
    writes: {
      cases: [record],
      facts: [],
      messages: [],
      responses: [],
      counters: [],
      renamed: [],
      parties: [],
      gaps: [],
      moves: [],
      tasks: [],
      links: [],
      unlinks: [],
      tallies: [],
    },
    result: null,
  }));

describe('a day in the far future', () => {
  it.each([
    ['dueOn', correcting],
    ['delayedUntil', delayed],
    ['dueOn', remanded],
  ])('is refused at %s, and nothing is written', async (path, steps) => {
    const server = await serve(START);
    const key = await keyFor(server.engine, DUTIES);
    const id = await opened(server, key, at);
    const answers = [];
    for (const [type, data = {}] of steps) {
      answers.push(await send(server, 'POST', `/api/v1/cases/${id}/facts`, { key, body: { type, at, ...data } }));
    }
    const far = answers.find(({ status }) => status !== 200);
    expect(far).toMatchObject({ status: 422, json: { code: 'calendar/out-of-range', issues: [{ path }] } });
    expect(await send(server, 'GET', `/api/v1/cases/${id}`, { key })).toMatchObject({ status: 200 });
  });

  it.each([
    ['correction', correcting],
    ['reply', delayed],
    ['reply', remanded],
  ])('of a stored %s clock leaves every reading of the case and of its neighbours in order', async (clock, steps) => {
    const server = await serve(START);
    const key = await keyFor(server.engine, DUTIES);
    const id = await opened(server, key, at);
    const neighbour = await opened(server, key, at);
    await storedUnjudged(server, id, steps);
    const paths = [
      `/api/v1/cases/${id}`,
      `/api/v1/cases/${id}?trace=true`,
      `/api/v1/cases/${id}/facts`,
      `/api/v1/cases/${id}/clocks/${clock}`,
      '/api/v1/cases',
      '/api/v1/cases?order=due',
      '/api/v1/reports/2026',
      '/metrics',
    ];
    const found = await Promise.all(paths.map((path) => send(server, 'GET', path, { key })));
    expect(found.map(({ status }) => status)).toEqual(paths.map(() => 200));
    expect(found[3]?.json).toMatchObject({
      due: null,
      state: 'running',
      explanation: { zh: '日期超出日历范围,无法计算' },
    });
    expect(found[4]?.text).toContain(neighbour);
    expect(await server.engine.sweep()).toMatchObject({ failed: [] });
  });
});
