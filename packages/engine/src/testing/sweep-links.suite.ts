import { formatInstant, instantOf } from '@gongkai/calendar';
import { type AnyProcedure, disclosureRequest, pressIncident } from '@gongkai/core';
import { expect, it } from 'vitest';
import { openEngine } from '../engine.ts';
import type { Outcome } from '../submit/submissions.ts';
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

const caseOf = (outcome: Outcome) => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${JSON.stringify(outcome.refusal.issues)}`);
  return outcome.case;
};

/** A sweep over linked cases, on any store. */
export const sweptLinksOnStore = (open: OpenStore): void => {
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
};
