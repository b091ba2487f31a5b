import type { Instant } from '@gongkai/calendar';
import { BrokenCaseError, messageOf } from '../errors.ts';
import type { CaseRecord, DuePosition, LockedCase, LockedSnapshot } from '../store/store.ts';
import type { Row } from './sql.ts';
import { CASES, RESPONSES } from './tables.ts';

/**
 * A row of `cases`.
 * @throws BrokenCaseError when the snapshot cannot be read, or does not belong to its row.
 */
export const caseOf = (row: Row): CaseRecord => {
  try {
    const record = CASES.read(row);
    const { value, version } = record.state;
    if (value !== row['state'] || version !== row['version']) {
      throw new Error('the snapshot is of another state or version than its row');
    }
    return record;
  } catch (error) {
    throw new BrokenCaseError(String(row['id']), messageOf(error));
  }
};

/**
 * A row of `cases` with the last fact of its ledger, which is read from the facts themselves, so that no chain continues
 * from a row that does not match its ledger.
 * @throws BrokenCaseError when they do not match.
 */
const lockedCase = (row: Row): LockedCase => {
  const record = caseOf(row);
  const { tail_seq: seq, tail_hash: head } = row;
  if (seq === record.state.version && typeof head === 'string') return { record, head };
  throw new BrokenCaseError(record.id, 'its ledger does not end where the case does');
};

/** The locked cases of a transaction, and the reasons why others are broken. */
const lockedCases = (rows: readonly Row[]): Pick<LockedSnapshot, 'cases' | 'broken'> => {
  const cases = new Map<string, LockedCase>();
  const broken = new Map<string, string>();
  for (const row of rows) {
    const id = String(row['id']);
    try {
      cases.set(id, lockedCase(row));
    } catch (error) {
      broken.set(id, error instanceof BrokenCaseError ? error.why : messageOf(error));
    }
  }
  return { cases, broken };
};

/** The rows of claimed cases as positions, in their order. */
export const positionsOf = (rows: readonly Row[]): readonly DuePosition[] =>
  rows
    .map((row): DuePosition => ({ at: Number(row['wake_at']), caseId: String(row['id']) }))
    .toSorted((a, b) => a.at - b.at || (a.caseId < b.caseId ? -1 : 1));

/** Everything that a transaction read, as rows. */
export interface LockedRows {
  readonly now: Instant;
  /** Rows of `cases` with `tail_seq` and `tail_hash`, the last fact of their ledger. */
  readonly cases: readonly Row[];
  readonly due: readonly DuePosition[];
  readonly responses: readonly Row[];
  /** Values by the name of the series. */
  readonly counters: ReadonlyMap<string, number>;
}

/** The snapshot that a transaction decides on. */
export const lockedSnapshot = ({ cases, responses, ...rest }: LockedRows): LockedSnapshot => ({
  ...rest,
  ...lockedCases(cases),
  responses: responses.map(RESPONSES.read),
});
