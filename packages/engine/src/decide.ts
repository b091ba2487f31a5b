import type { Calendar, Instant } from '@gongkai/calendar';
import { CalendarError, civilDateOf, instantOf } from '@gongkai/calendar';
import type { Actor, AnyProcedure, CaseState, Refusal } from '@gongkai/core';
import { admittedFacts, advance, expiriesOf, newCase, refusal } from '@gongkai/core';
import { genesisOf, storedFact } from './ledger.ts';
import type { CaseRecord, StoredFact } from './store.ts';

/** Who submits, against which version, under which key. */
export interface Submitter {
  readonly actor: Actor;
  readonly expectedVersion?: number;
  readonly idempotencyKey?: string;
}

/** A case while a batch works on it: its record and the hash of its last fact. */
export interface Working {
  readonly record: CaseRecord;
  readonly head: string;
}

/** What deciding one submission gives. */
export type Decision =
  | { readonly ok: true; readonly working: Working; readonly fact: StoredFact }
  | { readonly ok: false; readonly refusal: Refusal; readonly version: number | null };

/** What every decision is told. */
export interface Given {
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** The earliest expiry still to be recorded; none where the calendar cannot say, which the reader of the case is told. */
export const nextDueOf = (procedure: AnyProcedure, state: CaseState, calendar: Calendar): Instant | null => {
  try {
    return expiriesOf(procedure, state, { calendar })[0]?.at ?? null;
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

const asObject = (raw: unknown): object => (typeof raw === 'object' && raw !== null ? raw : {});

const recorded = (
  procedure: AnyProcedure,
  working: Working,
  raw: unknown,
  { actor }: Submitter,
  { calendar, now }: Given,
  opening?: { readonly agency: string; readonly settings: object },
): Decision => {
  const { record, head } = working;
  const result = advance(procedure, record.state, raw, { actor, now }, { calendar });
  if (!result.ok)
    return { ok: false, refusal: result.refusal, version: opening === undefined ? record.state.version : null };
  const { state } = result;
  const machine = `${procedure.id}@${procedure.version}`;
  const { type, at } = result.fact;
  const facts = {
    caseId: record.id,
    seq: state.version,
    raw: asObject(raw),
    type,
    at,
    recordedAt: now,
    by: actor,
    machine,
  };
  const fact = storedFact(opening === undefined ? facts : { ...facts, opening }, head);
  const next: CaseRecord = {
    ...record,
    procedureVersion: procedure.version,
    state,
    updatedAt: now,
    nextDueAt: nextDueOf(procedure, state, calendar),
  };
  return { ok: true, working: { record: next, head: fact.hash }, fact };
};

/** Decides one fact on a case. Pure: nothing is read but what is given. */
export const decideSubmit = (
  procedure: AnyProcedure,
  working: Working,
  raw: unknown,
  by: Submitter,
  given: Given,
): Decision => {
  const { version } = working.record.state;
  if (by.expectedVersion !== undefined && by.expectedVersion !== version) {
    const admitted = admittedFacts(procedure, working.record.state.value);
    return { ok: false, refusal: refusal('case/stale', { admitted }), version };
  }
  return recorded(procedure, working, raw, by, given);
};

/** What opens a case. */
export interface Opening {
  readonly id: string;
  readonly number: string;
  readonly agency: string;
  readonly settings: object;
}

/** Decides the first fact of a new case. */
export const decideOpen = (
  procedure: AnyProcedure,
  opening: Opening,
  raw: unknown,
  by: Submitter,
  given: Given,
): Decision => {
  const { id, number, agency, settings } = opening;
  const type = 'type' in asObject(raw) ? String(Reflect.get(asObject(raw), 'type')) : '';
  const known = procedure.factTypes.includes(type);
  if (known && !procedure.openedBy.includes(type)) {
    return { ok: false, refusal: refusal('fact/refused', { admitted: procedure.openedBy }), version: null };
  }
  let state: CaseState;
  try {
    state = newCase(procedure, settings);
  } catch (error) {
    const message = error instanceof Error ? error.message.slice(0, 500) : 'not valid';
    return {
      ok: false,
      refusal: refusal('settings/invalid', { issues: [{ path: 'settings', message }] }),
      version: null,
    };
  }
  const record: CaseRecord = {
    id,
    number,
    agency,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    state,
    openedAt: given.now,
    updatedAt: given.now,
    nextDueAt: null,
  };
  return recorded(procedure, { record, head: genesisOf(id) }, raw, by, given, { agency, settings });
};

/** The year in which a case is numbered: that of its first fact, or the present one where the fact has no instant. */
export const yearOfOpening = (raw: unknown, now: Instant): string => {
  const at: unknown = Reflect.get(asObject(raw), 'at');
  try {
    return civilDateOf(typeof at === 'string' ? instantOf(at) : now).slice(0, 4);
  } catch (error) {
    if (error instanceof CalendarError) return civilDateOf(now).slice(0, 4);
    throw error;
  }
};
