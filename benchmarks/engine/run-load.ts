import { performance } from 'node:perf_hooks';
import { FACTS } from '../shared/request-of-twelve.ts';
import { percentile } from '../shared/statistics.ts';
import type { Load, LoadResult } from './contestant.ts';

export type Fact = (typeof FACTS)[number];

/** Records the next fact of one case; resolves only when it is durable. */
export type RecordFact = (fact: Fact) => Promise<void>;

/** Longer than the slowest contestant takes for one fact, so that all writers are busy when the measurement starts. */
const WARM_UP_MS = 300;

/**
 * Runs writers that record request after request, each writer one fact at a time. A fact counts if it is acknowledged
 * within the measured seconds; its latency includes the time that it waits.
 */
export const runLoad = async (load: Load, newCase: () => RecordFact): Promise<LoadResult> => {
  const { writers, seconds, cases = Number.POSITIVE_INFINITY } = load;
  const begin = performance.now();
  const from = begin + WARM_UP_MS;
  const until = from + seconds * 1000;
  const latencies: number[] = [];
  let acknowledged = 0;
  let opened = 0;
  let last = from;

  const write = async (): Promise<void> => {
    while (performance.now() < until && opened < cases) {
      opened += 1;
      const record = newCase();
      for (const fact of FACTS) {
        const asked = performance.now();
        if (asked >= until) return;
        await record(fact);
        const answered = performance.now();
        acknowledged += 1;
        if (answered < from || answered > until) continue;
        latencies.push(answered - asked);
        last = answered;
      }
    }
  };
  await Promise.all(Array.from({ length: writers }, write));

  const measured = cases === Number.POSITIVE_INFINITY ? seconds * 1000 : last - from;
  latencies.sort((a, b) => a - b);
  return {
    perSecond: (latencies.length * 1000) / measured,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    acknowledged,
  };
};
