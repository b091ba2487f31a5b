import type { Outcome } from '@gongkai/engine';
import type { Metrics } from './metrics.ts';
import { ProblemError, refusalProblem } from './problem.ts';

/**
 * The accepted part of an outcome; both are counted, a repeated answer only once.
 * @throws ProblemError with the refusal, for the edge to write.
 */
export const accepted = (outcome: Outcome, metrics: Metrics | undefined): Extract<Outcome, { ok: true }> => {
  if (outcome.ok) {
    if (!outcome.repeated) metrics?.count('gongkai_facts_recorded_total', { type: outcome.entry.type });
    return outcome;
  }
  metrics?.count('gongkai_refusals_total', { code: outcome.refusal.code });
  throw new ProblemError(refusalProblem(outcome.refusal, outcome.version));
};
