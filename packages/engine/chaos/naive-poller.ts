import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const DUE = `SELECT id, next_due_at FROM cases WHERE next_due_at <= $1
  AND id NOT IN (SELECT case_id FROM naive_done) ORDER BY next_due_at LIMIT 50`;

/**
 * The usual first attempt at a poller: it reads what is due by its own clock, acts, and then marks it as done, each in a
 * statement of its own. The run must catch it: a check that accepts this poller checks nothing.
 */
export const startNaivePoller = async (url: string, schema: string): Promise<never> => {
  const client = new pg.Client({ connectionString: url, options: `-c search_path=${schema}` });
  await client.connect();
  for (;;) {
    const { rows } = await client.query<{ id: string; next_due_at: string }>(DUE, [Date.now()]);
    for (const { id, next_due_at: due } of rows) {
      await client.query('INSERT INTO fired (case_id, due_at) VALUES ($1, $2)', [id, due]);
      await client.query('INSERT INTO naive_done VALUES ($1) ON CONFLICT DO NOTHING', [id]);
    }
    await pause(100);
  }
};
