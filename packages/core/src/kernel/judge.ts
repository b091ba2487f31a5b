import type { Instant } from '@gongkai/calendar';
import { nationalCalendar } from '@gongkai/calendar';
import type { CaseState } from './case-state.ts';
import type { ClockReading } from './clock.ts';
import { clockName } from './clock-expired.ts';
import type { AnyFact } from './fact.ts';
import type { AnyProcedure } from './procedure.ts';
import { readClock } from './read-clock.ts';
import type { AnyRule, Env, RuleEnv } from './rule.ts';

/** The parts of a procedure that judging takes. */
export type Judging = Pick<AnyProcedure, 'rules' | 'irregular' | 'clocks' | 'dayEnds'>;

/** The environment of a machine that runs outside an engine: the national calendar that the package brings. */
export const plainEnv: Env = { calendar: nationalCalendar };

/** An environment with what rules read of the file of a case. */
export const withFile = (env: Env, { file }: Pick<CaseState, 'file'>): Env => ({
  ...env,
  searched: file?.searched === true,
});

/** The environment of one judgement: its clocks are read when a rule asks for one, each name once. */
export const ruleEnv = (procedure: Judging, context: object, at: Instant, env: Env): RuleEnv => {
  const { calendar, searched } = env;
  const known = new Map<string, readonly ClockReading[]>();
  const named = (name: string): readonly ClockReading[] => {
    const found =
      known.get(name) ??
      procedure
        .clocks(context, { calendar, now: at }, name)
        .map((clock) => readClock(clock, calendar, at, procedure.dayEnds?.(context)));
    known.set(name, found);
    return found;
  };
  return { calendar, searched, clock: (id) => named(clockName(id)).find((one) => one.id === id) };
};

// Contexts and facts come from the same procedure as the rules.
const bars = (rule: AnyRule, context: object, at: Instant, env: RuleEnv): boolean =>
  rule.bars?.(context as never, at, env) === true;

const breaks = (rule: AnyRule, context: object, fact: AnyFact, env: RuleEnv): boolean =>
  bars(rule, context, fact.at, env) || rule.breaks?.(context as never, fact as never, env) === true;

const NONE: readonly AnyRule[] = [];

/** The first rule that refuses a fact, or null. */
export const refusingRule = (procedure: Judging, context: object, fact: AnyFact, env: Env): AnyRule | null => {
  const rules = procedure.rules[fact.type] ?? NONE;
  if (rules.length === 0) return null;
  const judged = ruleEnv(procedure, context, fact.at, env);
  return rules.find((rule) => breaks(rule, context, fact, judged)) ?? null;
};

/** The irregularities of a fact. */
export const irregularRules = (procedure: Judging, context: object, fact: AnyFact, env: Env): readonly AnyRule[] => {
  const rules = procedure.irregular[fact.type] ?? NONE;
  if (rules.length === 0) return NONE;
  const judged = ruleEnv(procedure, context, fact.at, env);
  return rules.filter((rule) => breaks(rule, context, fact, judged));
};

/** The first rule that bars a fact of this type whatever its data, with whether it can be acknowledged. */
export const barringRule = (
  procedure: Judging,
  context: object,
  { type, at }: AnyFact,
  env: Env,
): { readonly rule: AnyRule; readonly recordable: boolean } | null => {
  const refusing = procedure.rules[type] ?? NONE;
  const irregular = procedure.irregular[type] ?? NONE;
  if (refusing.length + irregular.length === 0) return null;
  const judged = ruleEnv(procedure, context, at, env);
  const rule = refusing.find((one) => bars(one, context, at, judged));
  if (rule !== undefined) return { rule, recordable: false };
  const acknowledged = irregular.find((one) => bars(one, context, at, judged));
  return acknowledged === undefined ? null : { rule: acknowledged, recordable: true };
};

/** The irregularities that were acknowledged when a fact was recorded. */
export const acknowledgedIn = (fact: AnyFact): readonly string[] =>
  'acknowledged' in fact && Array.isArray(fact.acknowledged) ? fact.acknowledged : [];

/** Whether the rules admit a fact: nothing refuses it, and what is irregular was acknowledged. */
export const isLawful = (procedure: Judging, context: object, fact: AnyFact, env: Env): boolean => {
  if (refusingRule(procedure, context, fact, env) !== null) return false;
  const acknowledged = acknowledgedIn(fact);
  return irregularRules(procedure, context, fact, env).every(({ code }) => acknowledged.includes(code));
};
