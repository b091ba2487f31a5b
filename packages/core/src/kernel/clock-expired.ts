import type { Instant } from '@gongkai/calendar';
import { convention } from '../law/cite.ts';
import type { DeclaredFact, Kept } from './fact.ts';
import type { PreparedPeriod } from './period-clocks.ts';
import type { AnyRule, RuleEnv } from './rule.ts';
import { clockExpiredData } from './schemas.ts';
import { text } from './text.ts';

/** The fact by which the engine records that a period ran out; the kernel owns it in every procedure. */
export const CLOCK_EXPIRED = 'clock.expired';

/** `clock.expired`, parsed. */
export interface ClockExpired {
  readonly type: typeof CLOCK_EXPIRED;
  readonly at: Instant;
  readonly clock: string;
  /** The instant at which the period ended. */
  readonly dueAt: Instant;
}

/** The name of a clock without the run that it belongs to. */
export const clockName = (clock: string): string => clock.split(':', 1)[0] ?? clock;

const notDue = (context: Kept, { clock, dueAt, at }: ClockExpired, env: RuleEnv): boolean => {
  const found = env.clock(clock);
  if (found === undefined || !found.expires || found.ended !== null || found.due === null) return true;
  return found.due.at !== dueAt || at < dueAt || context.expired[clock] === dueAt;
};

const rule: AnyRule = {
  code: 'rule/clock-not-due',
  kind: 'conflict',
  basis: convention('engine'),
  text: text('该期限并未在此时届满', 'no such clock ends at this instant'),
  breaks: notDue,
};

type Periods = readonly PreparedPeriod[];

const withConsequence = (periods: Periods): ReadonlyMap<string, PreparedPeriod> => {
  const found = new Map<string, PreparedPeriod>();
  for (const one of periods) {
    if (one.declared.onExpired === undefined) continue;
    if (found.has(one.clock)) throw new Error(`two periods of the clock ${one.clock} have an effect when it runs out`);
    found.set(one.clock, one);
  }
  return found;
};

/**
 * Builds `clock.expired` for a procedure: admitted in every state but the given ones, leading where a period says.
 * @throws Error where two periods of one clock have an effect when it runs out.
 */
export const clockExpiredFact = (states: readonly string[], periods: Periods): DeclaredFact => {
  const consequences = withConsequence(periods);
  const tests = new Map(
    [...consequences.keys()].map((clock) => [clock, (_: Kept, fact: ClockExpired) => clockName(fact.clock) === clock]),
  );
  const edge = (state: string) => {
    const leading = [...consequences].flatMap(([clock, { declared }]) => {
      const to = declared.onExpired?.from?.[state];
      const test = tests.get(clock);
      return to === undefined || test === undefined ? [] : [{ name: `expiry of ${clock}`, test, to }];
    });
    return leading.length === 0 ? 'stay' : [...leading, 'stay'];
  };
  return {
    label: text('期限届满', 'period expired'),
    basis: convention('engine'),
    by: ['system'],
    data: clockExpiredData,
    // Each edge is a list of conditions that ends in a default.
    from: Object.fromEntries(states.map((state) => [state, edge(state)])) as DeclaredFact['from'],
    refuse: [rule],
    irregular: [],
    effect: (context: Kept, fact: ClockExpired): object => {
      const { clock, dueAt, at } = fact;
      const run = clock.includes(':') ? clock.slice(clock.indexOf(':') + 1) : null;
      const effect = consequences.get(clockName(clock))?.declared.onExpired?.effect;
      return {
        expired: { ...context.expired, [clock]: dueAt },
        ...effect?.(context as never, { clock, run, dueAt, at }),
      };
    },
    counts: null,
    restarts: false,
    backdated: false,
  };
};
