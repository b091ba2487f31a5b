// The thread that makes the writes of a file while the next ones are decided elsewhere: one transaction for each message.
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../errors.ts';
import { connect, immediately } from './connect.ts';
import { prepareStatements, writeRows } from './statements.ts';
import type { WriteOrder, WriteResult } from './writer.ts';

/** SQLITE_BUSY and SQLITE_CONSTRAINT: another process was faster, and it is safe to retry. */
const RETRYABLE = [5, 19];

// The low byte of an extended code is the code.
const isRetryable = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && RETRYABLE.includes(Number(error.errcode) & 0xff);

const port = parentPort;
if (port === null) throw new Error('this file runs as a thread of a store');
const db = connect(String(workerData));
const statements = prepareStatements(db);

const resultOf = ({ unchanged, rows, act }: WriteOrder): WriteResult => {
  try {
    return immediately(db, () => {
      const isUnchanged = unchanged.every((one) => statements.unchanged.get(...one) !== undefined);
      if (isUnchanged) writeRows(statements, rows, act);
      return isUnchanged ? { kind: 'written' } : { kind: 'conflict' };
    });
  } catch (error) {
    return isRetryable(error) ? { kind: 'conflict' } : { kind: 'failed', message: messageOf(error) };
  }
};

port.on('message', (order: WriteOrder | null) => {
  if (order !== null) return port.postMessage(resultOf(order));
  db.close();
  port.close();
});
port.postMessage('ready');
