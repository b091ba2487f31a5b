import type { Instant } from '@gongkai/calendar';
import type { z } from 'zod';
import type { Citation } from '../law/cite.ts';
import type { DeclaredFact } from './fact.ts';
import type { FormLabels } from './labels/form-labels.ts';
import type { DeclaredPeriod } from './period.ts';
import type {
  AnyProcedure,
  Apart,
  Contribution,
  Named,
  Outcome,
  PartialFact,
  Result,
  Route,
  Splitting,
  Merging,
  Suggestion,
  Summary,
} from './procedure.ts';
import type { DayEnds } from './read-clock.ts';
import type { WhenLinked } from './linked.ts';
import type { Env } from './rule.ts';
import type { Text } from './text.ts';

/** What a procedure says of itself apart from its facts and periods. */
export interface Head<S extends string, T extends string, C> {
  readonly id: string;
  /** Semantic version of behaviour: a removed transition or a changed period is major. */
  readonly version: string;
  readonly label: Text;
  /** What forms call the fields of its facts and settings, and their values; by default their names. */
  readonly labels?: FormLabels;
  /** First character of case numbers. */
  readonly prefix: string;
  /** Whether the order of facts is judged by the day (default) or to the instant. */
  readonly order?: 'day' | 'instant';
  /** States in which no clock runs out. */
  readonly settled?: readonly S[];
  /** States in which the case waits for another person than its handler. */
  readonly reviewed?: readonly S[];
  /** The facts of the usual course, in order: a desk offers the first one that may be recorded now. */
  readonly course?: readonly T[];
  /** The texts by which facts name the matter and the party of a case. */
  readonly names?: { readonly [K in T]?: Named };
  /** Pairs of facts that one person may not both record on one case, whichever comes first. */
  readonly apart?: readonly Apart<T, C>[];
  readonly outcomes?: Readonly<Record<string, Outcome>>;
  readonly outcomeOf?: (context: C) => string | null;
  /** The ways of the applicant against this case at an instant. */
  readonly route?: (context: C, now: Instant) => Route | null;
  /** All results of a case, the earliest first. */
  readonly results?: (context: C) => readonly Result[];
  /** Facts that the case calls for. */
  readonly suggestions?: (context: C) => readonly Suggestion[];
  readonly splitting?: Splitting;
  readonly merging?: Merging;
  /** Facts that the case calls for because of a case that it is linked with. */
  readonly whenLinked?: readonly WhenLinked<C>[];
  /** What governs a fact or a clock of this case in place of the declared basis; the fact is null for a clock. */
  readonly governing?: (basis: Citation, context: C, fact: PartialFact | null) => Citation;
  readonly dayEnds?: (context: C) => DayEnds;
  /** What a case adds to the figures; by default one for each fact that counts. */
  readonly contributions?: (context: C, env: Env) => readonly Contribution[];
  /** Indicators of `contributions`, apart from those that facts count for. */
  readonly indicators?: readonly string[];
  /** The columns of lists and the text that search finds a case by. */
  readonly summary?: (context: C) => Summary;
  /** What people call each tag of a summary. */
  readonly tags?: Readonly<Record<string, Text>>;
}

/** The parts of a procedure with their types forgotten. */
export interface ProcedureParts {
  readonly id: string;
  readonly states: Readonly<Record<string, Text>>;
  readonly settings: z.ZodType<object>;
  readonly retired: readonly string[];
  readonly labels: FormLabels;
  /** The context before the first fact, without what the kernel keeps. */
  readonly slices: object;
  readonly facts: Readonly<Record<string, DeclaredFact>>;
  readonly periods: Readonly<Record<string, DeclaredPeriod>>;
  readonly settled: readonly string[];
  readonly apart: readonly Apart[];
  readonly indicators: readonly string[];
  readonly governing?: (basis: Citation, context: never, fact: PartialFact | null) => Citation;
  readonly dayEnds?: (context: object) => DayEnds;
  readonly contributions?: (context: object, env: Env) => readonly Contribution[];
  readonly head: Pick<
    AnyProcedure,
    | 'id'
    | 'version'
    | 'label'
    | 'prefix'
    | 'order'
    | 'outcomes'
    | 'outcomeOf'
    | 'route'
    | 'results'
    | 'suggestions'
    | 'splitting'
    | 'merging'
    | 'whenLinked'
    | 'summary'
    | 'settled'
    | 'reviewed'
    | 'course'
    | 'names'
    | 'duties'
    | 'parties'
    | 'tags'
  >;
}
