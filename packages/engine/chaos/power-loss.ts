// npm run power-loss: simulates power losses of a database and counts acknowledged facts that are lost.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { restartPostgres, type Server, startPostgres } from '../test-support/embedded-postgres.fixture.ts';
import { emptyLog, kill, type Log, startNode } from './crew.ts';
import { attach, canUseLoop, detach, makeDisk } from './loop-disk.ts';

const RUN_MILLISECONDS = 2000;
const LONGEST_START = 30_000;

/** Lets a node work for a while from its first acknowledged fact on. */
const underLoad = async (log: Log): Promise<void> => {
  for (let waited = 0; log.acks.size === 0 && waited < LONGEST_START; waited += 50) await pause(50);
  await pause(RUN_MILLISECONDS);
};

/** The hashes of a ledger, by case and number. */
type Ledger = ReadonlyMap<string, string>;

const placed = (rows: readonly Readonly<Record<string, unknown>>[]): Ledger =>
  new Map(rows.map((row) => [`${String(row['case_id'])} ${String(row['seq'])}`, String(row['hash'])]));

const lost = ({ acks }: Log, ledger: Ledger): number =>
  [...acks].filter(([place, hash]) => ledger.get(place) !== hash).length;

/** Copies the disk while every writer is stopped: the state that a power loss would leave. */
const pullThePlug = async (pids: readonly number[], image: string, copy: string): Promise<void> => {
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  await pause(100);
  copyFileSync(image, copy);
  for (const pid of pids) process.kill(pid, 'SIGCONT');
};

const onSqlite = async (
  image: string,
  copy: string,
  mount: string,
  program: string,
): Promise<{ log: Log; ledger: Ledger }> => {
  const log = emptyLog();
  const node = startNode(log, ['--file', join(mount, 'gongkai.db')], program);
  await underLoad(log);
  const acks = new Map<string, string>();
  for (const [place, hash] of log.acks) acks.set(place, hash);
  await pullThePlug(node.pid === undefined ? [] : [node.pid], image, copy);
  await kill(node);
  detach(mount);
  attach(copy, mount);
  const db = new DatabaseSync(join(mount, 'gongkai.db'));
  // A loose writer may lose even the table.
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'facts'").get();
  const rows = known === undefined ? [] : db.prepare('SELECT case_id, seq, hash FROM facts').all();
  db.close();
  return { log: { ...log, acks }, ledger: placed(rows) };
};

const children = (pid: number): readonly number[] =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .split('\n')
    .map(Number)
    .filter((one) => one > 0);

const onPostgres = async (image: string, copy: string, mount: string): Promise<{ log: Log; ledger: Ledger }> => {
  const log = emptyLog();
  let server: Server = await startPostgres([], mount);
  const node = startNode(log, ['--url', server.url, '--schema', 'chaos']);
  await underLoad(log);
  const acks = new Map<string, string>();
  for (const [place, hash] of log.acks) acks.set(place, hash);
  await pullThePlug([...(node.pid === undefined ? [] : [node.pid]), server.pid, ...children(server.pid)], image, copy);
  await kill(node);
  await server.crash();
  detach(mount);
  attach(copy, mount);
  server = await restartPostgres(mount);
  const client = new pg.Client({ connectionString: server.url, options: '-c search_path=chaos' });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>('SELECT case_id, seq, hash FROM facts');
  await client.end();
  await server.stop();
  return { log: { ...log, acks }, ledger: placed(rows) };
};

/** One run on a fresh disk; gives the facts that were acknowledged and those of them that are gone. */
export const powerLoss = async (
  kind: 'sqlite' | 'postgresql',
  program = 'node.ts',
): Promise<{ readonly acknowledged: number; readonly lost: number }> => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-power-'));
  const [image, copy, mount] = ['disk.img', 'after.img', 'mount'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(mount);
  // The server runs as another user, who needs access.
  chmodSync(folder, 0o755);
  try {
    makeDisk(image, kind === 'sqlite' ? 64 : 400);
    attach(image, mount);
    const { log, ledger } =
      kind === 'sqlite' ? await onSqlite(image, copy, mount, program) : await onPostgres(image, copy, mount);
    return { acknowledged: log.acks.size, lost: lost(log, ledger) };
  } finally {
    detach(mount);
    rmSync(folder, { recursive: true, force: true });
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '10' } } });
  const why = canUseLoop();
  if (why !== null) return void process.stdout.write(`skipped: ${why}\n`);
  for (const kind of ['sqlite', 'postgresql'] as const) {
    let [acknowledged, gone] = [0, 0];
    for (let run = 0; run < Number(values.runs); run += 1) {
      const result = await powerLoss(kind);
      acknowledged += result.acknowledged;
      gone += result.lost;
    }
    process.stdout.write(`${kind}: ${values.runs} power losses, ${acknowledged} facts acknowledged, ${gone} lost\n`);
    if (gone > 0 || acknowledged === 0) process.exitCode = 1;
  }
  // The check itself is checked: a writer that acknowledges before anything is on disk must be caught.
  const loose = await powerLoss('sqlite', 'loose-node.ts');
  const caught = loose.lost > 0;
  process.stdout.write(
    `a loose writer: ${loose.lost} of ${loose.acknowledged} lost, ${caught ? 'caught' : 'NOT caught'}\n`,
  );
  if (!caught) process.exitCode = 1;
};

if (import.meta.main) await main();
