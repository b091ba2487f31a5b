import { createHash, type KeyObject } from 'node:crypto';
import { formatInstant } from '@gongkai/calendar';
import { BackupError } from '../errors.ts';
import { isRecord } from '../ledger/canonical.ts';
import type { BackupRow, Store } from '../store/store.ts';
import { checkedRow } from './check-row.ts';
import { checkSignature, signManifest } from './signature.ts';

/** The size and the hash of a backup. */
export interface BackupSummary {
  readonly rows: number;
  readonly facts: number;
  /** SHA-256 over every line but the last. */
  readonly sha256: string;
  /** The key that signed it; null for none. */
  readonly key: string | null;
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
 * last one with the number of rows and the SHA-256 of all lines before it, signed where there is a key. Each line ends with
 * a line feed.
 */
export async function* backupLines(store: Store, key: KeyObject | null = null): AsyncGenerator<string, BackupSummary> {
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
  const signature = key === null ? null : signManifest({ rows, sha256 }, key);
  yield `${JSON.stringify({ t: 'end', rows, sha256, ...signature })}\n`;
  return { rows, facts, sha256, key: signature?.key ?? null };
}

const parseLine = (line: string, number: number): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(line);
    if (isRecord(value)) return value;
  } catch {
    // Reported below, like a value that is not an object.
  }
  throw new BackupError(`line ${number} is not a JSON object`);
};

const checkFirst = (value: Readonly<Record<string, unknown>>): void => {
  if (value['gongkai'] !== 'backup') throw new BackupError('the file is not a backup of Gongkai');
  if (value['v'] !== BACKUP_FORM) {
    throw new BackupError(`the backup has form ${String(value['v'])}; this release reads ${BACKUP_FORM}`);
  }
};

const checkLast = (value: Readonly<Record<string, unknown>>, rows: number, sha256: string): void => {
  if (value['rows'] !== rows) {
    throw new BackupError(`the backup says ${String(value['rows'])} rows and has ${rows}`);
  }
  if (value['sha256'] !== sha256) throw new BackupError('the backup was altered: its SHA-256 is another one');
};

/**
 * Reads the rows of a backup, line by line without their line feeds; with a key, its last line must be signed by it.
 * @throws BackupError when the lines are not a backup, end early, or were altered; rows read so far must then be discarded.
 */
export async function* readBackup(
  lines: AsyncIterable<string>,
  key: KeyObject | null = null,
): AsyncGenerator<BackupRow> {
  const digest = createHash('sha256');
  let number = 0;
  let ended = false;
  for await (const line of lines) {
    number += 1;
    if (ended) throw new BackupError(`line ${number} comes after the end of the backup`);
    const value = parseLine(line, number);
    if (number === 1) checkFirst(value);
    if (value['t'] === 'end') {
      const manifest = { rows: number - 2, sha256: digest.digest('hex') };
      checkLast(value, manifest.rows, manifest.sha256);
      if (key !== null) checkSignature(manifest, value, key);
      ended = true;
      continue;
    }
    digest.update(`${line}\n`);
    if (number > 1) yield checkedRow(value, number);
  }
  if (ended) return;
  throw new BackupError(number === 0 ? 'the backup is empty' : 'the backup is cut off: its last line is missing');
}
