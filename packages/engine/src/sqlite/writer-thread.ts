// The thread that makes the writes of a file while the next ones are decided elsewhere: one transaction a message.
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../errors.ts';
import { connect, immediately } from './connect.ts';
import { prepareStatements, writeRows } from './statements.ts';
import type { Answer, Order } from './writer.ts';

/** SQLITE_BUSY and SQLITE_CONSTRAINT: somebody else was faster, and a second look decides rightly. */
const BEATEN = [5, 19];

// The low byte of an extended code is the code.
const isRetryable = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && BEATEN.includes(Number(error.errcode) & 0xff);

const port = parentPort;
if (port === null) throw new Error('this file is run as a thread of a store');
const db = connect(String(workerData));
const statements = prepareStatements(db);

const answerOf = ({ unchanged, rows }: Order): Answer => {
  try {
    return immediately(db, () => {
      const held = unchanged.every((one) => statements.unchanged.get(...one) !== undefined);
      if (held) writeRows(statements, rows);
      return held ? { kind: 'written' } : { kind: 'beaten' };
    });
  } catch (error) {
    return isRetryable(error) ? { kind: 'beaten' } : { kind: 'failed', message: messageOf(error) };
  }
};

port.on('message', (order: Order | null) => {
  if (order !== null) return port.postMessage(answerOf(order));
  db.close();
  port.close();
});
port.postMessage('ready');
