import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf } from '@gongkai/calendar';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { START } from '../../apps/api/test-support/desk.ts';
import { openPostgresStore } from '../../packages/engine/src/postgres/open-postgres-store.ts';
import type { Store } from '../../packages/engine/src/store/store.ts';
import { type Server, startPostgres } from '../../packages/engine/test-support/embedded-postgres.fixture.ts';
import { freshSchema } from '../../packages/engine/test-support/postgres.fixture.ts';
import { withstand } from './withstand.ts';

const clock = () => instantOf(START);

// A server that every test may break.
let server: Server;
beforeAll(async () => void (server = await startPostgres()));
afterAll(() => server.stop());

const storeIn = (schema: string, connections = 4): Promise<Store> =>
  openPostgresStore({
    url: server.url,
    schema,
    connections,
    clock,
    limits: { connectMs: 800, lockMs: 300, statementMs: 600 },
  });

const administrator = async (schema: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: server.url, options: `-c search_path=${schema}` });
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end().catch(() => undefined));
  return client;
};

const END_OTHERS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE application_name = 'gongkai' AND pid <> pg_backend_pid()`;

const TABLES = ['facts', 'cases', 'outbox', 'keys', 'probes'];

/** Every process of the server: a frozen host answers with none of them. */
const processesOf = (pid: number): readonly number[] => [
  pid,
  ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number),
];

describe('a store on a server answers 503, tells it in /readyz and recovers', () => {
  it('when the server becomes read-only, as in a failover', async () => {
    const schema = freshSchema();
    const store = await storeIn(schema);
    const client = await administrator(schema);
    await withstand(store, {
      begin: async () => {
        await client.query('ALTER DATABASE postgres SET default_transaction_read_only = on');
        await client.query(END_OTHERS);
      },
      end: async () => {
        await client.query('SET default_transaction_read_only = off');
        await client.query('ALTER DATABASE postgres RESET default_transaction_read_only');
      },
      codes: ['store/read-only', 'store/unavailable'],
      reads: false,
    });
  });

  it('when the server crashes and comes back', async () => {
    const store = await storeIn(freshSchema());
    await withstand(store, {
      begin: () => server.crash(),
      end: () => server.start(),
      codes: ['store/unavailable'],
      reads: false,
    });
  });

  it.skipIf(process.platform !== 'linux')('when the server is frozen', async () => {
    const store = await storeIn(freshSchema());
    let frozen: readonly number[] = [];
    await withstand(store, {
      begin: async () => {
        frozen = processesOf(server.pid);
        for (const pid of frozen) process.kill(pid, 'SIGSTOP');
      },
      end: async () => {
        for (const pid of frozen) process.kill(pid, 'SIGCONT');
      },
      codes: ['store/too-slow', 'store/unavailable', 'http/too-slow'],
      reads: false,
    });
  });

  it('when another transaction holds its tables, so that no connection is left', async () => {
    const schema = freshSchema();
    const store = await storeIn(schema, 2);
    const client = await administrator(schema);
    await withstand(store, {
      begin: () => client.query(`BEGIN; LOCK TABLE ${TABLES.join(', ')} IN ACCESS EXCLUSIVE MODE`),
      end: () => client.query('ROLLBACK'),
      codes: ['store/too-slow'],
      reads: false,
    });
  });

  it('when its statements take longer than they may', async () => {
    const schema = freshSchema();
    const store = await storeIn(schema);
    const client = await administrator(schema);
    const slow = ['facts', 'probes'].map(
      (table) => `CREATE TRIGGER slow BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION slow()`,
    );
    await withstand(store, {
      begin: () =>
        client.query(`CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN PERFORM pg_sleep(5); RETURN new; END'; ${slow.join('; ')}`),
      end: () => client.query('DROP FUNCTION slow() CASCADE'),
      codes: ['store/too-slow'],
      reads: true,
    });
  });

  it('when its disk is full', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-small-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', folder], { stdio: 'ignore' });
    } catch {
      rmSync(folder, { recursive: true });
      return context.skip('mounting a small disk needs root');
    }
    onTestFinished(() => void execFileSync('umount', ['-l', folder]));
    // As the fixture runs the server.
    chownSync(folder, 65_534, 65_534);
    const schema = freshSchema();
    const store = await storeIn(schema);
    const client = await administrator(schema);
    await client.query(`CREATE TABLESPACE small LOCATION '${folder}'`);
    for (const table of TABLES) await client.query(`ALTER TABLE ${table} SET TABLESPACE small`);
    const filler = join(folder, 'filler');
    await withstand(store, {
      begin: async () => {
        expect(() => writeFileSync(filler, Buffer.alloc(16 * 1024 * 1024, 1))).toThrow('ENOSPC');
      },
      end: async () => rmSync(filler),
      codes: ['store/full'],
      reads: true,
    });
    await client.query(`DROP SCHEMA ${schema} CASCADE`);
    await client.query('DROP TABLESPACE small');
  });
});
