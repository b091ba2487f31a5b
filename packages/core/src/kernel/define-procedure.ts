import { nationalCalendar } from '@gongkai/calendar';
import type { ActorScope, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { createActor } from 'xstate';
import * as z from 'zod';
import type { CaseState } from './case-state.ts';
import type { DayPath } from './days-in.ts';
import { daysIn } from './days-in.ts';
import type { AnyFact, Env, Procedure, Rule, Sketch } from './procedure.ts';

/** A procedure made ready for use: the same value, with what `advance` needs computed once. */
export interface DefinedProcedure<
  S extends string = string,
  F extends AnyFact = AnyFact,
  C extends object = object,
> extends Procedure<S, F, C> {
  readonly initialState: S;
  readonly states: readonly S[];
  readonly factTypes: readonly F['type'][];
  /** Facts for which the machine has an edge, by state. */
  readonly admits: Readonly<Record<string, ReadonlySet<string>>>;
  /** The same without facts that only the system records. */
  readonly offers: Readonly<Record<string, readonly string[]>>;
  /** Where each fact has days: they have to lie inside the calendar. */
  readonly days: Readonly<Record<string, readonly DayPath[]>>;
  /** Facts whose recorders have to be remembered. */
  readonly remembered: ReadonlySet<string>;
  /** Applies an admitted fact without judging it again: for folding the ledger and after the judgement. */
  readonly fold: (state: CaseState<C>, fact: F) => { readonly value: string; readonly context: C };
}

/** Any procedure, for code that serves all of them alike: its facts and contexts come from it and go back to it. */
export type AnyProcedure = DefinedProcedure;

/**
 * Forgets the particular types of a procedure. Sound because contexts and facts reach its functions only through
 * `advance`, `applied` and `newCase`, which made them with the same procedure.
 */
export const anyProcedure = <S extends string, F extends AnyFact, C extends object>(
  procedure: DefinedProcedure<S, F, C>,
): AnyProcedure => procedure as unknown as AnyProcedure;

/**
 * Makes a procedure out of its parts.
 * @throws Error when the parts do not name the same states and facts: that is a mistake of the programmer.
 */
export const defineProcedure = <S extends string, F extends AnyFact, C extends object>(
  parts: Procedure<S, F, C>,
): DefinedProcedure<S, F, C> => {
  const machine = parts.machine;
  const admits = Object.fromEntries(
    Object.entries(machine.states).map(([name, node]) => [name, new Set(node.ownEvents.map(String))]),
  );
  const states = namesOf(parts.labels.states);
  const factTypes = namesOf(parts.facts);
  const disagreement = [
    ...Object.keys(admits).filter((name) => !states.some((state) => state === name)),
    ...states.filter((name) => admits[name] === undefined),
    ...Object.values(admits).flatMap((set) => [...set].filter((type) => !factTypes.some((known) => known === type))),
  ];
  if (disagreement.length > 0)
    throw new Error(`${parts.id}: machine, labels and facts disagree on ${disagreement.join(', ')}`);
  const remembered = new Set<string>(parts.keptApart.map((pair) => pair.first));
  const initialState = states.find((state) => state === machine.config.initial);
  if (initialState === undefined) throw new Error(`${parts.id}: the machine has no initial state`);
  const days = daysOf(parts.facts);
  return {
    ...parts,
    initialState,
    states,
    factTypes,
    admits,
    offers: offersOf(admits, parts.recordedBy),
    days,
    remembered,
    fold: foldWith<F, C>(machine),
  };
};

// Object.keys widens to string; the record's own type says which keys it has.
const namesOf = <K extends string>(record: { readonly [N in K]: unknown }): readonly K[] => Object.keys(record) as K[];

const daysOf = (facts: object): DefinedProcedure['days'] =>
  Object.fromEntries(
    Object.entries(facts).map(([type, schema]) => [type, schema instanceof z.ZodType ? daysIn(schema) : []]),
  );

/**
 * A pure step of the machine. XState builds a throwaway actor for every `transition()`; one kept scope does the same
 * work without it, and a snapshot of each state, resolved once, takes the context of any case in that state. The guard
 * that judges lawfulness is switched off: the fact has been judged before it comes here.
 */
const foldWith = <F extends AnyFact, C extends object>(machine: AnyStateMachine) => {
  const settled = machine.provide({ guards: { lawful: () => true } });
  const scope = inertScope(settled);
  const resolved = new Map<string, AnyMachineSnapshot>();
  const snapshotIn = ({ value, context }: CaseState<C>): AnyMachineSnapshot => {
    const found = resolved.get(value) ?? settled.resolveState({ value, context: shapeOf(context) });
    resolved.set(value, found);
    return { ...found, context };
  };
  return (state: CaseState<C>, fact: F): { readonly value: string; readonly context: C } => {
    const next = settled.transition(snapshotIn(state), fact, scope);
    return { value: String(next.value), context: contextOf<C>(next) };
  };
};

// XState copies the context with Object.assign. Unless V8 knows the keys from an object that was filled one by one, as
// this one is, and is kept, the copy is a dictionary, and each later copy costs 13 µs instead of 0.2.
const shapeOf = (context: object): object => Object.fromEntries(Object.keys(context).map((key) => [key, null]));

// The machine was set up with exactly this context type.
const contextOf = <C extends object>(snapshot: AnyMachineSnapshot): C => snapshot.context as C;

type Scope = ActorScope<AnyMachineSnapshot, AnyFact>;

const inertScope = (machine: AnyStateMachine): Scope => {
  const self = createActor(machine);
  const nothing = (): void => undefined;
  return {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
};

/** The first rule that a fact breaks, or null. Used by `advance`, by `permitted`, and as the machine's own guard. */
export const brokenRule = <C, F extends AnyFact>(
  rules: Procedure<string, F, C & object>['rules'],
  context: C,
  fact: Sketch<F>,
  env: Env,
): Rule<C, F> | null => rulesFor<C, F>(rules, fact.type).find((rule) => rule.breaks(context, fact, env)) ?? null;

// Indexing by the type of the fact picks the rules written for exactly that fact.
const rulesFor = <C, F extends AnyFact>(rules: object, type: string): readonly Rule<C, F>[] =>
  (rules as Record<string, readonly Rule<C, F>[] | undefined>)[type] ?? [];

/** The facts that a state admits, without those that only the system records: what somebody may do next. */
export const admittedFacts = ({ offers }: Pick<DefinedProcedure, 'offers'>, state: string): readonly string[] =>
  offers[state] ?? [];

const offersOf = (
  admits: DefinedProcedure['admits'],
  recordedBy: Readonly<Record<string, readonly string[]>>,
): DefinedProcedure['offers'] =>
  Object.fromEntries(
    Object.entries(admits).map(([state, facts]) => [
      state,
      [...facts].filter((type) => recordedBy[type]?.some((duty) => duty !== 'system')),
    ]),
  );

/** The environment of a machine that runs outside an engine: the national calendar that ships with the package. */
export const plainEnv: Env = { calendar: nationalCalendar };
