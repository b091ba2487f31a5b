import type { Instant } from '@gongkai/calendar';
import type { CaseState } from './case-state.ts';
import { type Judging, ruleEnv, withFile } from './judge.ts';
import type { AnyRule, Env } from './rule.ts';
import { calendarRefusal } from './why-not.ts';

/** Values of one field of a fact that a case cannot take, whatever else the fact says. */
export interface BarredChoice {
  readonly field: string;
  readonly values: readonly string[];
}

/**
 * The choices of a fact that a case refuses for good reason before anything is filled in, by field: those that break a
 * rule which reads nothing else of the fact. What may be recorded on acknowledgement is not among them.
 */
export const barredChoices = (
  procedure: Judging,
  state: Pick<CaseState, 'context' | 'file'>,
  { type, now }: { readonly type: string; readonly now: Instant },
  env: Env,
): readonly BarredChoice[] => {
  const rules = (procedure.rules[type] ?? []).filter(({ chosen }) => chosen !== undefined);
  if (rules.length === 0) return [];
  const judged = ruleEnv(procedure, state.context, now, withFile(env, state));
  const isBroken = ({ breaks }: AnyRule, choice: object): boolean => {
    try {
      // Contexts and facts come from the same procedure as the rules.
      return breaks?.(state.context as never, { type, at: now, ...choice } as never, judged) === true;
    } catch (error) {
      // What no calendar can say yet bars nothing before it is asked.
      calendarRefusal(error, []);
      return false;
    }
  };
  const barred = new Map<string, Set<string>>();
  for (const rule of rules) {
    const { field, values } = rule.chosen ?? { field: '', values: [] };
    const found = values.filter((value) => isBroken(rule, { [field]: value }));
    if (found.length > 0) barred.set(field, new Set([...(barred.get(field) ?? []), ...found]));
  }
  return [...barred].map(([field, values]) => ({ field, values: [...values] }));
};
