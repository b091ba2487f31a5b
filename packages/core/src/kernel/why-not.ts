import {
  CalendarError,
  CalendarNotPublishedError,
  CalendarRangeError,
  civilDateOf,
  type Instant,
} from '@gongkai/calendar';
import type { Citation } from '../law/cite.ts';
import type { CaseState } from './case-state.ts';
import { CLOCK_EXPIRED, clockName } from './clock-expired.ts';
import { isOfficeFact } from './file/file-facts.ts';
import { fileDutyRefusal, fileRefusal } from './file/judge-file.ts';
import { daysOutside, namesItself } from './places-in.ts';
import { APART, sidesOf } from './apart.ts';
import { clashOf } from './exempted.ts';
import { type Actor, needsDuty, personsOf } from './duties.ts';
import { refusal, type Refusal } from './errors.ts';
import type { AnyFact } from './fact.ts';
import { acknowledgedIn, irregularRules, plainEnv, refusingRule, withFile } from './judge.ts';
import { admittedFacts, type AnyProcedure, type PartialFact } from './procedure.ts';
import type { AnyRule, Env } from './rule.ts';
import { text, type Text } from './text.ts';

/** Who records a fact, and when. `now` bounds facts from above; it is never read from a clock here. */
export interface Submission {
  readonly actor: Actor;
  readonly now: Instant;
}

/** Why a complete fact may not be recorded on a case; null where it may. */
export const whyNot = (
  procedure: AnyProcedure,
  state: CaseState,
  fact: AnyFact,
  { actor, now }: Submission,
  env: Env,
): Refusal | null => {
  const admitted = admittedFacts(procedure, state.value);
  const isOfFile = isOfficeFact(fact.type);
  const duty = isOfficeFact(fact.type)
    ? fileDutyRefusal(fact.type, actor, procedure)
    : dutyRefusal(procedure, state, fact.type, actor, acknowledgedIn(fact));
  if (duty !== null) return { ...duty, admitted };
  if (!isOfFile && !procedure.admits[state.value]?.has(fact.type))
    return refusal('fact/refused', { admitted, basis: basisOf(procedure, state.context, partial(fact)) });
  const outside = daysOutside(fact, procedure.daysIn(fact.type), env.calendar);
  if (outside.length > 0) return refusal('calendar/out-of-range', { admitted, issues: outside });
  const itself = env.number === undefined ? [] : namesItself(fact, procedure.casesIn(fact.type), env.number);
  if (itself.length > 0) return refusal('fact/malformed', { admitted, issues: itself });
  if (fact.at > now) return refusal('fact/future', { admitted, issues: [{ path: 'at', message: 'is in the future' }] });
  if (isBefore(procedure, fact, state)) {
    return refusal('fact/out-of-order', {
      admitted,
      issues: [{ path: 'at', message: 'is before the latest fact of the case' }],
    });
  }
  const ofFile = isOfFile ? fileRefusal(procedure, state, fact, actor) : null;
  if (ofFile !== null) return { ...ofFile, admitted };
  return ruleRefusal(procedure, state, fact, withFile(env, state), admitted);
};

// Governing reads by name what a fact has; the parsed fact has all of it.
const partial = (fact: AnyFact): PartialFact => fact as PartialFact;

type Governed = Pick<AnyProcedure, 'legalBasis' | 'governing' | 'clocks' | 'periods'>;

/** The provision under which a fact of this case is recorded. */
export const basisOf = (procedure: Governed, context: object, fact: PartialFact): Citation | null => {
  const declared = Object.hasOwn(procedure.legalBasis, fact.type) ? procedure.legalBasis[fact.type] : undefined;
  return declared === undefined ? null : governed(procedure, declared, context, fact);
};

/** A declared basis, or what governs this case in its place; an expiry rests on what sets its period. */
export const governed = (procedure: Governed, declared: Citation, context: object, fact: PartialFact): Citation => {
  const basis = fact.type === CLOCK_EXPIRED ? (expiredBasis(procedure, context, fact) ?? declared) : declared;
  return procedure.governing?.(basis, context, fact) ?? basis;
};

