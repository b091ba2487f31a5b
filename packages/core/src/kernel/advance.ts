import type { Instant } from '@gongkai/calendar';
import { CalendarError, CalendarNotPublishedError, CalendarRangeError, civilDateOf } from '@gongkai/calendar';
import type { Citation } from '../law/cite.ts';
import type { CaseState } from './case-state.ts';
import type { AnyProcedure, DefinedProcedure } from './define-procedure.ts';
import { admittedFacts, brokenRule } from './define-procedure.ts';
import type { Actor } from './duties.ts';
import type { Refusal } from './errors.ts';
import { refusal } from './errors.ts';
import type { AnyFact, Env, Rule, Sketch } from './procedure.ts';
import type { Misfit } from './issues.ts';
import { issuesOf, unsoundIn } from './issues.ts';
import { daysOutside } from './days-in.ts';
import { text } from './text.ts';

/** Either the case after the fact, with the parsed fact, or the reason why nothing happened. */
export type Advanced<C extends object = object> =
  | { readonly ok: true; readonly state: CaseState<C>; readonly fact: AnyFact }
  | { readonly ok: false; readonly refusal: Refusal };

/** What `advance` is told besides case and fact. `now` bounds facts from above; it is never read from a clock here. */
export interface Submission {
  readonly actor: Actor;
  readonly now: Instant;
}

/** A case before its first fact. `settings` overrides the conventions of the procedure for this case. */
export const newCase = <S extends string, F extends AnyFact, C extends object>(
  procedure: DefinedProcedure<S, F, C>,
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
  procedure: DefinedProcedure<S, F, C>,
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
  const wrong = whyNot(procedure, state, fact, submission, env);
  if (wrong !== null) return { ok: false, refusal: wrong };
  return { ok: true, fact, state: applied(procedure, state, fact, submission.actor.id) };
};

/** The case after a fact that was recorded before: no judgement, only the fold. */
export const applied = <S extends string, F extends AnyFact, C extends object>(
  procedure: DefinedProcedure<S, F, C>,
  state: CaseState<C>,
  fact: F,
  recorder: string,
): CaseState<C> => {
  const { value, context } = procedure.fold(state, fact);
  const byPerson = fact.type !== 'clock.expired';
  const known = state.recorders[fact.type] ?? [];
  return {
    value,
    context,
    version: state.version + 1,
    lastAt: byPerson ? Math.max(fact.at, state.lastAt ?? fact.at) : state.lastAt,
    recorders:
      procedure.remembered.has(fact.type) && !known.includes(recorder)
        ? { ...state.recorders, [fact.type]: [...known, recorder] }
        : state.recorders,
  };
};

/** Reads an unknown value as a fact of the procedure. */
export const parseFact = <F extends AnyFact>(
  procedure: Pick<DefinedProcedure<string, F, never>, 'facts'>,
  raw: unknown,
): { readonly ok: true; readonly fact: F } | { readonly ok: false; readonly refusal: Refusal } => {
  const type = typeOf(raw);
  const schema = type === null ? undefined : schemaOf<F>(procedure.facts, type);
  if (schema === undefined) {
    const message = type === null ? 'a fact is an object with a type' : `unknown fact ${type.slice(0, 80)}`;
    return { ok: false, refusal: refusal('fact/unknown', { issues: [{ path: 'type', message }] }) };
  }
  const result = schema.safeParse(raw);
  const unsound = unsoundIn(raw);
  if (result.success && unsound.length === 0) return { ok: true, fact: result.data };
  const misfits = issuesOf(result.error?.issues ?? [], 'fact');
  const known = new Set(misfits.map(({ path }) => path));
  const issues = [...misfits, ...unsound.filter(({ path }) => !known.has(path))];
  return { ok: false, refusal: refusal('fact/malformed', { issues }) };
};

const typeOf = (raw: unknown): string | null =>
  typeof raw === 'object' && raw !== null && 'type' in raw && typeof raw.type === 'string' ? raw.type : null;

interface Schema<F> {
  safeParse(
    raw: unknown,
  ): { success: true; data: F; error?: undefined } | { success: false; error: { issues: readonly Misfit[] } };
}

// Own keys only, so that names such as __proto__ are unknown facts.
const schemaOf = <F>(facts: object, type: string): Schema<F> | undefined =>
  Object.hasOwn(facts, type) ? (facts as Record<string, Schema<F>>)[type] : undefined;

