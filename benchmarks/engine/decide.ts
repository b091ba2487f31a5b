import { formatInstant, instantOf, nationalCalendar } from '@gongkai/calendar';
import type { CaseState } from '@gongkai/core';
import { advance, disclosureRequest, expiriesOf, newCase, SYSTEM } from '@gongkai/core';
import { actorOf, NOW } from '../shared/request-of-twelve.ts';

const request = disclosureRequest;
const env = { calendar: nationalCalendar };

/** A fact before it is parsed: its type, its instant and its data. */
export type RawFact = { readonly type: string; readonly at: string };

/** The rows that the plain path writes for one fact: the case, the fact and the message. */
export interface Decided {
  readonly state: string;
  readonly snapshot: string;
  readonly version: number;
  readonly nextDueAt: number | null;
  readonly at: number;
  readonly actor: string;
  readonly body: string;
  readonly message: string;
}

// The plain path wrote the snapshot itself; no other program writes to its tables.
const readSnapshot = (text: string): CaseState => JSON.parse(text) as CaseState;

/** Decides as the engine does: parse, duty, order, rules, transition, next due date. */
export const decide = (caseId: string, snapshot: string | null, raw: RawFact): Decided => {
  const before = snapshot === null ? newCase(request) : readSnapshot(snapshot);
  const actor = raw.type === 'clock.expired' ? SYSTEM : actorOf(raw.type);
  const result = advance(request, before, raw, { actor, now: NOW }, env);
  if (!result.ok) throw new Error(`${raw.type}: ${result.refusal.code}`);
  const { state, fact } = result;
  return {
    state: state.value,
    snapshot: JSON.stringify(state),
    version: state.version,
    nextDueAt: expiriesOf(request, state, env)[0]?.at ?? null,
    at: fact.at,
    actor: actor.id,
    body: JSON.stringify(raw),
    message: JSON.stringify({ case: caseId, seq: state.version, type: raw.type, state: state.value }),
  };
};

/** The fact that the earliest clock of a case has expired. */
export const expiryOf = (snapshot: string): RawFact & { readonly clock: string; readonly dueAt: string } => {
  const [next] = expiriesOf(request, readSnapshot(snapshot), env);
  if (next === undefined) throw new Error('no clock of this case runs');
  const at = formatInstant(next.at);
  return { type: 'clock.expired', at, clock: next.clock, dueAt: at };
};

/** A request submitted at an instant, whose reply clock runs from there. */
export const submittedAt = (at: string) => ({
  type: 'request.submitted',
  at,
  channel: 'in-person',
  applicant: { kind: 'natural' },
  description: '某地块征收批复',
});

/** Requests of this instant are due at `SWEPT_AT`, those of the other are not. */
export const OVERDUE = '2026-03-02T09:00:00+08:00';
export const NOT_DUE = '2026-05-06T09:00:00+08:00';
export const SWEPT_AT = instantOf('2026-05-07T09:00:00+08:00');
