import { clocksOf } from '@gongkai/core';
import type { Engine } from '@gongkai/engine';
import { procedureOf } from './caller.ts';
import type { Metrics } from './metrics.ts';

const WALK_EVERY_MS = 60_000;
const GAUGES = ['gongkai_cases', 'gongkai_overdue_clocks', 'gongkai_sweep_lag_seconds'] as const;

const bump = (counts: Map<string, number>, ...labels: string[]): void => {
  const key = JSON.stringify(labels);
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

const labelsOf = (key: string): readonly string[] => {
  const labels: unknown = JSON.parse(key);
  return Array.isArray(labels) ? labels.map(String) : [];
};

// A walk over every case: about 6 µs a case, a page at a time.
const walk = async (engine: Engine, metrics: Metrics): Promise<void> => {
  const { calendar } = engine;
  const now = await engine.now();
  const cases = new Map<string, number>();
  const overdue = new Map<string, number>();
  await engine.eachCase({}, (record) => {
    const procedure = procedureOf(engine, record);
    bump(cases, record.procedure, record.state.value);
    for (const { state, period } of clocksOf(procedure, record.state, now, { calendar })) {
      if (state === 'overdue') bump(overdue, record.procedure, period.binds);
    }
  });
  metrics.clear('gongkai_cases');
  metrics.clear('gongkai_overdue_clocks');
  for (const [key, count] of cases) {
    const [procedure = '', state = ''] = labelsOf(key);
    metrics.set('gongkai_cases', count, { procedure, state });
  }
  for (const [key, count] of overdue) {
    const [procedure = '', binds = ''] = labelsOf(key);
    metrics.set('gongkai_overdue_clocks', count, { procedure, binds });
  }
};

const readLag = async (engine: Engine, metrics: Metrics): Promise<void> => {
  const [first] = (await engine.list({ order: 'due', limit: 1 })).cases;
  const due = first?.nextDueAt ?? null;
  metrics.set('gongkai_sweep_lag_seconds', due === null ? 0 : Math.max(0, ((await engine.now()) - due) / 1000));
};

/** Brings the gauges of cases up to date; however often it is asked, all cases are walked once a minute at most. */
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
      // A figure that cannot be told is left out; yesterday's would be a lie.
      for (const name of GAUGES) metrics.clear(name);
      throw error;
    }
  };
};
