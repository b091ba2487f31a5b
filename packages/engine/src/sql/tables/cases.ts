import type { CaseState } from '@gongkai/core';
import { isRecord } from '../../ledger/canonical.ts';
import {
  agencyKey,
  agencyKeyOf,
  type CaseRecord,
  type Counter,
  type Move,
  type StoredFact,
  type StoredLink,
  type StoredResponse,
  type TallyRow,
} from '../../store/kit.ts';
import { columnsOf, defineTable } from '../table.ts';
import { linesColumn } from './lines.ts';
import { strings } from './strings.ts';

const stringMap = (value: unknown): Readonly<Record<string, string>> =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)])) : {};

// A value with the parts of a case state was written by this engine; `verify` compares the rest with a fresh fold.
const isState = (value: unknown): value is CaseState =>
  isRecord(value) && typeof value['value'] === 'string' && isRecord(value['context']) && isRecord(value['recorders']);

const stateFrom = (value: unknown): CaseState => {
  if (isState(value)) return value;
  throw new Error('the snapshot is not a case');
};

const aCase = columnsOf<CaseRecord>();
export const CASES = defineTable<CaseRecord>()('cases', ['id'], {
  agency_key: aCase.derived('text', ({ id }) => agencyKeyOf(id)),
  id: aCase.text('id'),
  number: aCase.text('number'),
  agency: aCase.text('agency', 'place'),
  earlier_agencies: linesColumn<'earlierAgencies', CaseRecord>('earlierAgencies', 'place'),
  procedure: aCase.text('procedure'),
  procedure_version: aCase.text('procedureVersion', 'release'),
  state: aCase.derived('text', ({ state }) => state.value, 'always'),
  snapshot: aCase.json('state', stateFrom, 'always'),
  version: aCase.derived('bigint', ({ state }) => state.version, 'always'),
  next_due_at: aCase.optionalInteger('nextDueAt', 'dates'),
  next_warning_at: aCase.optionalInteger('nextWarningAt', 'dates'),
  dues: aCase.json('dues', stringMap, 'always'),
  warned: aCase.json('warned', strings, 'always'),
  opened_at: aCase.integer('openedAt'),
  updated_at: aCase.integer('updatedAt', 'always'),
  calendar_hash: aCase.text('calendarHash', 'release'),
  counted: aCase.text('counted', 'always'),
  counted_version: aCase.derived('bigint', ({ state }) => state.version, 'always'),
  subject: aCase.optionalText('subject', 'marks'),
  party: aCase.optionalText('party', 'marks'),
  units: aCase.text('units', 'orders'),
  external_key: aCase.optionalText('externalKey', 'orders'),
  channel: aCase.optionalText('channel', 'marks'),
  tags: aCase.text('tags', 'marks'),
  outcome: aCase.optionalText('outcome', 'marks'),
  received_on: aCase.optionalText('receivedOn', 'orders'),
  due_statutory: aCase.optionalInteger('dueStatutory', 'dates'),
  due_internal: aCase.optionalInteger('dueInternal', 'orders'),
  holder_person: aCase.optionalText('holderPerson', 'orders'),
  holder_unit: aCase.optionalText('holderUnit', 'orders'),
  holder_since: aCase.optionalInteger('holderSince', 'orders'),
  accepted: aCase.flag('accepted', 'marks'),
  late: aCase.flag('late', 'dates'),
  irregular: aCase.flag('irregular', 'marks'),
  stopped: aCase.flag('stopped', 'dates'),
  in_review: aCase.flag('inReview', 'marks'),
  closed_to: aCase.text('closedTo', 'marks'),
  supervised: aCase.flag('supervised', 'marks'),
  urgent: aCase.flag('urgent', 'marks'),
  active: aCase.flag('active', 'marks'),
  clocks: aCase.text('clocks', 'dates'),
});

const aFact = columnsOf<StoredFact>();
export const FACTS = defineTable<StoredFact>()('facts', ['case_id', 'seq'], {
  agency_key: aFact.derived('text', ({ caseId }) => agencyKeyOf(caseId)),
  case_id: aFact.text('caseId'),
  seq: aFact.integer('seq'),
  type: aFact.text('type'),
  at: aFact.integer('at'),
  recorded_at: aFact.integer('recordedAt'),
  actor: aFact.text('actor'),
  text: aFact.text('text'),
  previous_hash: aFact.text('previousHash'),
  hash: aFact.text('hash'),
});

const aResponse = columnsOf<StoredResponse>();
export const RESPONSES = defineTable<StoredResponse>()('answers', ['actor', 'key'], {
  actor: aResponse.text('actor'),
  key: aResponse.text('key'),
  fingerprint: aResponse.text('fingerprint'),
  case_id: aResponse.text('caseId'),
  seq: aResponse.integer('seq'),
});

const aCounter = columnsOf<Counter>();
export const COUNTERS = defineTable<Counter, Omit<Counter, 'agency'>>()('counters', ['agency_key', 'name'], {
  agency_key: aCounter.derived('text', ({ agency }) => agencyKey(agency)),
  name: aCounter.text('name'),
  value: aCounter.integer('value', 'always'),
});

const aMove = columnsOf<Move>();
export const MOVES = defineTable<Move>()('moves', ['case_id', 'clock', 'moved_at', 'calendar_to'], {
  agency_key: aMove.derived('text', ({ caseId }) => agencyKeyOf(caseId)),
  case_id: aMove.text('caseId'),
  clock: aMove.text('clock'),
  due_from: aMove.text('from'),
  due_to: aMove.text('to'),
  calendar_from: aMove.text('fromCalendar'),
  calendar_to: aMove.text('toCalendar'),
  moved_at: aMove.integer('movedAt'),
});

const aTally = columnsOf<TallyRow>();
export const TALLIES = defineTable<TallyRow>()('tallies', ['year', 'cell', 'agency_key', 'agency'], {
  agency_key: aTally.derived('text', ({ agency }) => agencyKey(agency)),
  agency: aTally.text('agency'),
  year: aTally.integer('year'),
  cell: aTally.text('cell'),
  m1: aTally.element('months', 0, 'always'),
  m2: aTally.element('months', 1, 'always'),
  m3: aTally.element('months', 2, 'always'),
  m4: aTally.element('months', 3, 'always'),
  m5: aTally.element('months', 4, 'always'),
  m6: aTally.element('months', 5, 'always'),
  m7: aTally.element('months', 6, 'always'),
  m8: aTally.element('months', 7, 'always'),
  m9: aTally.element('months', 8, 'always'),
  m10: aTally.element('months', 9, 'always'),
  m11: aTally.element('months', 10, 'always'),
  m12: aTally.element('months', 11, 'always'),
});

const aLink = columnsOf<StoredLink>();
export const LINKS = defineTable<StoredLink>()('links', ['case_id', 'kind', 'target'], {
  agency_key: aLink.derived('text', ({ caseId }) => agencyKeyOf(caseId)),
  case_id: aLink.text('caseId'),
  kind: aLink.text('kind'),
  target: aLink.text('target'),
});
