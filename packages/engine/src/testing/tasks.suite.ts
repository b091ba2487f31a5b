import { formatInstant, instantOf } from '@gongkai/calendar';
import { type AnyProcedure, disclosureRequest, pressIncident } from '@gongkai/core';
import { expect, it } from 'vitest';
import { type Engine, openEngine } from '../engine.ts';
import type { OpenStore } from './transactions.suite.ts';

const START = instantOf('2026-03-02T10:00:00+08:00');
const at = formatInstant(START);
const BY = { actor: { id: 'mo', duties: ['monitor', 'coordinator', 'registrar', 'office-head'] } } as const;

const [requests, incidents]: readonly [AnyProcedure, AnyProcedure] = [disclosureRequest, pressIncident];

// An incident whose release is taken as made when a period of it runs out: no procedure has such a rule so far.
const silent: AnyProcedure = {
  ...incidents,
  fold: (state, one) => {
    const next = incidents.fold(state, one);
    return one.type === 'clock.expired' ? { ...next, context: { ...next.context, releasedAt: START } } : next;
  },
};

const caseOf = (outcome: Awaited<ReturnType<Engine['open']>>) => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${JSON.stringify(outcome.refusal.issues)}`);
  return outcome.case;
};

const CLERK = { actor: { id: 'li', duties: ['registrar', 'handler'] } } as const;
const OTHER = { actor: { id: 'wang', duties: ['handler'] } } as const;
const HEAD = { actor: { id: 'chen', duties: ['office-head'] } } as const;

/** Tasks that an engine raises, on any store. */
export const tasksOnStore = (open: OpenStore): void => {
  it('raises the task of a linked case when a period runs out, once, however many sweeps run at once', async () => {
    let now = START;
    const store = await open(() => now);
    const engine = await openEngine({ store, procedures: [requests, silent] });
    const incident = async () =>
      caseOf(
        await engine.open(
          { procedure: 'press-incident', agency: '昆明', fact: { type: 'sentiment.detected', at, subject: '某桥' } },
          BY,
        ),
      );
    const submitted = { type: 'request.submitted', at, channel: 'in-person', description: '某规划' };
    const request = caseOf(
      await engine.open(
        {
          procedure: 'disclosure-request',
          agency: '昆明',
          fact: { ...submitted, applicant: { kind: 'natural' } },
        },
        BY,
      ),
    );
    const [linked, alone] = [await incident(), await incident()];
    const link = { type: 'case.linked', at, to: linked.number, kind: 'about-incident' };
    caseOf(await engine.submit(request.id, link, BY));
    expect(await engine.tasks({})).toEqual([]);
    now += 48 * 3_600_000;
    const reports = await Promise.all([engine.sweep(), engine.sweep({ limit: 1 }), engine.sweep()]);
    expect(reports.flatMap(({ failed }) => failed)).toEqual([]);
    const recorded = reports.reduce((sum, one) => sum + one.recorded, 0);
    const expiries = [...(await engine.history(linked.id)), ...(await engine.history(alone.id))].filter(
      ({ type }) => type === 'clock.expired',
    );
    expect(recorded).toBe(expiries.length);
    const [first] = expiries;
    expect(await engine.tasks({})).toMatchObject([
      {
        id: `${request.id}!draft.prepared!${linked.id}.${first?.seq ?? 0}`,
        kind: 'fact-called-for',
        caseId: request.id,
        agency: '昆明',
        raisedAt: now,
      },
    ]);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('raises a task for each entry that is questioned, until the head corrects it or voids the question', async () => {
    const engine = await openEngine({ store: await open(() => START), procedures: [disclosureRequest] });
    const request = { type: 'request.submitted', at, channel: 'in-person', applicant: { kind: 'natural' } };
    const opening = { procedure: 'disclosure-request', agency: '昆明', fact: { ...request, description: '某规划' } };
    const { id } = caseOf(await engine.open(opening, CLERK));
    const record = (by: typeof CLERK | typeof OTHER | typeof HEAD, type: string, data: object) =>
      engine.submit(id, { type, at, ...data }, by);
    const question = async (seq: number) => record(OTHER, 'entry.questioned', { seq, reason: '内容有误' });
    const bodies = async () => (await engine.tasks({})).map(({ body }): unknown => JSON.parse(body));
    caseOf(await record(CLERK, 'request.registered', {}));
    caseOf(await question(1));
    expect(await bodies()).toEqual([{ fact: 'entry.corrected', seq: 3, entry: 1 }]);
    // The same entry again has its task; another entry has one of its own.
    caseOf(await question(1));
    caseOf(await question(2));
    expect(await bodies()).toHaveLength(2);
    expect(caseOf(await record(CLERK, 'note.added', { kind: 'note', text: '阅' })).state.file?.questioned).toEqual([
      1, 2,
    ]);
    const corrected = caseOf(
      await record(HEAD, 'entry.corrected', { seq: 1, data: { description: '另一规划' }, reason: '误录' }),
    );
    expect(corrected.state.file?.questioned).toEqual([2]);
    const declined = caseOf(await record(HEAD, 'entry.voided', { seq: 5, reason: '登记无误' }));
    expect(declined.state.file?.questioned ?? []).toEqual([]);
    // After the correction the same entry may be wrong in another way.
    expect(caseOf(await question(1)).state.file?.questioned).toEqual([1]);
    expect(await bodies()).toHaveLength(3);
    const before = await engine.read(id);
    expect(await question(99)).toMatchObject({ ok: false, refusal: { code: 'fact/malformed' } });
    expect(await engine.read(id)).toEqual(before);
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });
};