const expiredBasis = ({ clocks, periods }: Governed, context: object, { at, clock }: PartialFact): Citation | null => {
  if (typeof clock !== 'string') return null;
  const name = clockName(clock);
  const running = clocks(context, { ...plainEnv, now: at }, name).find((one) => one.id === clock);
  return running?.period.basis ?? periods[name]?.basis ?? null;
};

/** Refuses when the actor holds no duty that may record the fact, or recorded one that has to be kept apart from it. */
export const dutyRefusal = (
  procedure: Pick<AnyProcedure, 'separationOfDuties' | 'allowedDuties'>,
  state: Pick<CaseState, 'recorders' | 'file'>,
  type: string,
  actor: Actor,
  acknowledged: readonly string[] = [],
): Refusal | null => {
  const duties = procedure.allowedDuties[type] ?? [];
  if (!actor.duties.some((duty) => duties.includes(duty))) {
    return refusal('actor/forbidden', { issues: [{ path: 'type', message: needsDuty(duties) }] });
  }
  const clash = clashOf(procedure, state, type, personsOf(actor));
  const isKnown = acknowledged.includes(APART);
  if (clash === undefined) {
    return isKnown ? refusal('fact/malformed', { issues: [nothingToAcknowledge(APART)] }) : null;
  }
  if (isKnown || state.file?.exempted?.includes(type) === true) return null;
  return refusal(APART, {
    recordable: true,
    follows: clash.follows,
    issues: [{ path: 'type', message: `the same person recorded ${clash.recorded}` }],
  });
};

/** What follows for the agency from a recorded breach of the separation of duties by a fact; null for one of no pair. */
export const followsOfBreach = (
  { separationOfDuties }: Pick<AnyProcedure, 'separationOfDuties'>,
  type: string,
): Text | null => sidesOf(type, separationOfDuties)[0]?.follows ?? null;

const nothingToAcknowledge = (code: string) => ({
  path: 'acknowledged',
  message: `${code} is acknowledged, but this fact does not break it`,
});

const isBefore = (
  procedure: Pick<AnyProcedure, 'order' | 'backdated'>,
  fact: AnyFact,
  { lastAt, firstAt }: Pick<CaseState, 'lastAt' | 'firstAt'>,
): boolean => {
  if (lastAt === null || fact.type === CLOCK_EXPIRED) return false;
  if (procedure.backdated.includes(fact.type)) return false;
  // The first fact is the first one, to the instant.
  if (fact.at < (firstAt ?? Number.NEGATIVE_INFINITY)) return true;
  // A file is often put in order later: its facts only follow the opening of the case.
  if (isOfficeFact(fact.type)) return false;
  return procedure.order === 'instant' ? fact.at < lastAt : civilDateOf(fact.at) < civilDateOf(lastAt);
};

const ruleRefusal = (
  procedure: AnyProcedure,
  { context }: CaseState,
  fact: AnyFact,
  env: Env,
  admitted: readonly string[],
): Refusal | null => {
  const refusedBy = (rule: AnyRule, recordable: boolean): Refusal => ({
    ...refusedByRule(rule, governed(procedure, rule.basis, context, partial(fact)), admitted),
    recordable,
    follows: recordable ? (rule.follows ?? null) : null,
  });
  try {
    const rule = refusingRule(procedure, context, fact, env);
    if (rule !== null) return refusedBy(rule, false);
    const broken = irregularRules(procedure, context, fact, env);
    const acknowledged = acknowledgedIn(fact);
    const open = broken.find(({ code }) => !acknowledged.includes(code));
    if (open !== undefined) return refusedBy(open, true);
    const extra = acknowledged.filter((code) => code.startsWith('rule/') && !broken.some((one) => one.code === code));
    return extra.length === 0 ? null : refusal('fact/malformed', { admitted, issues: extra.map(nothingToAcknowledge) });
  } catch (error) {
    return calendarRefusal(error, admitted);
  }
};

/** A broken rule as a refusal. */
export const refusedByRule = (
  rule: Pick<AnyRule, 'code' | 'kind' | 'text'>,
  basis: Citation,
  admitted: readonly string[],
): Refusal => ({
  code: rule.code,
  kind: rule.kind,
  reason: rule.text,
  basis,
  issues: [],
  admitted,
  recordable: false,
  follows: null,
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
