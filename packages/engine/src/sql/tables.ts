import type { Overlay } from '@gongkai/calendar';
import type { CaseState } from '@gongkai/core';
import { isRecord } from '../ledger/canonical.ts';
import type {
  Agency,
  CaseRecord,
  Counter,
  DeliveryState,
  Endpoint,
  KeyHolder,
  Message,
  Move,
  PublishedTable,
  RegisterEntry,
  StoredFact,
  StoredNotices,
  StoredResponse,
  TableCorrection,
  TallyRow,
  Task,
} from '../store/store.ts';
import { agencyKey, agencyKeyOf } from '../store/time-ordered-id.ts';
import { CLOCK_STOPS, PROBES } from './node-tables.ts';
import { ACTS } from './acts-table.ts';
import { columnsOf, defineTable } from './table.ts';

const strings = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const stringMap = (value: unknown): Readonly<Record<string, string>> =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)])) : {};

// A value with the parts of a case state was written by this engine; `verify` compares the rest with a fresh fold.
const isState = (value: unknown): value is CaseState =>
  isRecord(value) && typeof value['value'] === 'string' && isRecord(value['context']) && isRecord(value['recorders']);

const stateFrom = (value: unknown): CaseState => {
  if (isState(value)) return value;
  throw new Error('the snapshot is not a case');
};

// Days that were stored were checked; a calendar refuses those that are not days.
const overlaysFrom = (value: unknown): readonly Overlay[] =>
  (Array.isArray(value) ? value : []).filter(isRecord).map(({ region, off, work, audience, source }) => ({
    region: String(region),
    off: strings(off),
    work: strings(work),
    audience: String(audience),
    source: String(source),
  }));

