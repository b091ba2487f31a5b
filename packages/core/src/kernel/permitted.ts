import type { Instant } from '@gongkai/calendar';
import { basisOf, calendarRefusal, dutyRefusal, governed, refusedByRule } from './advance.ts';
import type { CaseState } from './case-state.ts';
import type { DefinedProcedure } from './define-procedure.ts';
import { admittedFacts, brokenRule } from './define-procedure.ts';
import type { Actor } from './duties.ts';
import type { Refusal } from './errors.ts';
import { refusal } from './errors.ts';
import type { AnyFact, Env, Sketch } from './procedure.ts';
import type { Text } from './text.ts';

/** Whether a fact may be recorded now by this actor, and if not, why not. */
export interface Permission {
  readonly fact: string;
  readonly label: Text;
  readonly allowed: boolean;
  readonly refusal: Refusal | null;
}

/**
 * Every fact of the procedure with its permission for this actor at this instant. Rules that depend on the data of a
 * fact are judged when it is submitted; all others are judged here, by the same code.
 */
export const permitted = <S extends string, F extends AnyFact, C extends object>(
  procedure: DefinedProcedure<S, F, C>,
  state: CaseState<C>,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  env: Env,
): readonly Permission[] => {
  const admitted = admittedFacts(procedure, state.value);
  return procedure.factTypes.map((type) => {
    const found = whyNotNow(procedure, state, type, actor, now, env);
    const label = procedure.labels.facts[type];
    return { fact: type, label, allowed: found === null, refusal: found === null ? null : { ...found, admitted } };
  });
};

const whyNotNow = <S extends string, F extends AnyFact, C extends object>(
  procedure: DefinedProcedure<S, F, C>,
  state: CaseState<C>,
  type: F['type'],
  actor: Actor,
  now: Instant,
  env: Env,
): Refusal | null => {
  const asked = sketch<F>(type, now);
  if (!procedure.admits[state.value]?.has(type))
    return refusal('fact/refused', { basis: basisOf(procedure, state.context, asked) });
  const duty = dutyRefusal(procedure, state, type, actor);
  if (duty !== null) return duty;
  try {
    const rule = brokenRule<C, F>(procedure.rules, state.context, asked, env);
    return rule === null ? null : refusedByRule(rule, governed(procedure, rule.basis, state.context, asked), []);
  } catch (error) {
    return calendarRefusal(error, []);
  }
};

// A sketch knows only type and instant, which is all that its type promises.
const sketch = <F extends AnyFact>(type: F['type'], at: Instant): Sketch<F> =>
  ({ type, at, sketched: true }) as Sketch<F>;
