import type { Instant } from '@gongkai/calendar';
import { factMessage } from '../ledger/fact-message.ts';
import {
  admittedFacts,
  advance,
  type AnyProcedure,
  calledForIn,
  type CasePlace,
  type Issue,
  type CaseState,
  FILE_FACTS,
  isFileFact,
  issuesOf,
  newCase,
  openingAgency,
  placeOf,
  type Refusal,
  refusal,
  type Suggestion,
} from '@gongkai/core';
import { type CaseRules, EMPTY_PLAN, planCase } from '../deadlines/plan.ts';
import { canonical, isJson, isRecord } from '../ledger/canonical.ts';
import { entryFrom, type NewFactText, genesisOf, type Opening, storedFact } from '../ledger/ledger.ts';
import type { Salts } from '../ledger/salt.ts';
import { documentAfter, namesAfter, NO_NAMES } from '../search/document-of.ts';
import type { CaseRecord, LockedCase, StoredFact, Task } from '../store/store.ts';
import { withoutReminders } from './without-reminders.ts';
import { type Accepted, type Recorded, type Refused, type Submitter, typeOf } from './submission.ts';

/** Inputs of a decision, apart from the case and the fact. */
export interface DecisionContext extends CaseRules {
  readonly now: Instant;
  /** Gives the salt of each fact that is written: the one input that differs when a decision is repeated. */
  readonly salt: Salts;
}

export const refused = (why: Refusal, version: number | null = null): Refused => ({
  kind: 'refused',
  refusal: why,
  version,
});

const malformed = (message: string): Refusal => refusal('fact/malformed', { issues: [{ path: 'fact', message }] });

const NOT_JSON = 'not plain JSON, or nested too deeply';

/** The agencies of a case after a fact. */
const placeAfter = (before: CasePlace, { file }: CaseState): CasePlace => placeOf(openingAgency(before), file);

/**
 * Returns the line of the ledger of an accepted fact, after the fact with hash `head`, and its message. That of a transfer
 * is for the agency that holds the case from then on.
 */
export const recordedLine = (record: CaseRecord, head: string, state: CaseState, text: NewFactText): Recorded => {
  const fact = storedFact(text, head);
  const { number, procedure } = record;
  const { agency } = placeAfter(record, state);
  return {
    fact,
    message: factMessage({
      fact,
      number,
      agency,
      procedure,
      state: state.value,
      salted: true,
      imported: text.imported !== undefined,
    }),
  };
};

/** Returns the case after an accepted fact, with its plan. */
export const plannedCase = (
  procedure: AnyProcedure,
  record: CaseRecord,
  state: CaseState,
  { hash, recordedAt }: StoredFact,
  rules: CaseRules,
): LockedCase => ({
  record: {
    ...record,
    ...placeAfter(record, state),
    procedureVersion: procedure.version,
    state,
    updatedAt: recordedAt,
    ...planCase(procedure, state, rules, record.warned, recordedAt),
  },
  head: hash,
});

// One of several entries may be meant: of such a fact, the number of the entry is part of what is called for.
const calledAs = ({ fact, data }: Suggestion): string => `${fact} ${JSON.stringify(data['seq'])}`;

/** The tasks for facts that the case calls for since a fact was recorded, and did not call for before it. */
export const tasksRaised = (
  procedure: AnyProcedure,
  before: CaseRecord,
  { agency, state }: CaseRecord,
  { caseId, seq, recordedAt }: StoredFact,
): readonly Task[] => {
  const called = calledForIn(procedure, state).filter(({ raisesTask }) => raisesTask === true);
  if (called.length === 0) return [];
  const known = new Set(calledForIn(procedure, before.state).map(calledAs));
  return called
    .filter((one) => !known.has(calledAs(one)))
    .map(({ fact, data }) => ({
      id: `${caseId}!${fact}!${seq}`,
      kind: 'fact-called-for',
      agency,
      caseId,
      body: canonical({ fact, seq, ...(data['seq'] === undefined ? {} : { entry: data['seq'] }) }),
      raisedAt: recordedAt,
      doneAt: null,
      doneBy: null,
    }));
};

