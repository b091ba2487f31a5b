import { instantOf } from '@gongkai/calendar';
import type { Duty } from '@gongkai/core';
import { disclosureRequest, anyProcedure, pressIncident } from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { openEngine } from './engine.ts';
import { openSqliteStore } from './sqlite/open-sqlite-store.ts';

const procedures = [anyProcedure(disclosureRequest), anyProcedure(pressIncident)];
const opening = {
  type: 'request.submitted',
  at: '2026-03-02T09:00:00+08:00',
  channel: 'in-person',
  applicant: { kind: 'natural' },
  description: '某规划',
};
const by = (...duties: Duty[]) => ({ actor: { id: duties.join('+'), duties } });
const at = (text: string) => instantOf(`${text}T10:00:00+08:00`);

const fresh = async (start = '2026-03-02') => {
  let now = at(start);
  const engine = await openEngine({ store: openSqliteStore({ clock: () => now }), procedures });
  return { engine, moveTo: (text: string) => (now = at(text)) };
};

describe('engine', () => {
  it('opens, submits, reads, lists and verifies', async () => {
    const { engine } = await fresh();
    const opened = await engine.open(
      { procedure: 'disclosure-request', agency: 'kunming', fact: opening },
      by('registrar'),
    );
    if (!opened.ok) throw new Error(opened.refusal.code);
    const registered = await engine.submit(
      opened.case.id,
      { type: 'request.registered', at: '2026-03-02T09:30:00+08:00' },
      by('registrar'),
    );
    expect(registered).toMatchObject({
      ok: true,
      case: { number: '依-kunming-2026-00001', state: { value: 'registered', version: 2 } },
    });
    expect((await engine.history(opened.case.id)).map((entry) => entry.type)).toEqual([
      'request.submitted',
      'request.registered',
    ]);
    expect((await engine.list({ order: 'due' })).cases).toHaveLength(1);
    expect(await engine.verify()).toEqual({ cases: 1, facts: 2, problems: [] });
  });

  it('lets one of twenty writers with the same version win', async () => {
    const { engine } = await fresh();
    const opened = await engine.open({ procedure: 'disclosure-request', agency: 'a', fact: opening }, by('registrar'));
    if (!opened.ok) throw new Error(opened.refusal.code);
    const fact = { type: 'request.registered', at: '2026-03-02T09:30:00+08:00' };
    const results = await Promise.all(
      Array.from({ length: 20 }, () => engine.submit(opened.case.id, fact, { ...by('registrar'), expectedVersion: 1 })),
    );
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(results.filter((one) => !one.ok && one.refusal.code === 'case/stale')).toHaveLength(19);
    expect(await engine.history(opened.case.id)).toHaveLength(2);
  });

  it('records an expiry once, on the right day, and catches up', async () => {
    const { engine, moveTo } = await fresh();
    await engine.open({ procedure: 'disclosure-request', agency: 'a', fact: opening }, by('registrar'));
    moveTo('2026-03-30');
    expect(await engine.sweep()).toEqual({ found: 0, recorded: 0, failed: [] });
    moveTo('2026-04-03');
    expect(await engine.sweep()).toEqual({ found: 1, recorded: 1, failed: [] });
    expect(await engine.sweep()).toEqual({ found: 0, recorded: 0, failed: [] });
    expect((await engine.verify()).problems).toEqual([]);
  });
});
