import type { AnyStateMachine } from 'xstate';
import { assign, setup } from 'xstate';
import type { Citation } from '../law/cite.ts';
import type { AnyFact, DeclaredFact, Kept } from './fact.ts';
import { acknowledgedIn } from './judge.ts';
import { settingsIn } from './overrides.ts';
import type { Way } from './procedure.ts';
import type { Text } from './text.ts';

type Test = (context: never, fact: never) => boolean;

/** The parts of a procedure of which its machine is made. */
export interface MachineParts {
  readonly id: string;
  readonly states: Readonly<Record<string, Text>>;
  readonly initialState: string;
  readonly facts: Readonly<Record<string, DeclaredFact>>;
  readonly initial: (settings: object) => Kept;
  /** What a fact changes. */
  readonly record: (context: Kept, fact: AnyFact) => object;
  /** Whether the law admits a fact; outside an engine the machine judges by itself. */
  readonly lawful: (context: Kept, fact: AnyFact) => boolean;
}

interface Condition {
  readonly name: string;
  readonly test: Test;
  readonly to: string;
}

/** The ways of a fact from a state: acknowledged irregularities that lead elsewhere first, the default last. */
const conditionsOf = (fact: DeclaredFact, state: string): readonly [readonly Condition[], string] | null => {
  const edge = fact.from[state];
  if (edge === undefined) return null;
  const list: readonly unknown[] = typeof edge === 'string' ? [edge] : edge;
  const last = list.at(-1);
  if (typeof last !== 'string') throw new Error(`an edge from ${state} has no default`);
  const irregular = irregularWays(fact).filter(({ to }) => to !== last);
  // The type of an edge says that all but its last element are conditions.
  return [[...irregular, ...(list.slice(0, -1) as readonly Condition[])], last];
};

// One way for all irregularities that lead to the same state.
const irregularWays = ({ irregular }: DeclaredFact): readonly Condition[] =>
  [...Map.groupBy(irregular, ({ leads }) => leads)].flatMap(([to, rules]): Condition[] => {
    if (to === undefined) return [];
    const codes: readonly string[] = [...new Set(rules.map(({ code }) => code))];
    const test = (_: never, fact: AnyFact): boolean => acknowledgedIn(fact).some((code) => codes.includes(code));
    return [{ name: `irregular: ${codes.join(', ')}`, test, to }];
  });

/** Every way from every state, by fact. */
export const waysOf = ({ states, facts }: Pick<MachineParts, 'states' | 'facts'>) =>
  Object.fromEntries(
    Object.keys(states).map((state) => [
      state,
      Object.fromEntries(
        Object.entries(facts).flatMap(([type, fact]) => {
          const found = conditionsOf(fact, state);
          if (found === null) return [];
          const [conditions, last] = found;
          const way = (when: string | null, to: string): Way => ({ when, to: to === 'stay' ? null : to });
          return [[type, [...conditions.map(({ name, to }) => way(name, to)), way(null, last)]]];
        }),
      ),
    ]),
  );

interface Meta {
  readonly label: Text;
  readonly basis: Citation;
}

const transition = (guard: string, to: string, meta: Meta) => ({
  ...(to === 'stay' ? {} : { target: to }),
  guard,
  actions: 'record',
  meta,
});

// One name, one test: a guard is found by its name alone.
const addTest = (tests: Map<string, Test>, { name, test }: Condition): void => {
  const known = tests.get(name);
  if (name === 'lawful' || (known !== undefined && known !== test && !name.startsWith('irregular: '))) {
    throw new Error(`two conditions are named ${name}`);
  }
  tests.set(name, known ?? test);
};

interface Scoped {
  readonly context: Kept;
  readonly event: AnyFact;
}

/**
 * Builds the XState machine of a procedure, and the same machine without judgement for folding facts that were judged.
 * @throws Error where two conditions of one name have different tests, or a fact leads to a state that is not there.
 */
export const machineOf = (
  parts: MachineParts,
): { readonly machine: AnyStateMachine; readonly free: AnyStateMachine } => {
  const tests = new Map<string, Test>();
  const states = Object.fromEntries(
    Object.entries(parts.states).map(([state, label]) => {
      const on = Object.entries(parts.facts).flatMap(([type, fact]) => {
        const found = conditionsOf(fact, state);
        if (found === null) return [];
        const [conditions, last] = found;
        for (const one of conditions) addTest(tests, one);
        const meta = { label: fact.label, basis: fact.basis };
        const ways = [
          ...conditions.map(({ name, to }) => transition(name, to, meta)),
          transition('lawful', last, meta),
        ];
        return [[type, ways]];
      });
      return [state, { meta: { label }, on: Object.fromEntries(on) }];
    }),
  );
  const guards = (judged: boolean) => {
    const lawful = ({ context, event }: Scoped): boolean => !judged || parts.lawful(context, event);
    const named = [...tests].map(([name, test]) => [
      name,
      (scope: Scoped): boolean => test(scope.context as never, scope.event as never) && lawful(scope),
    ]);
    return { lawful, ...Object.fromEntries(named) };
  };
  // Its states are not literals here; the kit gives the machine its type.
  const made: AnyStateMachine = setup({
    types: { context: {} as Kept, events: {} as AnyFact, input: {} as unknown },
    actions: { record: assign(({ context, event }) => parts.record(context, event)) },
    guards: guards(true),
  }).createMachine({
    id: parts.id,
    context: ({ input }) => parts.initial(settingsIn(input)),
    initial: parts.initialState,
    // The names of states, guards and actions were checked against each other above and by the types of the kit.
    states: states as never,
  }) as never;
  return { machine: made, free: made.provide({ guards: guards(false) }) };
};