/** Advances a case by a fact; `opening` is null for every fact but the first. */
const decideFact = (
  procedure: AnyProcedure,
  locked: LockedCase,
  raw: unknown,
  { actor: by, imported }: Submitter,
  context: DecisionContext,
  opening: Opening | null,
): Accepted | Refused => {
  const { record } = locked;
  const { calendar, now } = context;
  const result = advance(procedure, record.state, raw, { actor: by, now }, { calendar, number: record.number });
  if (!result.ok) return refused(result.refusal, opening === null ? record.state.version : null);
  const { state } = result;
  const text: NewFactText = {
    caseId: record.id,
    seq: state.version,
    type: result.fact.type,
    at: result.fact.at,
    recordedAt: now,
    by,
    machine: `${procedure.id}@${procedure.version}`,
    opening,
    fact: isRecord(raw) ? raw : {},
    salt: context.salt(),
    imported,
  };
  const line = recordedLine(record, locked.head, state, text);
  const named = { ...record, ...namesAfter(procedure, record, text.fact, { by, agency: record.agency }) };
  const planned = plannedCase(procedure, named, state, line.fact, context);
  const after = imported === undefined ? planned : withoutReminders(procedure, planned, context);
  const document = documentAfter(procedure, after.record, text.fact, opening !== null);
  const tasks = tasksRaised(procedure, record, after.record, line.fact);
  return { kind: 'accepted', after, ...line, entry: entryFrom(text, line.fact), tasks, document };
};

/** The refusal of a fact on another version than expected, or of one that is not plain JSON; null where neither holds. */
export const refusedAtOnce = (
  procedure: AnyProcedure,
  { record }: LockedCase,
  raw: unknown,
  { expectedVersion }: Submitter,
): Refused | null => {
  const { value, version } = record.state;
  if (expectedVersion !== undefined && expectedVersion !== version) {
    return refused(refusal('case/stale', { admitted: admittedFacts(procedure, value) }), version);
  }
  return isJson(raw) ? null : refused(malformed(NOT_JSON), version);
};

/** Decides one fact on a case: version, form, duty, state, rules. It reads nothing but its arguments. */
export const decideSubmit = (
  procedure: AnyProcedure,
  locked: LockedCase,
  raw: unknown,
  by: Submitter,
  context: DecisionContext,
): Accepted | Refused => {
  const wrong = refusedAtOnce(procedure, locked, raw, by);
  if (wrong !== null) return wrong;
  return decideFact(procedure, locked, raw, by, context, null);
};

const LONGEST_AGENCY = 200;

// The agency is part of case numbers and of the ledger: the database has to return it unchanged.
const openingIssues = (procedure: AnyProcedure, agency: string, settings: object): readonly Issue[] => {
  const plain = agency.isWellFormed() && !/\p{Cc}/u.test(agency);
  if (agency === '' || agency.length > LONGEST_AGENCY || !plain) {
    return [{ path: 'agency', message: `a name of 1 to ${LONGEST_AGENCY} plain characters` }];
  }
  if (!isJson(settings)) return [{ path: 'settings', message: NOT_JSON }];
  const checked = procedure.settings.safeParse(settings);
  return issuesOf(
    (checked.error?.issues ?? []).map((one) => ({ ...one, path: ['settings', ...one.path] })),
    'settings',
  );
};

/** Refuses a fact that is known to the procedure but cannot open a case; null where it can. */
const openingRefusal = (procedure: AnyProcedure, raw: unknown): Refused | null => {
  const type = typeOf(raw);
  const isKnown = isFileFact(type) || procedure.factTypes.some((known) => known === type);
  if (!isKnown || procedure.openedBy.some((known) => known === type)) return null;
  const basis = isFileFact(type) ? FILE_FACTS[type].basis : (procedure.legalBasis[String(type)] ?? null);
  return refused(refusal('fact/refused', { admitted: procedure.openedBy, basis }));
};

const newRecord = (
  procedure: AnyProcedure,
  id: string,
  { number, agency, settings }: Opening,
  now: Instant,
): CaseRecord => ({
  id,
  number,
  ...placeOf(agency),
  procedure: procedure.id,
  procedureVersion: procedure.version,
  state: newCase(procedure, settings),
  openedAt: now,
  updatedAt: now,
  ...NO_NAMES,
  ...EMPTY_PLAN,
});

/** Decides the first fact of a new case. */
export const decideOpen = (
  procedure: AnyProcedure,
  id: string,
  opening: Opening,
  raw: unknown,
  by: Submitter,
  context: DecisionContext,
): Accepted | Refused => {
  const wrong = openingRefusal(procedure, raw);
  if (wrong !== null) return wrong;
  if (!isJson(raw)) return refused(malformed(NOT_JSON));
  const issues = openingIssues(procedure, opening.agency, opening.settings);
  if (issues.length > 0) return refused(refusal('settings/invalid', { issues }));
  const record = newRecord(procedure, id, opening, context.now);
  return decideFact(procedure, { record, head: genesisOf(id) }, raw, by, context, opening);
};
