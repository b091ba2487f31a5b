import type { CivilDate, Instant } from '@gongkai/calendar';
import type { AnyStateMachine } from 'xstate';
import type { z } from 'zod';
import type { Citation } from '../law/cite.ts';
import type { CaseState } from './case-state.ts';
import type { Clock } from './clock.ts';
import type { ValuePath } from './places-in.ts';
import type { AnyFact } from './fact.ts';
import type { FormLabels } from './labels/form-labels.ts';
import type { DeclaredPeriod } from './period.ts';
import type { DayEnds } from './read-clock.ts';
import type { AnyRule, Env } from './rule.ts';
import type { WhenLinked } from './linked.ts';
import type { Shown } from './shown.ts';
import type { Suggestion } from './suggestion.ts';
import type { Text } from './text.ts';

export type { Suggestion };

/** One count that a case adds to the figures: an indicator, the day it falls on, and what it is broken down by. */
export interface Contribution {
  readonly indicator: string;
  readonly on: CivilDate;
  readonly by: Readonly<Record<string, string>>;
  /** How much it adds; 1 by default. */
  readonly amount?: number;
}

/** An outcome code, its article, and the cell of each report format in which it is counted. */
export interface Outcome {
  readonly label: Text;
  readonly basis: Citation | null;
  readonly cells: Readonly<Record<string, string>>;
  /** The kind of result, where outcomes fall into kinds. */
  readonly group?: string;
  /** Whether reconsideration has to come before a court; a word where that depends on more than the code. */
  readonly reconsiderationFirst?: boolean | 'if-withheld-under-14-to-16' | 'uncertain' | null;
}

/** What every list shows of a case, and what search finds it by. */
export interface Summary {
  readonly subject: string | null;
  readonly party?: string | null;
  readonly channel?: string | null;
  readonly counterpart?: string | null;
  /** For how many matters the case asks, and the day on which it was received; null before that. */
  readonly asks?: { readonly items: number; readonly on: CivilDate | null };
  /** Codes by which lists are narrowed; the procedure names each of them in its `tags`. */
  readonly tags?: readonly string[];
  /** The grade of an incident. */
  readonly grade?: string | null;
  /** The day of receipt; null while it is not known. Without it, the day of the first fact. */
  readonly receivedOn?: CivilDate | null;
}

/**
 * The places in a fact, as it is submitted, of the texts that name the matter and the party, `applicant.name`, and of the
 * number under which another ledger or system has the case.
 */
export interface Named {
  readonly subject?: string;
  readonly party?: string;
  readonly externalNo?: string;
}

/** Where an applicant goes against a result, or against silence. */
export interface Route {
  /** `reconsideration` has to come first, or `either` way is open. */
  readonly first: 'reconsideration' | 'either';
  readonly basis: Citation;
  /** What has to be checked before one relies on it. */
  readonly note?: Text;
}

/** How a case is split into one for each matter. */
export interface Splitting {
  /** The fact that ends the case; its data are the number of `parts`. */
  readonly fact: string;
  /** Facts of the receipt, which every part has as well; the first is the one that opens it. */
  readonly repeats: readonly string[];
  /** The opening fact of a part. */
  readonly part: (
    opening: Readonly<Record<string, unknown>>,
    item: { readonly description: string },
  ) => Readonly<Record<string, unknown>>;
}

/** How an entry of a matter that was registered twice ends: it is merged into the other one, which is counted. */
export interface Merging {
  /** The fact that ends the case. */
  readonly fact: string;
  /** Its data: the case that goes on, by its number and the day of its receipt, and why the two are one. */
  readonly data: (
    into: { readonly number: string; readonly receivedOn: string | null },
    reason: string,
  ) => Readonly<Record<string, unknown>>;
  /** The number of the case that goes on, in such a fact. */
  readonly into: (fact: Readonly<Record<string, unknown>>) => string | null;
}

/** A result of the case, with the day on which it was reached; there are several where a case was handled again. */
export interface Result {
  readonly outcome: string;
  readonly on: CivilDate;
}

/** Two facts that one person may not both record on one case, in either order (separation of duties). */
export interface Apart<T extends string = string, C = never> {
  readonly first: T;
  readonly second: T;
  /** What follows for the agency when one person records the second all the same; the same in all pairs of one second. */
  readonly follows: Text;
  /** What an acknowledged breach gives the agency less than the fact itself would. */
  readonly instead?: (context: C, fact: never) => object;
}

/** A way from a state: where a fact leads, with the name of the condition where its content decides. */
export interface Way {
  readonly when: string | null;
  /** The next state; null where the case stays where it is. */
  readonly to: string | null;
}

/** A fact of which only type and instant are known, with whatever more: what `governing` is asked about. */
export type PartialFact = AnyFact & Readonly<Record<string, unknown>>;

/**
 * Everything about one procedure, in one value; engine, API, console, CLI and statistics take it from here. Functions
 * are methods, so that a procedure of particular types serves as any: contexts and facts only reach them through
 * `newCase`, `advance` and `applied`, which made them with the same procedure.
 */
