// A writer that acknowledges before anything is on disk: the power-loss command must catch it.
import { setImmediate as turn } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';

const [, , , file = ':memory:'] = process.argv;
const db = new DatabaseSync(file);
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
db.exec('CREATE TABLE facts (case_id TEXT, seq INTEGER, hash TEXT)');
const insert = db.prepare('INSERT INTO facts VALUES (?, 1, ?)');
for (let number = 0; ; number += 1) {
  insert.run(`case-${number}`, 'hash');
  process.stdout.write(`${JSON.stringify({ ack: [`case-${number}`, 1, 'hash'] })}\n`);
  await turn();
}
