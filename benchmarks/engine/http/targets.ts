import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { formatInstant } from '@gongkai/calendar';
import type { TestBed } from '../contestant.ts';
import { submittedAt } from '../decide.ts';
import { queryNumber } from '../plain-cases.ts';
import { openPool } from '../pool.ts';
import { type Request, runNode, type Target } from './target.ts';

const BARE = join(import.meta.dirname, 'bare-hono.ts');
const GONGKAI = join(import.meta.dirname, '..', '..', '..', 'apps', 'api', 'src', 'main.ts');
const JSON_TYPE = { 'content-type': 'application/json' };

/** The same bytes for every server: a request submitted a minute ago. */
const bodyNow = (): string =>
  JSON.stringify({
    procedure: 'disclosure-request',
    agency: 'kunming',
    fact: submittedAt(formatInstant(Date.now() - 60_000)),
  });

const countIn = (file: string, table: string): number => {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
  } finally {
    db.close();
  }
};

const bare = (name: string, args: () => Promise<readonly string[]>, stored: Target['stored']): Target => {
  let stop = async (): Promise<void> => undefined;
  return {
    name,
    form: 'bare Hono, one durable INSERT a request',
    start: async () => {
      const running = runNode(BARE, await args(), {});
      stop = running.stop;
      const [, address = ''] = await running.waitForOutput(/listens on (\S+)/);
      return { url: `${address}/requests`, headers: JSON_TYPE, body: bodyNow() };
    },
    stored,
    stop: () => stop(),
  };
};

const barePostgres = ({ postgres }: TestBed): Target => {
  let url = '';
  const counted = async (): Promise<number> => {
    const pool = openPool(url, 1);
    const count = await queryNumber(pool, 'SELECT count(*) FROM requests');
    await pool.end();
    return count;
  };
  const args = async () => {
    url = await postgres.create('bare_hono');
    const pool = openPool(url, 1);
    await pool.query('CREATE TABLE requests (id uuid PRIMARY KEY, body text NOT NULL)');
    await pool.end();
    return ['postgres', url];
  };
  return bare('hono-postgres', args, counted);
};

const bareSqlite = ({ folder }: TestBed): Target => {
  const file = join(folder, 'bare-hono.db');
  const args = async () => {
    const db = new DatabaseSync(file);
    db.exec('PRAGMA journal_mode = WAL; CREATE TABLE requests (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT');
    db.close();
    return ['sqlite', file];
  };
  return bare('hono-sqlite', args, async () => countIn(file, 'requests'));
};

const clerkKey = async (address: string, administrator: string): Promise<string> => {
  const headers = { ...JSON_TYPE, authorization: `Bearer ${administrator}` };
  const body = JSON.stringify({ name: 'bench', agency: 'kunming', duties: ['registrar'] });
  const response = await fetch(`${address}/api/v1/keys`, { method: 'POST', headers, body });
  const made: unknown = await response.json();
  if (typeof made === 'object' && made !== null && 'secret' in made) return String(made.secret);
  throw new Error(`no key: ${JSON.stringify(made)}`);
};

const PREFERENCES = { 'the whole case': {}, 'with no body': { prefer: 'return=minimal' } } as const;

type Answer = keyof typeof PREFERENCES;

/** Gongkai's API as operators start it: keys, schemas, engine, sweep; `environment` names the database. */
export const gongkaiApi = (
  name: string,
  environment: () => Promise<Readonly<Record<string, string>>>,
  stored: Target['stored'],
  answer: Answer = 'the whole case',
): Target => {
  let stop = async (): Promise<void> => undefined;
  const start = async (): Promise<Request> => {
    // One clerk sends more here than a node lets one key send.
    const limits = { GONGKAI_RATE_PER_KEY: '1000000', GONGKAI_RATE_PER_ADDRESS: '1000000' };
    const running = runNode(GONGKAI, [], { PORT: '0', GONGKAI_LOG: 'warn', ...limits, ...(await environment()) });
    stop = running.stop;
    const [, address = '', file = ''] = await running.waitForOutput(
      /listens on (\S+)[^]*key, in (\S+) until it is first used\n/,
    );
    const secret = readFileSync(file, 'utf8').trim();
    const key = await clerkKey(address, secret);
    return {
      url: `${address}/api/v1/cases`,
      headers: { ...JSON_TYPE, authorization: `Bearer ${key}`, ...PREFERENCES[answer] },
      body: bodyNow(),
    };
  };
  return {
    name,
    form: `the API: key, schema, open a case through the engine; answers ${answer}`,
    start,
    stored,
    stop: () => stop(),
  };
};

const gongkaiSqlite = (name: string, { folder }: TestBed, answer: Answer): Target => {
  const data = join(folder, name);
  mkdirSync(data, { recursive: true });
  const stored = async () => countIn(join(data, 'gongkai.db'), 'facts');
  return gongkaiApi(name, async () => ({ GONGKAI_DATA: data }), stored, answer);
};

const gongkaiPostgres = (name: string, { postgres }: TestBed, answer: Answer): Target => {
  let url = '';
  const environment = async () => {
    url = await postgres.create(name.replaceAll('-', '_'));
    return { DATABASE_URL: url };
  };
  const stored = async (): Promise<number> => {
    const pool = openPool(url, 1);
    const count = await queryNumber(pool, 'SELECT count(*) FROM gongkai.facts');
    await pool.end();
    return count;
  };
  return gongkaiApi(name, environment, stored, answer);
};

/** Servers by name. */
export const TARGETS: Readonly<Record<string, (testBed: TestBed) => Target>> = {
  'http-gongkai-sqlite': (testBed) => gongkaiSqlite('http-gongkai-sqlite', testBed, 'the whole case'),
  'http-gongkai-postgres': (testBed) => gongkaiPostgres('http-gongkai-postgres', testBed, 'the whole case'),
  'http-minimal-sqlite': (testBed) => gongkaiSqlite('http-minimal-sqlite', testBed, 'with no body'),
  'http-minimal-postgres': (testBed) => gongkaiPostgres('http-minimal-postgres', testBed, 'with no body'),
  'hono-postgres': barePostgres,
  'hono-sqlite': bareSqlite,
};