export interface Procedure<S extends string = string, F extends AnyFact = AnyFact, C extends object = object> {
  readonly id: string;
  /** Semantic version of behaviour: a removed transition or a changed period is major. */
  readonly version: string;
  readonly label: Text;
  /** First character of case numbers, as offices write them: 依 for requests, 舆 for incidents. */
  readonly prefix: string;
  readonly machine: AnyStateMachine;
  /** The same machine without its rules: for folding facts that were judged before. */
  readonly unjudged: AnyStateMachine;
  readonly states: readonly S[];
  readonly initialState: S;
  readonly factTypes: readonly F['type'][];
  /** States in which no clock runs out. */
  readonly settled: readonly S[];
  /** States in which the case waits for another person than its handler: for a review or a signature. */
  readonly reviewed: readonly S[];
  /** The facts of the usual course, in order; empty where a procedure names none. */
  readonly course: readonly F['type'][];
  /** The texts by which facts name the matter and the party; a later fact replaces what an earlier one named. */
  readonly names: Readonly<Record<string, Named | undefined>>;
  readonly labels: {
    readonly states: Readonly<Record<S, Text>>;
    readonly facts: Readonly<Record<F['type'], Text>>;
  } & FormLabels;
  /** The schema of each fact. */
  readonly facts: Readonly<Record<F['type'], z.ZodType>>;
  /** Facts that may open a case. */
  readonly openedBy: readonly F['type'][];
  /** Facts that may be recorded later than facts that happened after them; their own rules bound them. */
  readonly backdated: readonly F['type'][];
  /** Whether order is judged by the day or to the instant. */
  readonly order: 'day' | 'instant';
  /** The provision on which each fact is based; shown with every refusal of it. */
  readonly legalBasis: Readonly<Record<F['type'], Citation>>;
  readonly allowedDuties: Readonly<Record<F['type'], readonly string[]>>;
  readonly separationOfDuties: readonly Apart[];
  /** Rules that refuse, by fact. */
  readonly rules: Readonly<Record<string, readonly AnyRule[]>>;
  /** Rules that may be broken on acknowledgement, by fact. */
  readonly irregular: Readonly<Record<string, readonly AnyRule[]>>;
  /** Every way from a state, by fact. */
  readonly ways: Readonly<Record<string, Readonly<Record<string, readonly Way[]>>>>;
  /** Facts for which the machine has an edge, by state. */
  readonly admits: Readonly<Record<string, ReadonlySet<string>>>;
  /** The same without facts that only the system records. */
  readonly offers: Readonly<Record<string, readonly string[]>>;
  readonly settings: z.ZodType<object>;
  readonly periods: Readonly<Record<string, DeclaredPeriod>>;
  /** Whether a period runs in hours or minutes, through nights and holidays: its running cases are incidents. */
  readonly urgent: boolean;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Indicators to which its cases contribute. */
  readonly indicators: readonly string[];
  /** Duties and parties that it adds to those of the kernel. */
  readonly duties: Readonly<Record<string, Text>>;
  readonly parties: Readonly<Record<string, Text>>;
  /** What people call the tags of its summaries. */
  readonly tags: Readonly<Record<string, Text>>;
  /** Facts whose recorders have to be remembered. */
  readonly remembered: ReadonlySet<string>;
  /**
   * The provision that governs a fact or a clock of this case in place of the declared one: an older text, another
   * party, another court. The fact is null for a clock.
   */
  governing?(basis: Citation, context: C, fact: PartialFact | null): Citation;
  initial(settings: object): C;
  /** What of a fact is public; readers without a handling duty see nothing else of it. */
  publicIn(type: string): Shown;
  /** The places of days in a fact: they have to be inside the calendar. */
  daysIn(type: string): readonly ValuePath[];
  /** The places of numbers of other cases in a fact: none of them is its own case. */
  casesIn(type: string): readonly ValuePath[];
  /** The places at which a fact names who asks, and what for. */
  partiesIn(type: string): readonly ValuePath[];
  mattersIn(type: string): readonly ValuePath[];
  /** Where the day of a period ends; 24:00 by default. */
  dayEnds?(context: C): DayEnds;
  /** The end of the period whose expiry is recorded for a clock, so that each is recorded once. */
  expiredAt(context: C, clock: string): Instant | null;
  /** The code of the result, once there is one. */
  outcomeOf(context: C): string | null;
  /** The ways of the applicant against this case at an instant; null where none is open. */
  route?(context: C, now: Instant): Route | null;
  /** All clocks of a case, or those of one name. */
  clocks(context: C, moment: Env & { readonly now: Instant }, name?: string): readonly Clock[];
  contributions(context: C, env: Env): readonly Contribution[];
  summary(context: C): Summary;
  /** All results of a case, the earliest first. */
  results(context: C): readonly Result[];
  /** Facts that the case calls for, at any time: `suggestionsOf` says which of them may be recorded. */
  suggestions(context: C): readonly Suggestion[];
  /** How one letter with several matters becomes several cases; absent where that does not happen. */
  readonly splitting?: Splitting;
  /** How a case is merged into another one; absent where that does not happen. */
  readonly merging?: Merging;
  /** What its cases call for because of cases that they are linked with. */
  readonly whenLinked: readonly WhenLinked[];
  /** Applies an admitted fact without judging it again: for folding the ledger and after the judgement. */
  fold(state: CaseState<C>, fact: F): { readonly value: string; readonly context: C };
}

/** Any procedure, for code that serves all of them alike. */
export type AnyProcedure = Procedure;

/** The facts that a state admits, without those that only the system records. */
export const admittedFacts = ({ offers }: Pick<AnyProcedure, 'offers'>, state: string): readonly string[] =>
  offers[state] ?? [];
