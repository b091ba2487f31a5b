import { formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import type { AnyStateMachine } from 'xstate';
import { createMachine, transition } from 'xstate';
import { advance, newCase } from '../src/kernel/advance.ts';
import type { CaseState } from '../src/kernel/case-state.ts';
import { openClocks } from '../src/kernel/clocks-of.ts';
import type { AnyFact } from '../src/kernel/fact.ts';
import { parseFact } from '../src/kernel/parse-fact.ts';
import type { AnyProcedure } from '../src/kernel/procedure.ts';
import type { AnyCellSample, AnySamples } from '../src/kernel/samples.ts';
import type { Cell } from './matrix.ts';

const env = { calendar: nationalCalendar };
const START = instantOf('2026-03-02T09:00:00+08:00');
const USUAL = '2026-03-10T10:00:00+08:00';

/** A cell made ready: the case in its state, the fact as it arrives, and the same fact parsed. */
export interface Trial {
  readonly state: CaseState;
  readonly raw: object;
  readonly fact: AnyFact;
}

const dutiesFor = (procedure: AnyProcedure, type: string): readonly string[] => procedure.allowedDuties[type] ?? [];

/** The case after the way to a state, a minute for each fact, each by an officer of its own. */
export const walkTo = (procedure: AnyProcedure, samples: AnySamples, state: string): CaseState =>
  (samples.ways[state] ?? []).reduce((held: CaseState, [type, data], index) => {
    const at = formatInstant(START + index * 60_000);
    const fact = { type, at, ...(data ?? samples.facts[type]) };
    const actor = { id: `${type}-officer`, duties: dutiesFor(procedure, type) };
    const result = advance(procedure, held, fact, { actor, now: instantOf(at) }, env);
    if (!result.ok) throw new Error(`the way to ${state}: ${type} ${result.refusal.code}`);
    return result.state;
  }, newCase(procedure));

const sampleOf = ({ cells = {} }: AnySamples, { state, fact, variant }: Cell): AnyCellSample => {
  const found = [cells[fact], cells[variant], cells[[state, fact, variant].filter((one) => one !== '').join('/')]];
  return found.reduce<AnyCellSample>((all, one) => ({ ...all, ...one, data: { ...all.data, ...one?.data } }), {});
};

const expiry = (procedure: AnyProcedure, context: object, data: { readonly clock?: string }): object => {
  const open = openClocks(procedure, { context }, env).filter(({ clock, due }) => clock.expires && due !== null);
  const found = open.find(({ clock }) => data.clock === undefined || clock.id === data.clock);
  const at = found?.due == null ? USUAL : formatInstant(found.due.at);
  return { at, clock: found?.clock.id ?? data.clock ?? 'none', dueAt: at };
};

/** Makes a cell ready: the way to its state, changed as its sample says, and the fact. */
export const trialOf = (procedure: AnyProcedure, samples: AnySamples, cell: Cell): Trial => {
  const sample = sampleOf(samples, cell);
  const reached = walkTo(procedure, samples, cell.state);
  const context = { ...reached.context, ...sample.given?.(reached.context as never) };
  const data: object =
    cell.fact === 'clock.expired'
      ? expiry(procedure, context, { ...sample.data })
      : { at: sample.at ?? USUAL, ...samples.facts[cell.fact], ...sample.data };
  const raw = { type: cell.fact, ...data };
  const parsed = parseFact(procedure, raw);
  if (!parsed.ok) throw new Error(`${cell.state} + ${cell.fact} ${cell.variant}: ${parsed.refusal.issues[0]?.message}`);
  return { state: { value: cell.state, context, version: 3, lastAt: null, recorders: {} }, raw, fact: parsed.fact };
};

/** What a machine does in a cell. */
export const outcomeOf = (machine: AnyStateMachine, { state, fact }: Trial): string => {
  const snapshot = machine.resolveState({ value: state.value, context: state.context });
  if (!snapshot.can(fact)) return 'refused';
  return String(transition(machine, snapshot, fact)[0].value);
};

/** One edge: a state, a fact, and its place among the alternatives of that fact. */
export interface CutEdge {
  readonly state: string;
  readonly fact: string;
  readonly index: number;
}

const alternatives = (entry: unknown): readonly unknown[] => (Array.isArray(entry) ? entry : [entry]);

/** All edges of a machine. */
export const edgesOf = (machine: AnyStateMachine): readonly CutEdge[] =>
  Object.entries(machine.config.states ?? {}).flatMap(([state, node]) =>
    Object.entries(node.on ?? {}).flatMap(([fact, entry]) =>
      alternatives(entry).map((_, index) => ({ state, fact, index })),
    ),
  );

/** The same machine with one edge cut out. */
export const withoutEdge = (machine: AnyStateMachine, edge: CutEdge): AnyStateMachine => {
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
