import { clocksOf } from '@gongkai/core';
import type { Engine } from '@gongkai/engine';
import { procedureOf } from './caller.ts';
import type { Metrics } from './metrics.ts';

const WALK_EVERY_MS = 60_000;

const bump = (counts: Map<string, number>, ...labels: string[]): void => {
  const key = JSON.stringify(labels);
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

const labelsOf = (key: string): readonly string[] => {
  const labels: unknown = JSON.parse(key);
  return Array.isArray(labels) ? labels.map(String) : [];
};

// Reads every case, a page at a time: about 6 µs a case.
const walk = async (engine: Engine, metrics: Metrics): Promise<void> => {
  const now = await engine.now();
  const cases = new Map<string, number>();
  const overdue = new Map<string, number>();
  await engine.eachCase({}, (record) => {
    const procedure = procedureOf(engine, record);
    bump(cases, record.procedure, record.state.value);
    const calendar = engine.calendarOf(record);
    for (const { state, period } of clocksOf(procedure, record.state, now, { calendar })) {
      if (state === 'overdue') bump(overdue, record.procedure, period.binds);
    }
  });
  metrics.cases.reset();
  metrics.overdueClocks.reset();
  for (const [key, count] of cases) {
    const [procedure = '', state = ''] = labelsOf(key);
    metrics.cases.set({ procedure, state }, count);
  }
  for (const [key, count] of overdue) {
    const [procedure = '', binds = ''] = labelsOf(key);
    metrics.overdueClocks.set({ procedure, binds }, count);
  }
};

const readLag = async (engine: Engine, metrics: Metrics): Promise<void> => {
  const due = await engine.desk.nextWake();
  metrics.sweepLag.set(due === null ? 0 : Math.max(0, ((await engine.now()) - due) / 1000));
};

/** Updates the gauges of cases; all cases are read at most once a minute, however often it is called. */
export const caseGauges = (engine: Engine, metrics: Metrics) => {
  let walked = Number.NEGATIVE_INFINITY;
  let walking: Promise<void> | null = null;
  const freshWalk = async (): Promise<void> => {
    await walk(engine, metrics);
    walked = performance.now();
  };
  return async (): Promise<void> => {
    try {
      await readLag(engine, metrics);
      if (performance.now() - walked < WALK_EVERY_MS) return;
      walking ??= freshWalk().finally(() => (walking = null));
      await walking;
    } catch (error) {
      // A figure that cannot be computed is left out; an old one would be wrong.
      metrics.cases.reset();
      metrics.overdueClocks.reset();
      metrics.sweepLag.remove();
      throw error;
    }
  };
};
