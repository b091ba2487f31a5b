import type { CaseRecord, Counter, Move, StoredResponse, StoredFact, Task } from '../store/store.ts';
import type { TallyRow } from '../figures/tally-row.ts';
import { agencyKey, agencyKeyOf } from '../store/time-ordered-id.ts';
import type { Message } from '../store/outbox.ts';

/** A row of `cases` by its columns. */
export const caseColumns = (record: CaseRecord) => ({
  agency_key: agencyKeyOf(record.id),
  id: record.id,
  number: record.number,
  agency: record.agency,
  procedure: record.procedure,
  procedure_version: record.procedureVersion,
  state: record.state.value,
  snapshot: JSON.stringify(record.state),
  version: record.state.version,
  next_due_at: record.nextDueAt,
  next_warning_at: record.nextWarningAt,
  dues: JSON.stringify(record.dues),
  warned: JSON.stringify(record.warned),
  opened_at: record.openedAt,
  updated_at: record.updatedAt,
  calendar_hash: record.calendarHash,
  counted: record.counted,
  counted_version: record.state.version,
});

/** A row of `facts` by its columns. */
export const factColumns = (fact: StoredFact) => ({
  agency_key: agencyKeyOf(fact.caseId),
  case_id: fact.caseId,
  seq: fact.seq,
  type: fact.type,
  at: fact.at,
  recorded_at: fact.recordedAt,
  actor: fact.actor,
  text: fact.text,
  previous_hash: fact.previousHash,
  hash: fact.hash,
});

/** A row of `outbox` by its columns. */
export const messageColumns = ({ id, agency, caseId, topic, body, createdAt }: Message) => ({
  agency_key: caseId === null ? '' : agencyKeyOf(caseId),
  id,
  agency,
  case_id: caseId,
  topic,
  body,
  created_at: createdAt,
});

/** A row of `answers` by its columns. */
export const responseColumns = ({ actor, key, fingerprint, caseId, seq }: StoredResponse) => ({
  actor,
  key,
  fingerprint,
  case_id: caseId,
  seq,
});

/** A row of `counters` by its columns. */
export const counterColumns = ({ agency, name, value }: Counter) => ({ agency_key: agencyKey(agency), name, value });

/** A row of `moves` by its columns. */
export const moveColumns = (move: Move) => ({
  agency_key: agencyKeyOf(move.caseId),
  case_id: move.caseId,
  clock: move.clock,
  due_from: move.from,
  due_to: move.to,
  calendar_from: move.fromCalendar,
  calendar_to: move.toCalendar,
  moved_at: move.movedAt,
});

/** A row of `tasks` by its columns; a new task is not done. */
export const taskColumns = ({ id, kind, agency, caseId, body, raisedAt }: Task) => ({
  agency_key: agencyKeyOf(caseId),
  id,
  kind,
  agency,
  case_id: caseId,
  body,
  raised_at: raisedAt,
});

/** The columns of the twelve months of a tally. */
export const MONTHS = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10', 'm11', 'm12'] as const;

/** What of a case changes with its facts and its plan. */
export const CHANGING = [
  'procedure_version',
  'state',
  'snapshot',
  'version',
  'next_due_at',
  'next_warning_at',
  'dues',
  'warned',
  'updated_at',
  'calendar_hash',
  'counted',
  'counted_version',
] as const;

/** Columns of tables, as their rows are written, read back and backed up. */
export const COLUMNS = {
  cases: ['agency_key', 'id', 'number', 'agency', 'procedure', 'opened_at', ...CHANGING],
  counters: ['agency_key', 'name', 'value'],
  outbox: ['agency_key', 'id', 'agency', 'case_id', 'topic', 'body', 'created_at'],
  facts: ['agency_key', 'case_id', 'seq', 'type', 'at', 'recorded_at', 'actor', 'text', 'previous_hash', 'hash'],
  answers: ['actor', 'key', 'fingerprint', 'case_id', 'seq'],
  moves: ['agency_key', 'case_id', 'clock', 'due_from', 'due_to', 'calendar_from', 'calendar_to', 'moved_at'],
  tallies: ['agency_key', 'agency', 'year', 'cell', ...MONTHS],
} as const;

/** A row of `tallies` by its columns. */
export const tallyColumns = ({ agency, year, cell, months }: TallyRow) => {
  const [m1 = 0, m2 = 0, m3 = 0, m4 = 0, m5 = 0, m6 = 0, m7 = 0, m8 = 0, m9 = 0, m10 = 0, m11 = 0, m12 = 0] = months;
  return { agency_key: agencyKey(agency), agency, year, cell, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12 };
};
