import { createHash } from 'node:crypto';
import { formatInstant } from '@gongkai/calendar';
import type { BackupRow, Store } from '../store/store.ts';

/** The size and the hash of a backup. */
export interface BackupSummary {
  readonly rows: number;
  readonly facts: number;
  /** SHA-256 over every line but the last. */
  readonly sha256: string;
}

/** The form of the file; a reader of another form refuses it. */
export const BACKUP_FORM = 1;

// The form of a fact for auditors: see docs/audit-ledger.md.
const factLine = (row: BackupRow): object => ({
  t: 'fact',
  case: row['case_id'],
  seq: row['seq'],
  type: row['type'],
  at: row['at'],
  recordedAt: row['recorded_at'],
  actor: row['actor'],
  text: row['text'],
  previousHash: row['previous_hash'],
  hash: row['hash'],
});

/**
 * Everything in a store at one moment, as lines of JSON: a first line that describes the backup, a line for each row, and a
 * last one with the number of rows and the SHA-256 of all lines before it. Each line ends with a line feed.
 */
export async function* backupLines(store: Store): AsyncGenerator<string, BackupSummary> {
  const digest = createHash('sha256');
  const line = (value: object): string => {
    const text = `${JSON.stringify(value)}\n`;
    digest.update(text);
    return text;
  };
  let rows = 0;
  let facts = 0;
  yield line({ gongkai: 'backup', v: BACKUP_FORM, at: formatInstant(await store.now()), source: store.kind });
  for await (const row of store.dump()) {
    rows += 1;
    if (row.t === 'facts') facts += 1;
    yield line(row.t === 'facts' ? factLine(row) : row);
  }
  const sha256 = digest.digest('hex');
  yield `${JSON.stringify({ t: 'end', rows, sha256 })}\n`;
  return { rows, facts, sha256 };
}
