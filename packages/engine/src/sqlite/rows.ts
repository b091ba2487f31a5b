import type { Actor, CaseState, Duty } from '@gongkai/core';
import { DUTIES } from '@gongkai/core';
import type { CaseRecord, KeyHolder, StoredAnswer, StoredFact } from '../store.ts';

/** A row as the database gives it. */
export type Row = Readonly<Record<string, string | number | bigint | null | Uint8Array>>;

const optional = (value: Row[string] | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

// The snapshot column holds what `caseValues` wrote there; `verify` compares it with a fresh fold.
const stateFrom = (text: string): CaseState => JSON.parse(text) as CaseState;
const actorFrom = (text: string): Actor => JSON.parse(text) as Actor;

const dutiesFrom = (text: string): readonly Duty[] => {
  const list: unknown = JSON.parse(text);
  return Array.isArray(list) ? list.filter((duty): duty is Duty => typeof duty === 'string' && duty in DUTIES) : [];
};

/** A row of `cases`. */
export const caseOf = (row: Row): CaseRecord => ({
  id: String(row['id']),
  number: String(row['number']),
  procedure: String(row['procedure']),
  procedureVersion: String(row['procedure_version']),
  agency: String(row['agency']),
  state: stateFrom(String(row['snapshot'])),
  openedAt: Number(row['opened_at']),
  updatedAt: Number(row['updated_at']),
  nextDueAt: optional(row['next_due_at']),
});

/** The values of a row of `cases`, without its head. */
export const caseValues = (record: CaseRecord): (string | number | null)[] => [
  record.id,
  record.number,
  record.agency,
  record.procedure,
  record.procedureVersion,
  record.state.value,
  JSON.stringify(record.state),
  record.state.version,
  record.nextDueAt,
  record.openedAt,
  record.updatedAt,
];

/** A row of `facts`. */
export const factOf = (row: Row): StoredFact => ({
  caseId: String(row['case_id']),
  seq: Number(row['seq']),
  type: String(row['type']),
  at: Number(row['at']),
  recordedAt: Number(row['recorded_at']),
  by: actorFrom(String(row['actor'])),
  text: String(row['text']),
  previousHash: String(row['previous_hash']),
  hash: String(row['hash']),
});

/** The values of a row of `facts`. */
export const factValues = (fact: StoredFact): (string | number)[] => [
  fact.caseId,
  fact.seq,
  fact.type,
  fact.at,
  fact.recordedAt,
  JSON.stringify(fact.by),
  fact.text,
  fact.previousHash,
  fact.hash,
];

/** A row of `answers`. */
export const answerOf = (row: Row): StoredAnswer => ({
  actor: String(row['actor']),
  key: String(row['key']),
  fingerprint: String(row['fingerprint']),
  caseId: String(row['case_id']),
  seq: Number(row['seq']),
});

/** A row of `keys`, without the hash. */
export const holderOf = (row: Row): KeyHolder => ({
  id: String(row['id']),
  name: String(row['name']),
  agency: row['agency'] === null || row['agency'] === undefined ? null : String(row['agency']),
  duties: dutiesFrom(String(row['duties'])),
  administrator: Number(row['administrator']) === 1,
  createdAt: Number(row['created_at']),
  disabledAt: optional(row['disabled_at']),
});
