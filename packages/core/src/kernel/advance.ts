import type { CaseState } from './case-state.ts';
import { CLOCK_EXPIRED } from './clock-expired.ts';
import { personsOf } from './duties.ts';
import { EXEMPTED, isExempted } from './exempted.ts';
import type { Refusal } from './errors.ts';
import type { AnyFact } from './fact.ts';
import { isOfficeFact } from './file/file-facts.ts';
import { acknowledgedIn } from './judge.ts';
import { appliedToFile } from './file/judge-file.ts';
import { parseFact } from './parse-fact.ts';
import { admittedFacts, type AnyProcedure, type Procedure } from './procedure.ts';
import type { Env } from './rule.ts';
import { type Submission, whyNot } from './why-not.ts';

/** Either the case after the fact, with the parsed fact, or the reason why nothing happened. */
export type Advanced<C extends object = object> =
  | { readonly ok: true; readonly state: CaseState<C>; readonly fact: AnyFact }
  | { readonly ok: false; readonly refusal: Refusal };

/** A case before its first fact. `settings` overrides the conventions of the procedure for this case. */
export const newCase = <C extends object>(
  procedure: Pick<Procedure<string, never, C>, 'initialState' | 'initial'>,
  settings: object = {},
): CaseState<C> => ({
  value: procedure.initialState,
  context: procedure.initial(settings),
  version: 0,
  lastAt: null,
  recorders: {},
});

/**
 * Judges one fact against a case and, if the law admits it, returns the case after it. Pure: the same case, fact,
 * actor, instant and calendar always give the same answer, and the input is never changed.
 */
export const advance = <S extends string, F extends AnyFact, C extends object>(
  procedure: Procedure<S, F, C>,
  state: CaseState<C>,
  raw: unknown,
  submission: Submission,
  env: Env,
): Advanced<C> => {
  const parsed = parseFact(procedure, raw);
  if (!parsed.ok) {
    return { ok: false, refusal: { ...parsed.refusal, admitted: admittedFacts(procedure, state.value) } };
  }
  const { fact } = parsed;
  const wrong = whyNot(procedure as AnyProcedure, state, fact, submission, env);
  if (wrong !== null) return { ok: false, refusal: wrong };
  return { ok: true, fact, state: applied(procedure, state, fact, personsOf(submission.actor)) };
};

/** The case after a fact that was recorded before, as the act of these persons: no judgement, only the fold. */
export const applied = <C extends object>(
  procedure: Pick<Procedure<string, AnyFact, C>, 'fold' | 'remembered' | 'separationOfDuties'>,
  state: CaseState<C>,
  fact: AnyFact,
  persons: readonly string[],
): CaseState<C> => {
  if (isOfficeFact(fact.type)) return appliedToFile(procedure, state, fact, persons.at(-1) ?? '');
  const { value, context } = procedure.fold(state, fact);
  const byPerson = fact.type !== CLOCK_EXPIRED;
  const known = state.recorders[fact.type] ?? [];
  const more = procedure.remembered.has(fact.type) ? persons.filter((one) => !known.includes(one)) : [];
  const version = state.version + 1;
  const codes = [...acknowledgedIn(fact), ...(isExempted(procedure, state, fact, persons) ? [EXEMPTED] : [])];
  return {
    ...state,
    value,
    context,
    version,
    firstAt: state.firstAt ?? fact.at,
    lastAt: byPerson ? Math.max(fact.at, state.lastAt ?? fact.at) : state.lastAt,
    recorders: more.length === 0 ? state.recorders : { ...state.recorders, [fact.type]: [...known, ...more] },
    ...(codes.length === 0
      ? {}
      : { irregularities: [...(state.irregularities ?? []), { seq: version, type: fact.type, at: fact.at, codes }] }),
  };
};
