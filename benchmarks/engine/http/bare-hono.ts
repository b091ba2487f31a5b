// A server process: node bare-hono.ts postgres URL | sqlite FILE. Hono alone; each POST is parsed, checked for a fact,
// written by one durable INSERT, and answered 201 with its id.
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { openPool } from '../pool.ts';

type Insert = (id: string, body: string) => Promise<unknown>;

const intoPostgres = (url: string): Insert => {
  const pool = openPool(url, 64);
  const text = 'INSERT INTO requests (id, body) VALUES ($1, $2)';
  return (id, body) => pool.query({ name: 'insert', text, values: [id, body] });
};

const intoSqlite = (file: string): Insert => {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  const insert = db.prepare('INSERT INTO requests (id, body) VALUES (?, ?)');
  return async (id, body) => insert.run(id, body);
};

const [kind, place = ''] = process.argv.slice(2);
const insert = kind === 'postgres' ? intoPostgres(place) : intoSqlite(place);

const app = new Hono().post('/requests', async (c) => {
  const asked: unknown = await c.req.json();
  if (typeof asked !== 'object' || asked === null || !('fact' in asked)) return c.json({ error: 'no fact' }, 422);
  const id = randomUUID();
  await insert(id, JSON.stringify(asked.fact));
  return c.json({ id }, 201);
});

serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`listens on http://127.0.0.1:${port}`),
);
process.on('SIGTERM', () => process.exit(0));
