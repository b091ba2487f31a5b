import { COLUMNS } from './columns.ts';

/** A table as it is written out and in. */
export interface Table {
  readonly name: string;
  /** What orders the rows, and is unique; null for messages, which each database orders in its own way. */
  readonly key: readonly string[] | null;
  readonly columns: readonly string[];
}

const FACTS: Table = {
  name: 'facts',
  key: ['case_id', 'seq'],
  columns: COLUMNS.facts,
};

const RECORDS: readonly Table[] = [
  { name: 'notices', key: ['number'], columns: ['number', 'text', 'hash', 'loaded_at'] },
  {
    name: 'keys',
    key: ['id'],
    columns: ['id', 'hash', 'name', 'agency', 'duties', 'administrator', 'created_at', 'disabled_at'],
  },
  { name: 'counters', key: ['agency_key', 'name'], columns: COLUMNS.counters },
  { name: 'outbox', key: null, columns: COLUMNS.outbox },
  FACTS,
  { name: 'answers', key: ['actor', 'key'], columns: COLUMNS.answers },
  { name: 'moves', key: ['case_id', 'clock', 'moved_at', 'calendar_to'], columns: COLUMNS.moves },
  {
    name: 'tasks',
    key: ['id'],
    columns: ['agency_key', 'id', 'kind', 'agency', 'case_id', 'body', 'raised_at', 'done_at', 'done_by'],
  },
  {
    name: 'endpoints',
    key: ['id'],
    columns: [
      'id',
      'kind',
      'target',
      'secrets',
      'agency',
      'topics',
      'created_at',
      'disabled_at',
      'disabled_why',
      'after_id',
    ],
  },
  {
    name: 'deliveries',
    key: ['endpoint_id', 'message_id'],
    columns: ['endpoint_id', 'message_id', 'case_id', 'attempts', 'state', 'next_at', 'why'],
  },
];

const FIGURES: readonly Table[] = [
  { name: 'agencies', key: ['id'], columns: ['id', 'name', 'level', 'parent'] },
  {
    name: 'entries',
    key: ['year', 'agency_key', 'agency', 'register', 'seq'],
    columns: ['agency_key', 'agency', 'year', 'register', 'seq', 'value', 'unit', 'origin', 'entered_by', 'at', 'why'],
  },
  {
    name: 'published',
    key: ['agency_key', 'agency', 'year', 'format'],
    columns: ['agency_key', 'agency', 'year', 'format', 'body', 'published_by', 'at'],
  },
  {
    name: 'corrections',
    key: ['agency_key', 'agency', 'year', 'format', 'seq'],
    columns: [
      'agency_key',
      'agency',
      'year',
      'format',
      'seq',
      'cell',
      'value_from',
      'value_to',
      'why',
      'corrected_by',
      'at',
    ],
  },
];

/** Folded from their facts, and so no part of a backup. */
export const CASES: Table = {
  name: 'cases',
  key: ['id'],
  columns: COLUMNS.cases,
};

/** Summed from the cases, like which they are no part of a backup. */
export const TALLIES: Table = {
  name: 'tallies',
  key: ['year', 'cell', 'agency_key', 'agency'],
  columns: COLUMNS.tallies,
};

/** Tables of a backup in the order in which they can be written again. Cases are folded from their facts. */
export const TABLES: readonly Table[] = [...RECORDS, ...FIGURES];
