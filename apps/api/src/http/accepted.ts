import type { Calendar, Instant } from '@gongkai/calendar';
import type { Actors, AnyProcedure, CaseState, Refusal } from '@gongkai/core';
import { permittedAmong } from '@gongkai/core';
import { actorsIn, type Caller, type CaseRecord, type Engine, type Outcome } from '@gongkai/engine';
import { procedureOf } from './caller.ts';
import type { Metrics } from './metrics.ts';
import { type Problem, ProblemError, refusalProblem } from './problem.ts';

/** What the problem of a refusal contains apart from its reason. */
export interface RefusalContext {
  /** What this caller may record instead, in the present state of the case. */
  readonly permitted: () => Promise<readonly string[]>;
  /** The path of the fact in the body; empty where the fact is the body. */
  readonly factAt: string;
}

/** The facts that a caller may record now: those that `GET /cases/{id}` shows as allowed. */
export const permittedNow = (
  calendar: Calendar,
  procedure: AnyProcedure,
  state: CaseState,
  reader: { readonly actors: Actors; readonly now: Instant },
): readonly string[] =>
  permittedAmong(procedure, state, reader, { calendar }).flatMap(({ fact, allowed }) => (allowed ? [fact] : []));

/** What a caller may record on a case, as it is when that is asked for. */
export const permittedOn =
  (engine: Engine, caller: Caller, record: CaseRecord) => async (): Promise<readonly string[]> =>
    permittedNow(engine.calendarOf(record), procedureOf(engine, record), record.state, {
      actors: actorsIn(caller, record.agency),
      now: await engine.now(),
    });

// The engine gives paths inside the fact, and `fact` for the whole of it.
const withFactPath = ({ issues, ...problem }: Problem, factAt: string): Problem => {
  if (factAt === '' || problem.code === 'settings/invalid') return { issues, ...problem };
  return {
    ...problem,
    issues: issues.map(({ path, message }) => ({ path: path === factAt ? path : `${factAt}.${path}`, message })),
  };
};

/** The problem of a refused fact. */
export const refusedFact = async (
  refusal: Refusal,
  version: number | null,
  { permitted: mayRecord, factAt }: RefusalContext,
): Promise<Problem> => withFactPath(refusalProblem(refusal, version, await mayRecord()), factAt);

/**
 * Returns an accepted outcome. Facts and refusals are counted; a repeated answer is not counted again.
 * @throws ProblemError with the refusal.
 */
export const accepted = async (
  outcome: Outcome,
  metrics: Metrics | undefined,
  context: RefusalContext,
): Promise<Extract<Outcome, { ok: true }>> => {
  if (outcome.ok) {
    if (!outcome.repeated) metrics?.factsRecorded.inc({ type: outcome.entry.type });
    return outcome;
  }
  metrics?.refusals.inc({ code: outcome.refusal.code });
  throw new ProblemError(await refusedFact(outcome.refusal, outcome.version, context));
};
