// The thread that makes the writes of a file while the next ones are decided elsewhere: one transaction for each message.
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../errors.ts';
import { faultOf } from '../store/store-fault.ts';
import { connect, immediately } from './connect.ts';
import { prepareStatements, writeRows } from './statements.ts';
import { isTaken } from './until-free.ts';
import type { WriteOrder, WriterData, WriteResult } from './writer.ts';

const CONSTRAINT = 19;

/** Another process was faster, or has the file: nothing was written, and it is safe to retry. */
const isRetryable = (error: unknown): boolean =>
  isTaken(error) || (error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === CONSTRAINT);

const port = parentPort;
if (port === null) throw new Error('this file runs as a thread of a store');
const { file, lockMs } = workerData as WriterData;
const db = connect(file);
// This thread has no requests to keep waiting.
db.exec(`PRAGMA busy_timeout = ${lockMs}`);
const statements = prepareStatements(db);

const resultOf = ({ unchanged, rows, act }: WriteOrder): WriteResult => {
  try {
    return immediately(db, () => {
      const isUnchanged = unchanged.every((one) => statements.unchanged.get(...one) !== undefined);
      if (isUnchanged) writeRows(statements, rows, act);
      return isUnchanged ? { kind: 'written' } : { kind: 'conflict' };
    });
  } catch (error) {
    return isRetryable(error)
      ? { kind: 'conflict' }
      : { kind: 'failed', message: messageOf(error), fault: faultOf(error) };
  }
};

port.on('message', (order: WriteOrder | null) => {
  if (order !== null) return port.postMessage(resultOf(order));
  db.close();
  port.close();
});
port.postMessage('ready');
