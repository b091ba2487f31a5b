import type { Calendar, Instant } from '@gongkai/calendar';
import type { Citation } from '../law/cite.ts';
import type { ClockReading } from './clock.ts';
import type { RuleCode } from './errors.ts';
import type { Text } from './text.ts';

/** What clocks and contributions read apart from the case: the calendar in force. Time comes with the fact. */
export interface Env {
  readonly calendar: Calendar;
  /** The number of the case, where it has one. */
  readonly number?: string | undefined;
  /** Whether a search is on record in the file of the case; undefined where no file is kept. */
  readonly searched?: boolean | undefined;
}

/** What rules read apart from the case and the fact. */
export interface RuleEnv extends Env {
  /** A clock of the case, read at the instant of the fact; computed once for each judgement. */
  readonly clock: (id: string) => ClockReading | undefined;
}

/**
 * A condition of law on a fact apart from the state of the case. `bars` needs only the case and the instant, so it is
 * also judged before the data of the fact are known; `breaks` is judged with complete data.
 */
export interface Rule<C, F> {
  readonly code: RuleCode;
  readonly basis: Citation;
  readonly text: Text;
  /** `conflict`: the case does not allow it; `invalid`: the data are at fault. The default follows from `breaks`. */
  readonly kind?: 'conflict' | 'invalid';
  readonly bars?: (context: C, at: Instant, env: RuleEnv) => boolean;
  readonly breaks?: (context: C, fact: F, env: RuleEnv) => boolean;
  /**
   * The choice that is all `breaks` reads of the fact beside its instant, with every value of it: what a case cannot take
   * is then known before anything is filled in.
   */
  readonly chosen?: { readonly field: string; readonly values: readonly string[] };
}

/**
 * A rule that describes an unlawful act which can nevertheless happen. The fact is recorded once the rule is
 * acknowledged with a reason; `instead` and `leads` say what it then does, so that it gives the agency nothing.
 */
export interface IrregularRule<S extends string, C, F> extends Rule<C, F> {
  /** What follows for the agency when the fact is recorded all the same; shown with the refusal. */
  readonly follows?: Text;
  /** The effect of the acknowledged fact in place of the declared one; `({ at }) => ({ at })` leaves no trace of it in `at`. */
  readonly instead?: (context: C, fact: F) => Partial<C>;
  /** The state it leads to in place of the declared edge. */
  readonly leads?: S | 'stay';
}

/** A rule with its particular types forgotten: the kernel calls it with what the same procedure made. */
export interface AnyRule extends Omit<IrregularRule<string, never, never>, 'kind'> {
  readonly kind: 'conflict' | 'invalid';
}

/** Forgets the types of a rule and settles whether the case or the data are at fault. */
export const settleRule = <S extends string, C, F>(rule: IrregularRule<S, C, F>): AnyRule => ({
  ...(rule as IrregularRule<string, never, never>),
  kind: rule.kind ?? (rule.breaks === undefined ? 'conflict' : 'invalid'),
});