const aCase = columnsOf<CaseRecord>();
export const CASES = defineTable<CaseRecord>()('cases', ['id'], {
  agency_key: aCase.derived('text', ({ id }) => agencyKeyOf(id)),
  id: aCase.text('id'),
  number: aCase.text('number'),
  agency: aCase.text('agency'),
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

const aMessage = columnsOf<Message>();
export const OUTBOX = defineTable<Message>()('outbox', null, {
  agency_key: aMessage.derived('text', ({ caseId }) => (caseId === null ? '' : agencyKeyOf(caseId))),
  id: aMessage.text('id'),
  agency: aMessage.optionalText('agency'),
  case_id: aMessage.optionalText('caseId'),
  topic: aMessage.text('topic'),
  body: aMessage.text('body'),
  created_at: aMessage.integer('createdAt'),
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

const aTask = columnsOf<Task>();
export const TASKS = defineTable<Task>()('tasks', ['id'], {
  agency_key: aTask.derived('text', ({ caseId }) => agencyKeyOf(caseId)),
  id: aTask.text('id'),
  kind: aTask.word('kind', ['fact-called-for', 'due-moved-earlier']),
  agency: aTask.text('agency'),
  case_id: aTask.text('caseId'),
  body: aTask.text('body'),
  raised_at: aTask.integer('raisedAt'),
  done_at: aTask.optionalInteger('doneAt', 'always'),
  done_by: aTask.optionalText('doneBy', 'always'),
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

const someNotices = columnsOf<StoredNotices>();
export const NOTICES = defineTable<StoredNotices>()('notices', ['number'], {
  number: someNotices.integer('number'),
  text: someNotices.text('text'),
  hash: someNotices.text('hash'),
  loaded_at: someNotices.integer('loadedAt'),
});

/** A key with its hash, which is never read back. */
type StoredKey = KeyHolder & { readonly hash: string };

const aKey = columnsOf<StoredKey>();
export const KEYS = defineTable<StoredKey, KeyHolder>()('keys', ['id'], {
  id: aKey.text('id'),
  hash: aKey.derived('text', ({ hash }) => hash),
  // Null in keys of earlier releases: `keysOn` reads them as their own holders.
  person: { ...aKey.text('person'), isNullable: true },
  name: aKey.text('name'),
  agency: aKey.optionalText('agency'),
  duties: aKey.json('duties', strings),
  administrator: aKey.flag('administrator'),
  created_at: aKey.integer('createdAt'),
  disabled_at: aKey.optionalInteger('disabledAt', 'always'),
});

/** An endpoint with the last message that was turned into deliveries. */
type StoredEndpoint = Endpoint & { readonly afterId: string | null };

const anEndpoint = columnsOf<StoredEndpoint>();
export const ENDPOINTS = defineTable<StoredEndpoint>()('endpoints', ['id'], {
  id: anEndpoint.text('id'),
  kind: anEndpoint.word('kind', ['mail', 'webhook']),
  target: anEndpoint.text('target'),
  secrets: anEndpoint.json('secrets', strings, 'always'),
  agency: anEndpoint.optionalText('agency'),
  topics: anEndpoint.json('topics', strings),
  created_at: anEndpoint.integer('createdAt'),
  disabled_at: anEndpoint.optionalInteger('disabledAt', 'always'),
  disabled_why: anEndpoint.optionalText('disabledWhy', 'always'),
  after_id: anEndpoint.optionalText('afterId', 'always'),
});

/** A delivery; the topic is that of its message. */
type StoredDelivery = Omit<DeliveryState, 'topic'>;

const aDelivery = columnsOf<StoredDelivery>();
export const DELIVERIES = defineTable<StoredDelivery>()('deliveries', ['endpoint_id', 'message_id'], {
  endpoint_id: aDelivery.text('endpointId'),
  message_id: aDelivery.text('messageId'),
  case_id: aDelivery.optionalText('caseId'),
  attempts: aDelivery.integer('attempts', 'always'),
  state: aDelivery.word('state', ['delivered', 'failed', 'waiting'], 'always'),
  next_at: aDelivery.integer('nextAt', 'always'),
  why: aDelivery.optionalText('why', 'always'),
});

const anAgency = columnsOf<Agency>();
export const AGENCIES = defineTable<Agency>()('agencies', ['id'], {
  id: anAgency.text('id'),
  name: anAgency.text('name', 'always'),
  level: anAgency.text('level', 'always'),
  parent: anAgency.optionalText('parent', 'always'),
  overlays: anAgency.optionalJson('overlays', overlaysFrom, 'always'),
});

const anEntry = columnsOf<RegisterEntry>();
export const ENTRIES = defineTable<RegisterEntry>()('entries', ['year', 'agency_key', 'agency', 'register', 'seq'], {
  agency_key: anEntry.derived('text', ({ agency }) => agencyKey(agency)),
  agency: anEntry.text('agency'),
  year: anEntry.integer('year'),
  register: anEntry.text('register'),
  seq: anEntry.integer('seq'),
  value: anEntry.optionalText('value'),
  unit: anEntry.text('unit'),
  origin: anEntry.word('origin', ['register', 'typed']),
  entered_by: anEntry.text('by'),
  at: anEntry.integer('at'),
  why: anEntry.text('why'),
});

const aTable = columnsOf<PublishedTable>();
export const PUBLISHED = defineTable<PublishedTable>()('published', ['agency_key', 'agency', 'year', 'format'], {
  agency_key: aTable.derived('text', ({ agency }) => agencyKey(agency)),
  agency: aTable.text('agency'),
  year: aTable.integer('year'),
  format: aTable.text('format'),
  body: aTable.text('body'),
  published_by: aTable.text('by'),
  at: aTable.integer('at'),
});

const aCorrection = columnsOf<TableCorrection>();
export const CORRECTIONS = defineTable<TableCorrection>()(
  'corrections',
  ['agency_key', 'agency', 'year', 'format', 'seq'],
  {
    agency_key: aCorrection.derived('text', ({ agency }) => agencyKey(agency)),
    agency: aCorrection.text('agency'),
    year: aCorrection.integer('year'),
    format: aCorrection.text('format'),
    seq: aCorrection.integer('seq'),
    cell: aCorrection.text('cell'),
    value_from: aCorrection.optionalText('from'),
    value_to: aCorrection.optionalText('to'),
    why: aCorrection.text('why'),
    corrected_by: aCorrection.text('by'),
    at: aCorrection.integer('at'),
  },
);

export { ACTS };

/** The tables of a backup, in the order in which they can be written again: one that others refer to is before them. */
export const BACKUP_TABLES = [
  // First, so that every other row is compared with them while it is read.
  ACTS,
  NOTICES,
  KEYS,
  COUNTERS,
  // Before the facts: the dates of a case depend on the local days of its agency.
  AGENCIES,
  OUTBOX,
  FACTS,
  RESPONSES,
  MOVES,
  TASKS,
  ENDPOINTS,
  DELIVERIES,
  ENTRIES,
  PUBLISHED,
  CORRECTIONS,
  CLOCK_STOPS,
] as const;

/**
 * Every table; cases are folded from their facts and tallies are summed from the cases, so a backup has neither. A probe
 * says nothing about what a store holds.
 */
export const TABLES = [...BACKUP_TABLES, CASES, TALLIES, PROBES] as const;
