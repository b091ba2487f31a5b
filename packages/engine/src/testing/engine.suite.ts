import { formatInstant, instantOf } from '@gongkai/calendar';
import { pressIncident } from '@gongkai/core';
import { expect, it } from 'vitest';
import { openEngine } from '../engine.ts';
import type { OpenStore } from './transactions.suite.ts';

const START = instantOf('2026-03-02T10:00:00+08:00');
const HOUR = 3_600_000;
const MO = { id: 'mo', duties: ['monitor', 'coordinator'] } as const;
const OPENING = {
  procedure: 'press-incident',
  agency: '昆明',
  fact: { type: 'sentiment.detected', at: formatInstant(START), subject: '某桥' },
};
const COLLECTED = { type: 'sentiment.collected', at: formatInstant(START), note: '三条' };

const engineOn = async (open: OpenStore) => {
  let now = START;
  const store = await open(() => now);
  const engine = await openEngine({ store, procedures: [pressIncident] });
  const fresh = async (): Promise<string> => {
    const outcome = await engine.open(OPENING, { actor: MO });
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.case.id;
  };
  return { engine, fresh, wait: (hours: number): void => void (now += hours * HOUR) };
};

/** An engine on any store. */
export const engineOnStore = (open: OpenStore): void => {
  it('lets one of twenty writers with the same version win', async () => {
    const { engine, fresh } = await engineOn(open);
    const id = await fresh();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => engine.submit(id, COLLECTED, { actor: MO, expectedVersion: 1 })),
    );
    const codes = outcomes.map((one) => (one.ok ? 'accepted' : one.refusal.code)).toSorted();
    expect(codes).toEqual(['accepted', ...Array.from({ length: 19 }, () => 'case/stale')]);
    expect(await engine.history(id)).toHaveLength(2);
    await engine.close();
  });

  it('finds for a unit the cases that it had, by words and by number, and no others', async () => {
    const { engine } = await engineOn(open);
    const opened = async (unit: string): Promise<string> => {
      const outcome = await engine.open(OPENING, { actor: { ...MO, unit } });
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      return outcome.case.number;
    };
    const [own, other] = [await opened('监测一组'), await opened('监测二组')];
    const scope = { agency: '昆明', below: false, unit: '监测一组' };
    const find = async (text: string): Promise<readonly string[]> => {
      const page = await engine.search.find({ text, scope, handled: ['press-incident'] });
      return (page?.found ?? []).flatMap((one) => (one.kind === 'case' ? [one.record.number] : []));
    };
    expect([await find('某桥'), await find(own), await find(other)]).toEqual([[own], [own], []]);
    await engine.close();
  });

  it('gives five hundred cases that are opened at once five hundred numbers', async () => {
    const { engine } = await engineOn(open);
    const outcomes = await Promise.all(Array.from({ length: 500 }, () => engine.open(OPENING, { actor: MO })));
    const numbers = outcomes.flatMap((one) => (one.ok ? [one.case.number] : []));
    expect(new Set(numbers).size).toBe(500);
    expect(numbers.toSorted().at(-1)).toBe('舆-昆明-2026-00500');
    await engine.close();
  });

  it('answers a repeated key with the first response, also after later facts', async () => {
    const { engine, fresh } = await engineOn(open);
    const id = await fresh();
    const by = { actor: MO, idempotencyKey: 'once', expectedVersion: 1 };
    const first = await engine.submit(id, COLLECTED, by);
    await engine.submit(
      id,
      {
        type: 'incident.triaged',
        at: formatInstant(START),
        category: 'accident',
        grade: 'I',
        priority: 'emergency',
        owner: '交通局',
      },
      { actor: MO },
    );
    expect(await engine.submit(id, COLLECTED, by)).toEqual({ ...first, repeated: true });
    expect(await engine.submit(id, { ...COLLECTED, note: '四条' }, by)).toMatchObject({
      ok: false,
      refusal: { code: 'idempotency/reused' },
    });
    await engine.close();
  });

  it('records each expiry once, however many sweeps run at once', async () => {
    const { engine, fresh, wait } = await engineOn(open);
    const ids = await Promise.all(Array.from({ length: 30 }, fresh));
    wait(48);
    const reports = await Promise.all([1, 2, 3, 4].map(() => engine.sweep({ limit: 7 })));
    expect(reports.reduce((sum, report) => sum + report.recorded, 0)).toBe(30);
    for (const id of ids) {
      expect((await engine.history(id)).map((entry) => entry.type)).toEqual(['sentiment.detected', 'clock.expired']);
    }
    expect(await engine.verify()).toEqual({ cases: 30, facts: 60, problems: [] });
    await engine.close();
  });
};
