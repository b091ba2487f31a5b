import { civilDate, endOfDay, formatInstant, nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { advance } from '../kernel/advance.ts';
import type { AnyProcedure } from '../kernel/define-procedure.ts';
import { DUTIES } from '../kernel/duties.ts';
import type { Actor, Duty } from '../kernel/duties.ts';
import type { AnyFact } from '../kernel/procedure.ts';
import type { Cell, Fixture } from './cells.ts';
import { cellsOf, edgesOf, outcomeOf, withoutEdge } from './cells.ts';

// Holds every duty at once, so that only the state and the rules can refuse.
const duties = Object.keys(DUTIES).filter((duty): duty is Duty => duty in DUTIES);
const everyone: Actor = { id: 'everyone', duties };

const INSTANTS = new Set(['at', 'dueAt', 'occurredAt']);

/** A parsed fact as the JSON in which it arrives: instants are text. */
export const asJson = (fact: AnyFact): unknown =>
  Object.fromEntries(
    Object.entries(fact).map(([key, value]) => [
      key,
      INSTANTS.has(key) && typeof value === 'number' ? formatInstant(value) : value,
    ]),
  );

const tried = (procedure: AnyProcedure, fixture: Fixture, cell: Cell): string => {
  const state = { value: cell.state, context: fixture.contextFor(cell), version: 3, lastAt: null, recorders: {} };
  const submission = { actor: everyone, now: endOfDay(civilDate('2026-12-01')) };
  const result = advance(procedure, state, asJson(fixture.sampleFor(cell)), submission, { calendar: nationalCalendar });
  return result.ok ? result.state.value : 'refused';
};

/** The suite every procedure's table is held to: each cell, each edge, and that nothing is missing. */
export const describeTable = (
  procedure: AnyProcedure,
  machine: AnyStateMachine,
  table: Parameters<typeof cellsOf>[0],
  fixture: Fixture,
): void => {
  const cells = cellsOf(table);
  describe(`transition table of ${procedure.id}`, () => {
    it.each(cells)('$state + $fact $variant → $outcome', (cell) => {
      expect(outcomeOf(machine, fixture, cell)).toBe(cell.outcome);
    });

    it('is answered by advance as by the machine, in every cell', () => {
      expect(cells.filter((cell) => tried(procedure, fixture, cell) !== cell.outcome)).toEqual([]);
    });

    it('has a row for every state and a cell for every fact', () => {
      expect(Object.keys(table).toSorted()).toEqual(procedure.states.toSorted());
      const rows = Object.values(table).map((row) => Object.keys(row).toSorted());
      expect(rows).toEqual(rows.map(() => procedure.factTypes.toSorted()));
    });

    it('goes red in exactly the cells of any edge that is cut', () => {
      for (const edge of edgesOf(machine)) {
        const cut = withoutEdge(machine, edge);
        const red = cells.filter((cell) => outcomeOf(cut, fixture, cell) !== cell.outcome);
        const strange = red.filter((cell) => cell.state !== edge.state || cell.fact !== edge.fact);
        expect({ edge, red: red.length > 0, strange }).toEqual({ edge, red: true, strange: [] });
      }
    }, 120_000);
  });
};
