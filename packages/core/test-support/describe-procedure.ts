import { civilDate, endOfDay, nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { advance } from '../src/kernel/advance.ts';
import { dutiesOf } from '../src/kernel/duties.ts';
import type { AnyProcedure } from '../src/kernel/procedure.ts';
import type { Sampled } from '../src/kernel/samples.ts';
import { edgesOf, outcomeOf, type Trial, trialOf, withoutEdge } from './cells.ts';
import { matrixIn } from './matrix.ts';

const tried = (procedure: AnyProcedure, { state, raw }: Trial): string => {
  // Holds every duty at once, so that only the state and the rules can refuse.
  const everyone = { id: 'everyone', duties: Object.keys(dutiesOf([procedure])) };
  const submission = { actor: everyone, now: endOfDay(civilDate('2026-12-01')) };
  const result = advance(procedure, state, raw, submission, { calendar: nationalCalendar });
  return result.ok ? result.state.value : 'refused';
};

/** The suite that every procedure is held to: each cell of its SPEC.md, each edge, and that nothing is missing. */
export const describeProcedure = ({ procedure, samples }: Sampled, spec: string): void => {
  const matrix = matrixIn(spec);
  const cells = matrix.cells.map((cell) => ({ ...cell, trial: trialOf(procedure, samples, cell) }));
  describe(`matrix of ${procedure.id}`, () => {
    it.each(cells)('$state + $fact $variant → $outcome', ({ trial, outcome }) => {
      expect(outcomeOf(procedure.machine, trial)).toBe(outcome);
    });

    it('is answered by advance as by the machine, in every cell', () => {
      expect(cells.filter(({ trial, outcome }) => tried(procedure, trial) !== outcome)).toEqual([]);
    });

    it('names exactly the states and the facts of the procedure', () => {
      expect(matrix.states.toSorted()).toEqual(procedure.states.toSorted());
      expect(matrix.facts.toSorted()).toEqual(procedure.factTypes.toSorted());
    });

    it('has a way to every state but the first, and an example of every fact', () => {
      expect(Object.keys(samples.ways).toSorted()).toEqual(procedure.states.slice(1).toSorted());
      expect([...Object.keys(samples.facts), 'clock.expired'].toSorted()).toEqual(procedure.factTypes.toSorted());
    });

    it('goes red in exactly the cells of any edge that is cut', () => {
      for (const edge of edgesOf(procedure.machine)) {
        const cut = withoutEdge(procedure.machine, edge);
        const red = cells.filter(({ trial, outcome }) => outcomeOf(cut, trial) !== outcome);
        const strange = red.filter(({ state, fact }) => state !== edge.state || fact !== edge.fact);
        expect({ edge, red: red.length > 0, strange }).toEqual({ edge, red: true, strange: [] });
      }
    }, 120_000);
  });
};
