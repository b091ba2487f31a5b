import { nationalCalendar } from '@gongkai/calendar';
import type { Advanced, CaseState } from '@gongkai/core';
import { advance, disclosureRequest, newCase, parseFact } from '@gongkai/core';
import type { AnyStateMachine } from 'xstate';
import { initialTransition, transition } from 'xstate';
import { measure, type Rate } from './measure.ts';
import { actorOf, FACTS, NOW } from '../shared/request-of-twelve.ts';

const env = { calendar: nationalCalendar };
const request = disclosureRequest;

const byAdvance = (): void => {
  let state: CaseState = newCase(request);
  for (const fact of FACTS) {
    const result: Advanced = advance(request, state, fact, { actor: actorOf(fact.type), now: NOW }, env);
    if (!result.ok) throw new Error(`${fact.type}: ${result.refusal.code}`);
    state = result.state;
  }
  if (state.value !== 'archived') throw new Error(`ended in ${state.value}`);
};

// The peer gets parsed facts and checks no duties: transition() on the same machine, with the rules as its guard.
const parsed = FACTS.map((fact) => {
  const result = parseFact(request, fact);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.fact;
});
const bare: AnyStateMachine = request.unjudged;

const byTransition = (machine: AnyStateMachine) => (): void => {
  let [snapshot] = initialTransition(machine);
  for (const fact of parsed) [snapshot] = transition(machine, snapshot, fact);
  if (snapshot.value !== 'archived') throw new Error(`ended in ${String(snapshot.value)}`);
};

/** Measures `advance` (parse, duty, state, rules, transition) and XState's own `transition()` on the same machine. */
export const advanceRates = (): readonly Rate[] =>
  measure([
    { name: 'advance: parse, duty, rules, transition', operations: FACTS.length, run: byAdvance },
    { name: 'xstate transition(), guards free', operations: FACTS.length, run: byTransition(bare) },
    {
      name: 'xstate transition(), rules as its guard',
      operations: FACTS.length,
      run: byTransition(disclosureRequest.machine),
    },
  ]);
