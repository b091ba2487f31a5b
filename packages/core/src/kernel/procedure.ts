import type { Calendar, CivilDate, Instant } from '@gongkai/calendar';
import type { AnyStateMachine } from 'xstate';
import type { z } from 'zod';
import type { Citation } from '../law/cite.ts';
import type { Clock } from './clock.ts';
import type { Duty } from './duties.ts';
import type { RuleCode } from './errors.ts';
import type { Period } from './period.ts';
import type { DayEnds } from './read-clock.ts';
import type { Text } from './text.ts';

/** What every parsed fact has: its type, and when it happened (epoch milliseconds). */
export interface AnyFact {
  readonly type: string;
  readonly at: Instant;
}

/** What rules and clocks are told besides the case: the calendar in force. Time comes with the fact. */
export interface Env {
  readonly calendar: Calendar;
}

/** A fact of which only the type and the instant need be known: so a rule can also say what would be refused now. */
export type Sketch<F extends AnyFact> = Pick<F, 'type' | 'at'> &
  Partial<Omit<F, 'type' | 'at'>> & {
    /** Set where the data are not known yet, so that a rule can tell that from data that were left out. */
    readonly sketched?: true;
  };

/** A condition of law on a fact, besides the state of the case. */
export interface Rule<C, F extends AnyFact> {
  readonly code: RuleCode;
  /** `conflict`: the case does not allow it; `invalid`: the data of the fact are at fault. */
  readonly kind: 'conflict' | 'invalid';
  readonly basis: Citation;
  readonly text: Text;
  readonly breaks: (context: C, fact: Sketch<F>, env: Env) => boolean;
}

/** The rules of a procedure, by the fact they bind. */
export type Rules<C, F extends AnyFact> = { readonly [T in F['type']]?: readonly Rule<C, Extract<F, { type: T }>>[] };

/** What each fact does to the context: pure, and without a calendar, so that no amended calendar changes a fold. */
export type Effects<C, F extends AnyFact> = {
  readonly [T in F['type']]: (context: C, fact: Extract<F, { type: T }>) => Partial<C>;
};

/** One count that a case adds to the figures: an indicator, the day it falls on, and what it is broken down by. */
export interface Contribution {
  readonly indicator: string;
  readonly on: CivilDate;
  readonly by: Readonly<Record<string, string>>;
  /** How much it adds; 1 where nothing is said. */
  readonly amount?: number;
}

/** An outcome code, its article, and the cell of each report format in which it is counted. */
export interface Outcome {
  readonly label: Text;
  readonly basis: Citation | null;
  readonly cells: Readonly<Record<string, string>>;
  /** What kind of result it is, where outcomes fall into kinds. */
  readonly group?: string;
  /** Whether reconsideration has to come before a court; a word where that depends on more than the code. */
  readonly reconsiderationFirst?: boolean | 'if-withheld-under-14-to-16' | 'uncertain' | null;
}

/** What a fact does in a state: the next state, `refused`, or one of these by a named case of its content. */
export type TableCell = string | Readonly<Record<string, string>>;

/** Everything about one procedure, in one value. Engine, API, console, CLI and statistics take it from here. */
export interface Procedure<S extends string = string, F extends AnyFact = AnyFact, C extends object = object> {
  readonly id: string;
  /** Semantic version of behaviour: a removed transition or a changed period is major. */
  readonly version: string;
  readonly label: Text;
  /** First character of case numbers, as offices write them: 依 for requests, 舆 for incidents. */
  readonly prefix: string;
  readonly machine: AnyStateMachine;
  /** The reviewed table of states and facts that the machine is held to; written by hand from the law. */
  readonly table: { readonly [K in S]: { readonly [T in F['type']]: TableCell } };
  readonly facts: { readonly [T in F['type']]: z.ZodType<Extract<F, { type: T }>> };
  /** Facts that may open a case. */
  readonly openedBy: readonly F['type'][];
  /** Facts that may be recorded later than facts that happened after them; their own rules bound them. */
  readonly backdated: readonly F['type'][];
  /** Whether order is judged by the day or to the instant. */
  readonly order: 'day' | 'instant';
  /** The provision under which each fact stands; shown with every refusal of it. */
  readonly articles: { readonly [T in F['type']]: Citation };
  /**
   * The provision that governs a fact of this case in the place of the one that is declared: an older text, another
   * party, another court. It is asked for every basis that a refusal shows.
   */
  readonly governing?: (basis: Citation, context: C, fact: Sketch<F>) => Citation;
  readonly recordedBy: { readonly [T in F['type']]: readonly Duty[] };
  readonly keptApart: readonly { readonly first: F['type']; readonly second: F['type'] }[];
  readonly rules: Rules<C, F>;
  readonly effects: Effects<C, F>;
  readonly initial: (settings: object) => C;
  readonly settings: z.ZodType<object>;
  readonly periods: Readonly<Record<string, Period>>;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly labels: {
    readonly states: { readonly [K in S]: Text };
    readonly facts: { readonly [T in F['type']]: Text };
  };
  /** Paths of personal data inside facts, as `type:path`; readers without a handling duty never see them. */
  readonly personal: readonly string[];
  /** Where the day of a period ends; 24:00 where nothing is said. */
  readonly dayEnds?: (context: C) => DayEnds;
  /** The end of the period whose expiry is recorded for a clock, so that each is recorded once. */
  readonly expiredAt: (context: C, clock: string) => Instant | null;
  /** The code of the result, once there is one. */
  readonly outcomeOf: (context: C) => string | null;
  /** Whether reconsideration has to come before a court in this case; null where nobody could go there. */
  readonly reconsiderationFirst?: (context: C) => boolean | null;
  readonly clocks: (context: C, env: Env & { readonly now: Instant }) => readonly Clock[];
  readonly contributions: (context: C, env: Env) => readonly Contribution[];
}
