import type { AnyStateMachine } from 'xstate';
import { createMachine, transition } from 'xstate';
import type { AnyFact } from '../kernel/procedure.ts';

/** One cell of a transition table, with everything needed to try it. */
export interface Cell {
  readonly state: string;
  readonly fact: string;
  readonly variant: string;
  readonly outcome: string;
}

type Table = Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>;

/** All cells of a table, one per variant. */
export const cellsOf = (table: Table): readonly Cell[] =>
  Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).flatMap(([fact, cell]) =>
      typeof cell === 'string'
        ? [{ state, fact, variant: '', outcome: cell }]
        : Object.entries(cell).map(([variant, outcome]) => ({ state, fact, variant, outcome })),
    ),
  );

/** How to put a case directly into a state and what to say to it; never by running the machine. */
export interface Fixture {
  readonly contextFor: (cell: Cell) => object;
  readonly sampleFor: (cell: Cell) => AnyFact;
}

/** What the machine really does in a cell. */
export const outcomeOf = (machine: AnyStateMachine, fixture: Fixture, cell: Cell): string => {
  const snapshot = machine.resolveState({ value: cell.state, context: fixture.contextFor(cell) });
  const fact = fixture.sampleFor(cell);
  if (!snapshot.can(fact)) return 'refused';
  return String(transition(machine, snapshot, fact)[0].value);
};

/** One edge: a state, a fact, and its place among the alternatives of that fact. */
export interface Edge {
  readonly state: string;
  readonly fact: string;
  readonly index: number;
}

const alternatives = (entry: unknown): readonly unknown[] => (Array.isArray(entry) ? entry : [entry]);

/** All edges of a machine. */
export const edgesOf = (machine: AnyStateMachine): readonly Edge[] =>
  Object.entries(machine.config.states ?? {}).flatMap(([state, node]) =>
    Object.entries(node.on ?? {}).flatMap(([fact, entry]) =>
      alternatives(entry).map((_, index) => ({ state, fact, index })),
    ),
  );

/** The same machine with one edge cut out. */
export const withoutEdge = (machine: AnyStateMachine, edge: Edge): AnyStateMachine => {
  const states = Object.fromEntries(
    Object.entries(machine.config.states ?? {}).map(([state, node]) => {
      if (state !== edge.state) return [state, node];
      const on = Object.entries(node.on ?? {}).map(([fact, entry]) =>
        fact === edge.fact ? [fact, alternatives(entry).filter((_, index) => index !== edge.index)] : [fact, entry],
      );
      return [state, { ...node, on: Object.fromEntries(on) }];
    }),
  );
  return createMachine({ ...machine.config, states }, machine.implementations);
};
