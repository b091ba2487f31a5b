import type { Instant } from '@gongkai/calendar';
import type { CaseState } from './case-state.ts';
import type { Actor } from './duties.ts';
import { refusal, type Refusal } from './errors.ts';
import { FILE_FACTS, type FileFactType } from './file/file-facts.ts';
import { fileBarred } from './file/judge-file.ts';
import { barringRule, withFile } from './judge.ts';
import { admittedFacts, type AnyProcedure } from './procedure.ts';
import type { Env } from './rule.ts';
import type { Text } from './text.ts';
import { basisOf, calendarRefusal, dutyRefusal, governed, refusedByRule } from './why-not.ts';

/** Whether a fact may be recorded now by this actor, and if not, why not. */
export interface Permission {
  readonly fact: string;
  readonly label: Text;
  readonly allowed: boolean;
  readonly refusal: Refusal | null;
}

/**
 * Every fact of the procedure, and then those of every file, with the permission for this actor at this instant. Rules
 * that depend on the data of a fact are judged when it is submitted; all others are judged here, by the same code.
 */
export const permitted = (
  procedure: AnyProcedure,
  state: CaseState,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  env: Env,
): readonly Permission[] => {
  const admitted = admittedFacts(procedure, state.value);
  const permission = (fact: string, label: Text, found: Refusal | null): Permission => ({
    fact,
    label,
    allowed: found === null,
    refusal: found === null ? null : { ...found, admitted },
  });
  return [
    ...procedure.factTypes.map((type) => {
      const label = procedure.labels.facts[type] ?? { zh: type, en: type };
      return permission(type, label, whyNotNow(procedure, state, type, actor, now, env));
    }),
    ...(Object.keys(FILE_FACTS) as FileFactType[]).map((type) =>
      permission(type, FILE_FACTS[type].label, fileBarred(procedure, state, type, actor)),
    ),
  ];
};

const whyNotNow = (
  procedure: AnyProcedure,
  state: CaseState,
  type: string,
  actor: Actor,
  now: Instant,
  env: Env,
): Refusal | null => {
  const asked = { type, at: now };
  if (!procedure.admits[state.value]?.has(type))
    return refusal('fact/refused', { basis: basisOf(procedure, state.context, asked) });
  const duty = dutyRefusal(procedure, state, type, actor);
  if (duty !== null) return duty;
  try {
    const found = barringRule(procedure, state.context, asked, withFile(env, state));
    if (found === null) return null;
    const { rule, recordable } = found;
    const refused = refusedByRule(rule, governed(procedure, rule.basis, state.context, asked), []);
    return { ...refused, recordable, follows: recordable ? (rule.follows ?? null) : null };
  } catch (error) {
    return calendarRefusal(error, []);
  }
};
