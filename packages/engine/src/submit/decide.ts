import type { Instant } from '@gongkai/calendar';
import type { Actor, AnyProcedure, Issue, Refusal } from '@gongkai/core';
import { admittedFacts, advance, issuesOf, newCase, refusal } from '@gongkai/core';
import { isJson, isRecord } from '../ledger/canonical.ts';
import { genesisOf, storedFact } from '../ledger/ledger.ts';
import { planCase } from '../deadlines/plan.ts';
import type { CaseRecord, LockedCase, StoredFact } from '../store/store.ts';
import { UNCOUNTED } from '../figures/counted.ts';
import type { Message } from '../store/outbox.ts';
import type { Rulebook } from '../deadlines/plan.ts';
import type { Submitter } from './submission.ts';
import type { Opening } from '../ledger/ledger.ts';

/** What an accepted fact changes: the case, the ledger, and the outbox. */
export interface Accepted {
  readonly held: LockedCase;
  readonly fact: StoredFact;
  readonly message: Message;
}

/** What deciding one submission gives. */
export type Decision =
  | { readonly ok: true; readonly accepted: Accepted }
  | { readonly ok: false; readonly refusal: Refusal; readonly version: number | null };

/** What every decision is told. */
export interface DecisionContext extends Pick<Rulebook, 'calendar' | 'warnings'> {
  readonly now: Instant;
}

const refused = (why: Refusal, version: number | null = null): Decision => ({ ok: false, refusal: why, version });

const malformed = (message: string): Refusal => refusal('fact/malformed', { issues: [{ path: 'fact', message }] });

// Consumers learn that something happened and where; what happened they read from the case, with its guards.
const messageFor = ({ number, agency, procedure, state }: CaseRecord, fact: StoredFact): Message => {
  const { caseId, seq, type, hash, recordedAt } = fact;
  // The keys stand in order, so this is the canonical text.
  const body = JSON.stringify({ agency, case: caseId, hash, number, procedure, seq, state: state.value, type, v: 1 });
  return { id: `${caseId}.${seq}`, topic: `fact.${type}`, agency, caseId, body, createdAt: recordedAt };
};

const recorded = (
  procedure: AnyProcedure,
  { record, head }: LockedCase,
  raw: unknown,
  by: Actor,
  { calendar, warnings, now }: DecisionContext,
  opening: Opening | null,
): Decision => {
  const result = advance(procedure, record.state, raw, { actor: by, now }, { calendar });
  if (!result.ok) return refused(result.refusal, opening === null ? record.state.version : null);
  const { state } = result;
  const fact = storedFact(
    {
      caseId: record.id,
      seq: state.version,
      type: result.fact.type,
      at: result.fact.at,
      recordedAt: now,
      by,
      machine: `${procedure.id}@${procedure.version}`,
      opening,
      fact: isRecord(raw) ? raw : {},
    },
    head,
  );
  const next: CaseRecord = {
    ...record,
    procedureVersion: procedure.version,
    state,
    updatedAt: now,
    ...planCase(procedure, state, { calendar, warnings }, record.warned),
  };
  return { ok: true, accepted: { held: { record: next, head: fact.hash }, fact, message: messageFor(next, fact) } };
};

/** Decides one fact on a case: version, form, duty, state, rules. Pure: nothing is read but what is given. */
export const decideSubmit = (
  procedure: AnyProcedure,
  held: LockedCase,
  raw: unknown,
  { actor, expectedVersion }: Submitter,
  given: DecisionContext,
): Decision => {
  const { value, version } = held.record.state;
  if (expectedVersion !== undefined && expectedVersion !== version) {
    return refused(refusal('case/stale', { admitted: admittedFacts(procedure, value) }), version);
  }
  if (!isJson(raw)) return refused(malformed('no plain JSON, or nested too deep'), version);
  return recorded(procedure, held, raw, actor, given, null);
};

const MOST_AGENCY = 200;

// The agency stands in case numbers and in the ledger: it has to come back from the database as it was.
const openingIssues = (procedure: AnyProcedure, agency: string, settings: object): readonly Issue[] => {
  const plain = agency.isWellFormed() && !/\p{Cc}/u.test(agency);
  if (agency === '' || agency.length > MOST_AGENCY || !plain) {
    return [{ path: 'agency', message: `a name of 1 to ${MOST_AGENCY} plain characters` }];
  }
  if (!isJson(settings)) return [{ path: 'settings', message: 'no plain JSON, or nested too deep' }];
  const checked = procedure.settings.safeParse(settings);
  const misfits = checked.error?.issues ?? [];
  return issuesOf(
    misfits.map((one) => ({ ...one, path: ['settings', ...one.path] })),
    'settings',
  );
};

/** Decides the first fact of a new case. */
export const decideOpen = (
  procedure: AnyProcedure,
  id: string,
  opening: Opening,
  raw: unknown,
  { actor }: Submitter,
  given: DecisionContext,
): Decision => {
  const { number, agency, settings } = opening;
  const type = isRecord(raw) ? raw['type'] : null;
  if (procedure.factTypes.some((known) => known === type) && !procedure.openedBy.some((known) => known === type)) {
    const basis = procedure.articles[String(type)] ?? null;
    return refused(refusal('fact/refused', { admitted: procedure.openedBy, basis }));
  }
  if (!isJson(raw)) return refused(malformed('no plain JSON, or nested too deep'));
  const issues = openingIssues(procedure, agency, settings);
  if (issues.length > 0) return refused(refusal('settings/invalid', { issues }));
  const record: CaseRecord = {
    id,
    number,
    agency,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    state: newCase(procedure, settings),
    openedAt: given.now,
    updatedAt: given.now,
    nextDueAt: null,
    nextWarningAt: null,
    dues: {},
    warned: [],
    calendarHash: '',
    counted: UNCOUNTED,
  };
  return recorded(procedure, { record, head: genesisOf(id) }, raw, actor, given, opening);
};
