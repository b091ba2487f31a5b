import type { Instant } from '@gongkai/calendar';
import type { CaseState } from './case-state.ts';
import { fileSuggestions, isFileFact } from './file/index.ts';
import { barringRule } from './judge.ts';
import type { AnyProcedure, Suggestion } from './procedure.ts';
import type { Env } from './rule.ts';
import { calendarRefusal, governed } from './why-not.ts';

/** All that a case calls for by itself: by its procedure, and by its file. */
export const calledForIn = (
  { suggestions }: Pick<AnyProcedure, 'suggestions'>,
  { context, file }: Pick<CaseState, 'context' | 'file'>,
): readonly Suggestion[] => [...suggestions(context), ...(file === undefined ? [] : fileSuggestions(file))];

/**
 * The facts that a case calls for and that may be recorded at this instant, or in a state that follows: one that the
 * state does not admit, or that a rule bars whatever its data, is not among them. Each has the provision of its own text.
 * `more` are called for by cases that it is linked with.
 */
export const suggestionsOf = <S extends Suggestion = Suggestion>(
  procedure: AnyProcedure,
  state: Pick<CaseState, 'value' | 'context' | 'file'>,
  now: Instant,
  env: Env,
  more: readonly S[] = [],
): readonly (Suggestion | S)[] =>
  [...calledForIn(procedure, state), ...more]
    .filter(
      ({ fact, ahead = [] }) =>
        isFileFact(fact) || procedure.admits[state.value]?.has(fact) || ahead.includes(state.value),
    )
    .filter(({ fact }) => isFileFact(fact) || !isBarred(procedure, state.context, { type: fact, at: now }, env))
    .map(({ basis, ...one }) => ({
      ...one,
      basis:
        basis && !isFileFact(one.fact) ? governed(procedure, basis, state.context, { type: one.fact, at: now }) : basis,
    }));

const isBarred = (
  procedure: AnyProcedure,
  context: object,
  asked: { readonly type: string; readonly at: Instant },
  env: Env,
): boolean => {
  try {
    return barringRule(procedure, context, asked, env) !== null;
  } catch (error) {
    // Where the calendar cannot answer, the fact would be refused.
    return calendarRefusal(error, []) !== null;
  }
};