const whyNot = <S extends string, F extends AnyFact, C extends object>(
  procedure: DefinedProcedure<S, F, C>,
  state: CaseState<C>,
  fact: F,
  { actor, now }: Submission,
  env: Env,
): Refusal | null => {
  const admitted = admittedFacts(procedure, state.value);
  const duty = dutyRefusal(procedure, state, fact.type, actor);
  if (duty !== null) return { ...duty, admitted };
  if (!procedure.admits[state.value]?.has(fact.type))
    return refusal('fact/refused', { admitted, basis: basisOf(procedure, state.context, fact) });
  const outside = daysOutside(fact, procedure.days[fact.type] ?? [], env.calendar);
  if (outside.length > 0) return refusal('calendar/out-of-range', { admitted, issues: outside });
  if (fact.at > now)
    return refusal('fact/future', { admitted, issues: [{ path: 'at', message: 'lies in the future' }] });
  if (isBefore(procedure, fact, state.lastAt)) {
    return refusal('fact/out-of-order', {
      admitted,
      issues: [{ path: 'at', message: 'lies before the latest fact of the case' }],
    });
  }
  return ruleRefusal(procedure, state, fact, env, admitted);
};

/** The provision under which a fact of this case stands. */
export const basisOf = <S extends string, F extends AnyFact, C extends object>(
  procedure: Pick<DefinedProcedure<S, F, C>, 'articles' | 'governing'>,
  context: C,
  fact: Sketch<F>,
): Citation | null => {
  const articles: Readonly<Record<string, Citation | undefined>> = procedure.articles;
  const declared = Object.hasOwn(articles, fact.type) ? articles[fact.type] : undefined;
  return declared === undefined ? null : governed(procedure, declared, context, fact);
};

/** A declared basis, or what governs this case in its place. */
export const governed = <S extends string, F extends AnyFact, C extends object>(
  { governing }: Pick<DefinedProcedure<S, F, C>, 'governing'>,
  basis: Citation,
  context: C,
  fact: Sketch<F>,
): Citation => governing?.(basis, context, fact) ?? basis;

/** Refuses when the actor holds no duty that may record the fact, or recorded one that has to be kept apart from it. */
export const dutyRefusal = (
  procedure: Pick<AnyProcedure, 'keptApart'> & { readonly recordedBy: Readonly<Record<string, readonly string[]>> },
  state: Pick<CaseState, 'recorders'>,
  type: string,
  actor: Actor,
): Refusal | null => {
  const duties = procedure.recordedBy[type] ?? [];
  if (!actor.duties.some((duty) => duties.includes(duty))) {
    return refusal('actor/forbidden', {
      issues: [{ path: 'type', message: `needs one of the duties ${duties.join(', ')}` }],
    });
  }
  const clash = procedure.keptApart.find(
    (pair) => pair.second === type && state.recorders[pair.first]?.includes(actor.id),
  );
  if (clash === undefined) return null;
  return refusal('actor/kept-apart', {
    issues: [{ path: 'type', message: `the same person recorded ${clash.first}` }],
  });
};

const isBefore = (
  procedure: Pick<AnyProcedure, 'order' | 'backdated'>,
  fact: AnyFact,
  lastAt: Instant | null,
): boolean => {
  if (lastAt === null || fact.type === 'clock.expired' || procedure.backdated.includes(fact.type)) return false;
  return procedure.order === 'instant' ? fact.at < lastAt : civilDateOf(fact.at) < civilDateOf(lastAt);
};

const ruleRefusal = <S extends string, F extends AnyFact, C extends object>(
  procedure: DefinedProcedure<S, F, C>,
  state: CaseState<C>,
  fact: F,
  env: Env,
  admitted: readonly string[],
): Refusal | null => {
  try {
    const rule = brokenRule<C, F>(procedure.rules, state.context, fact, env);
    return rule === null ? null : refusedByRule(rule, governed(procedure, rule.basis, state.context, fact), admitted);
  } catch (error) {
    return calendarRefusal(error, admitted);
  }
};

/** A broken rule as a refusal. */
export const refusedByRule = (
  rule: Pick<Rule<never, never>, 'code' | 'kind' | 'text'>,
  basis: Citation,
  admitted: readonly string[],
): Refusal => ({
  code: rule.code,
  kind: rule.kind,
  reason: rule.text,
  basis,
  issues: [],
  admitted,
});

/** A calendar that cannot answer is a refusal with the year's name; anything else is a fault and goes on. */
export const calendarRefusal = (error: unknown, admitted: readonly string[]): Refusal => {
  if (error instanceof CalendarNotPublishedError) {
    const reason = text(
      `期限涉及${error.year}年,该年放假安排尚未公布`,
      `The period runs into ${error.year}, whose holiday notice is not loaded`,
    );
    return refusal('calendar/unknown-year', { admitted, reason });
  }
  if (isOutOfRange(error)) return refusal('calendar/out-of-range', { admitted });
  throw error;
};

// Arithmetic on a day near the year 9999 has no result to give.
const isOutOfRange = (error: unknown): boolean =>
  error instanceof CalendarRangeError ||
  (error instanceof CalendarError &&
    (error.code === 'calendar/impossible-date' || error.code === 'calendar/impossible-instant'));
