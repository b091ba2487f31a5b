import type { Caller, Login, LoginSession } from '@gongkai/engine';

/** Who needs a second factor; `heads` are administrators and those who decide. */
export const FACTOR_RULES = ['nobody', 'administrators', 'heads', 'everybody'] as const;

/** One of {@link FACTOR_RULES}. */
export type FactorRule = (typeof FACTOR_RULES)[number];

/** Duties of those who decide. */
const HEADS: readonly string[] = ['office-head', 'signatory'];

/** Whether the rule asks this person for a second factor. */
export const needsFactor = (rule: FactorRule, { administrator, duties }: Caller): boolean => {
  if (rule === 'everybody') return true;
  if (rule === 'nobody') return false;
  return administrator !== null || (rule === 'heads' && duties.some((duty) => HEADS.includes(duty)));
};

/** What a session lacks before it may do anything: the code of the factor that is set, or a factor. */
export type Lacking = 'auth/code-needed' | 'auth/factor-needed' | null;

/** What the session of a person lacks. Who has set a factor has to show it, whether the rule asks for it or not. */
export const lackingOf = (
  rule: FactorRule,
  session: Pick<LoginSession, 'factors'>,
  caller: Caller,
  login: Pick<Login, 'factor'> | null,
): Lacking => {
  if (session.factors > 1) return null;
  if (login !== null && login.factor !== null) return 'auth/code-needed';
  return needsFactor(rule, caller) ? 'auth/factor-needed' : null;
};
