import { createHash } from 'node:crypto';
import { BackupError } from '../errors.ts';
import { isRecord } from '../ledger/canonical.ts';
import type { BackupRow } from '../store/store.ts';
import { BACKUP_FORM } from './backup-lines.ts';

const parseLine = (line: string, number: number): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(line);
    if (isRecord(value)) return value;
  } catch {
    // Reported below, like a value that is not an object.
  }
  throw new BackupError(`line ${number} is not a JSON object`);
};

const rowOf = (value: Readonly<Record<string, unknown>>, number: number): BackupRow => {
  const { t } = value;
  if (typeof t !== 'string') throw new BackupError(`line ${number} names no table`);
  for (const one of Object.values(value)) {
    if (one !== null && typeof one !== 'string' && typeof one !== 'number') {
      throw new BackupError(`line ${number} has a value that is neither text nor number`);
    }
  }
  return value as unknown as BackupRow;
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
 * Reads the rows of a backup, line by line without their line feeds.
 * @throws BackupError when the lines are not a backup, end early, or were altered; rows read so far must then be discarded.
 */
export async function* readBackup(lines: AsyncIterable<string>): AsyncGenerator<BackupRow> {
  const digest = createHash('sha256');
  let number = 0;
  let ended = false;
  for await (const line of lines) {
    number += 1;
    if (ended) throw new BackupError(`line ${number} comes after the end of the backup`);
    const value = parseLine(line, number);
    if (number === 1) checkFirst(value);
    if (value['t'] === 'end') {
      checkLast(value, number - 2, digest.digest('hex'));
      ended = true;
      continue;
    }
    digest.update(`${line}\n`);
    if (number > 1) yield rowOf(value, number);
  }
  if (ended) return;
  throw new BackupError(number === 0 ? 'the backup is empty' : 'the backup is cut off: its last line is missing');
}
