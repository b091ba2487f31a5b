import { civilDate, endOfDay, nationalCalendar } from '@gongkai/calendar';
import type { Actor, Advanced, CaseState } from '@gongkai/core';
import { advance, anyProcedure, disclosureRequest, newCase, parseFact } from '@gongkai/core';
import { initialTransition, transition } from 'xstate';
import type { Rate } from './measure.ts';
import { measure } from './measure.ts';

// A request of twelve facts, from the counter to the archive, with a consultation and an extension.
const FACTS = [
  {
    type: 'request.submitted',
    at: '2026-03-02T09:00:00+08:00',
    channel: 'in-person',
    applicant: { kind: 'natural' },
    description: '某地块征收批复',
  },
  { type: 'request.registered', at: '2026-03-02T09:30:00+08:00' },
  { type: 'processing.started', at: '2026-03-03T09:00:00+08:00' },
  { type: 'consultation.sent', at: '2026-03-09T09:00:00+08:00', consultation: 'c1', party: 'third-party' },
  { type: 'consultation.delivered', at: '2026-03-11T09:00:00+08:00', consultation: 'c1' },
  { type: 'consultation.answered', at: '2026-03-20T09:00:00+08:00', consultation: 'c1', answer: 'consents' },
  { type: 'draft.prepared', at: '2026-03-24T09:00:00+08:00', outcome: '1' },
  { type: 'secrecy.reviewed', at: '2026-03-25T09:00:00+08:00', finding: 'cleared' },
  { type: 'draft.countersigned', at: '2026-03-26T09:00:00+08:00' },
  { type: 'reply.signed', at: '2026-03-27T09:00:00+08:00' },
  { type: 'reply.served', at: '2026-03-27T15:00:00+08:00', way: 'post' },
  { type: 'request.archived', at: '2026-03-30T09:00:00+08:00' },
] as const;

const actors: Readonly<Record<string, Actor>> = Object.fromEntries(
  FACTS.map(({ type }) => [type, { id: type, duties: disclosureRequest.recordedBy[type] }]),
);
const nobody: Actor = { id: 'nobody', duties: [] };
const env = { calendar: nationalCalendar };
const now = endOfDay(civilDate('2026-12-01'));

const request = anyProcedure(disclosureRequest);

const byAdvance = (): void => {
  let state: CaseState = newCase(request);
  for (const fact of FACTS) {
    const result: Advanced = advance(request, state, fact, { actor: actors[fact.type] ?? nobody, now }, env);
    if (!result.ok) throw new Error(`${fact.type}: ${result.refusal.code}`);
    state = result.state;
  }
  if (state.value !== 'archived') throw new Error(`ended in ${state.value}`);
};

// The peer gets parsed facts and no duties: bare transition() on the same machine, rules included as its guard.
const parsed = FACTS.map((fact) => {
  const result = parseFact(disclosureRequest, fact);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.fact;
});
const bare = disclosureRequest.machine.provide({ guards: { lawful: () => true } });

const byTransition = (machine: typeof bare) => (): void => {
  let [snapshot] = initialTransition(machine);
  for (const fact of parsed) [snapshot] = transition(machine, snapshot, fact);
  if (snapshot.value !== 'archived') throw new Error(`ended in ${String(snapshot.value)}`);
};

/** `advance` (parse, duty, state, rules, transition) beside XState's own `transition()` on the same machine. */
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
