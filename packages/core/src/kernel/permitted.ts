import type { Instant } from '@gongkai/calendar';
import type { CaseState } from './case-state.ts';
import type { Actor } from './duties.ts';
import { refusal, type Refusal } from './errors.ts';
import { FILE_FACTS, type FileFactType, isFileFact } from './file/file-facts.ts';
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

/** Several actors that one caller may be: themselves, and each person in whose place they act. */
export type Actors = readonly [Actor, ...Actor[]];

/**
 * The actor of several who records a fact of this type: the first who may, else the first with a duty for it, else the
 * first of all.
 */
export const actorFor = (
  procedure: AnyProcedure,
  state: Pick<CaseState, 'recorders' | 'file' | 'version'> & Partial<Pick<CaseState, 'value'>>,
  type: unknown,
  actors: Actors,
): Actor => {
  const [first] = actors;
  if (actors.length === 1 || typeof type !== 'string') return first;
  const refused = actors.map((actor) =>
    isFileFact(type) ? fileBarred(procedure, state, type, actor) : dutyRefusal(procedure, state, type, actor),
  );
  const may = refused.indexOf(null);
  if (may !== -1) return actors[may] ?? first;
  return actors[refused.findIndex((one) => one?.code !== 'actor/forbidden')] ?? first;
};

/** The permissions of a caller who may be several actors: for each fact that of the actor who would record it. */
export const permittedAmong = (
  procedure: AnyProcedure,
  state: CaseState,
  { actors, now }: { readonly actors: Actors; readonly now: Instant },
  env: Env,
): readonly Permission[] => {
  const [first, ...others] = actors.map((actor) => permitted(procedure, state, { actor, now }, env));
  if (first === undefined || others.length === 0) return first ?? [];
  return first.map((permission, place) => {
    const at = actors.indexOf(actorFor(procedure, state, permission.fact, actors));
    return others[at - 1]?.[place] ?? permission;
  });
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
