import type { CaseState, Duty } from '@gongkai/core';
import { DUTIES } from '@gongkai/core';
import { isRecord } from '../ledger/canonical.ts';
import { BrokenCaseError, messageOf } from '../errors.ts';
import type { CaseRecord, LockedCase, KeyHolder, StoredResponse, StoredFact } from '../store/store.ts';

/** A row as the database gives it. */
export type Row = Readonly<Record<string, string | number | bigint | null | Uint8Array>>;

const text = (row: Row, column: string): string => String(row[column]);
const number = (row: Row, column: string): number => Number(row[column]);

const strings = (row: Row, column: string): readonly string[] => {
  const value: unknown = JSON.parse(text(row, column));
  return Array.isArray(value) ? value.map(String) : [];
};

const duesOf = (row: Row): Readonly<Record<string, string>> => {
  const value: unknown = JSON.parse(text(row, 'dues'));
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([clock, due]) => [clock, String(due)])) : {};
};

const optional = (row: Row, column: string): number | null => {
  const value = row[column];
  return value === null || value === undefined ? null : Number(value);
};

// What has the parts of a case state was written by `caseValues`; `verify` compares the rest with a fresh fold.
const isState = (value: unknown): value is CaseState =>
  isRecord(value) && typeof value['value'] === 'string' && isRecord(value['context']) && isRecord(value['recorders']);

const stateOf = (row: Row): CaseState => {
  const value: unknown = JSON.parse(text(row, 'snapshot'));
  if (!isState(value)) throw new Error('the snapshot is no case');
  if (value.value !== row['state'] || value.version !== row['version']) {
    throw new Error('the snapshot is of another state or version than its row');
  }
  return value;
};

/**
 * A row of `cases`.
 * @throws BrokenCaseError when the snapshot cannot be read, or is not that of its row.
 */
export const caseOf = (row: Row): CaseRecord => {
  const id = text(row, 'id');
  try {
    return {
      id,
      number: text(row, 'number'),
      procedure: text(row, 'procedure'),
      procedureVersion: text(row, 'procedure_version'),
      agency: text(row, 'agency'),
      state: stateOf(row),
      openedAt: number(row, 'opened_at'),
      updatedAt: number(row, 'updated_at'),
      nextDueAt: optional(row, 'next_due_at'),
      nextWarningAt: optional(row, 'next_warning_at'),
      dues: duesOf(row),
      warned: strings(row, 'warned'),
      calendarHash: text(row, 'calendar_hash'),
      counted: text(row, 'counted'),
    };
  } catch (error) {
    throw new BrokenCaseError(id, messageOf(error));
  }
};

/**
 * A row of `cases` with the last fact of its ledger, which is read from the facts themselves, so that no chain is ever
 * carried on from a row that does not match its ledger.
 * @throws BrokenCaseError when they do not match.
 */
export const lockedCase = (row: Row): LockedCase => {
  const record = caseOf(row);
  const { tail_seq: seq, tail_hash: head } = row;
  if (seq === record.state.version && typeof head === 'string') return { record, head };
  throw new BrokenCaseError(record.id, 'its ledger does not end where the case does');
};

/** Cases held by a transaction, the broken ones apart. */
export const lockedCases = (
  rows: readonly Row[],
): { readonly cases: ReadonlyMap<string, LockedCase>; readonly broken: ReadonlyMap<string, string> } => {
  const cases = new Map<string, LockedCase>();
  const broken = new Map<string, string>();
  for (const row of rows) {
    const id = text(row, 'id');
    try {
      cases.set(id, lockedCase(row));
    } catch (error) {
      broken.set(id, error instanceof BrokenCaseError ? error.why : messageOf(error));
    }
  }
  return { cases, broken };
};

/** A row of `facts`. */
export const factOf = (row: Row): StoredFact => ({
  caseId: text(row, 'case_id'),
  seq: number(row, 'seq'),
  type: text(row, 'type'),
  at: number(row, 'at'),
  recordedAt: number(row, 'recorded_at'),
  actor: text(row, 'actor'),
  text: text(row, 'text'),
  previousHash: text(row, 'previous_hash'),
  hash: text(row, 'hash'),
});

/** A row of `answers`. */
export const responseOf = (row: Row): StoredResponse => ({
  actor: text(row, 'actor'),
  key: text(row, 'key'),
  fingerprint: text(row, 'fingerprint'),
  caseId: text(row, 'case_id'),
  seq: number(row, 'seq'),
});

// A duty that was since removed gives nobody a right.
const dutiesFrom = (stored: string): readonly Duty[] => {
  const list: unknown = JSON.parse(stored);
  const isDuty = (duty: unknown): duty is Duty => typeof duty === 'string' && Object.hasOwn(DUTIES, duty);
  return Array.isArray(list) ? list.filter(isDuty) : [];
};

/** A row of `keys`, without the hash. */
export const holderOf = (row: Row): KeyHolder => ({
  id: text(row, 'id'),
  name: text(row, 'name'),
  agency: row['agency'] === null ? null : text(row, 'agency'),
  duties: dutiesFrom(text(row, 'duties')),
  administrator: number(row, 'administrator') === 1,
  createdAt: number(row, 'created_at'),
  disabledAt: optional(row, 'disabled_at'),
});
