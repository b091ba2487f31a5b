// npm run chaos: see options.ts.
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openPostgresStore } from '@gongkai/engine';
import pg from 'pg';
import { startPostgres } from '../test-support/embedded-postgres.fixture.ts';
import { emptyLog, type Log } from './crew.ts';
import { type Firing, judge, type Judgement } from './judge.ts';
import { type ChaosOptions, readOptions } from './options.ts';
import { rage } from './storm.ts';

const SCHEMA = 'chaos';

// The database itself records when a clock fired, so that no node's clock is used.
const WITNESS = `CREATE TABLE fired (case_id text, due_at bigint,
    seen_at bigint DEFAULT floor(extract(epoch FROM clock_timestamp()) * 1000));
  CREATE TABLE naive_done (case_id text PRIMARY KEY);
  CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO fired (case_id, due_at) SELECT case_id, at FROM added WHERE type = 'clock.expired'; RETURN NULL; END $$;
  CREATE TRIGGER witness AFTER INSERT ON facts REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION witness();`;

// With fewer facts than this, nodes were hardly ever killed during a transaction.
const LEAST_FACTS_PER_SECOND = 10;

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

const firingsIn = async (client: pg.Client): Promise<readonly Firing[]> => {
  const { rows } = await client.query<Record<string, string>>('SELECT case_id, due_at, seen_at FROM fired');
  return rows.map((row) => ({
    caseId: String(row['case_id']),
    dueAt: Number(row['due_at']),
    seenAt: Number(row['seen_at']),
  }));
};

const lostFacts = async (client: pg.Client, { acks }: Log): Promise<readonly string[]> => {
  const { rows } = await client.query<Record<string, string>>('SELECT case_id, seq, hash FROM facts');
  const there = new Map(rows.map((row) => [`${row['case_id']} ${row['seq']}`, row['hash']]));
  return [...acks].filter(([place, hash]) => there.get(place) !== hash).map(([place]) => place);
};

const report = (clocks: Judgement, lost: readonly string[], problems: number, log: Log): boolean => {
  const [p50, p99, worst] = clocks.late;
  say(`acknowledged facts   ${log.acks.size}, lost ${lost.length}`);
  say(
    `clocks due           ${clocks.due}, lost ${clocks.lost.length}, twice ${clocks.twice.length}, early ${clocks.early.length}`,
  );
  say(`late                 p50 ${p50} ms, p99 ${p99} ms, worst ${worst} ms`);
  say(`chains and folds     ${problems} problems`);
  return lost.length + clocks.lost.length + clocks.twice.length + clocks.early.length + problems === 0;
};

const run = async (options: ChaosOptions): Promise<boolean> => {
  const server = await startPostgres();
  try {
    await (await openPostgresStore({ url: server.url, schema: SCHEMA })).close();
    const first = new pg.Client({ connectionString: server.url, options: `-c search_path=${SCHEMA}` });
    await first.connect();
    await first.query(WITNESS);
    await first.end();
    say(`${options.nodes} nodes, ${options.seconds} s${options.naive ? ', a naive poller' : ''}; one clock 5 s fast`);
    const log = emptyLog();
    const { kills, crashes } = await rage(server, SCHEMA, log, options, say);
    say(`${kills} kills, ${crashes} crashes of the database`);
    const store = await openPostgresStore({ url: server.url, schema: SCHEMA });
    const engine = await openEngine({ store, procedures: PROCEDURES });
    // Clocks that fall due during the last sweep are not counted.
    const now = await engine.now();
    if (!options.naive) await engine.sweep();
    const { problems } = await engine.verify();
    const client = new pg.Client({ connectionString: server.url, options: `-c search_path=${SCHEMA}` });
    await client.connect();
    const clocks = judge(log.dues, await firingsIn(client), options.naive ? now - 2000 : now);
    const sound = report(clocks, await lostFacts(client, log), problems.length, log);
    await client.end();
    await engine.close();
    if (log.acks.size >= options.seconds * LEAST_FACTS_PER_SECOND && clocks.due > 0) return sound;
    throw new Error('too little happened to say anything; run this on a machine that has less to do');
  } finally {
    await server.stop();
  }
};

const options = readOptions(process.argv.slice(2));
if (options !== null) {
  const sound = await run(options);
  const caught = options.naive && !sound;
  say(
    caught
      ? 'caught: the naive poller does not pass'
      : sound === options.naive
        ? 'NOT as it has to be'
        : 'as it has to be',
  );
  process.exitCode = sound === options.naive ? 1 : 0;
}
