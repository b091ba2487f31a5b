import type { ClockStops } from '../store/clock-stops.ts';
import { rowsOfAct, SYSTEM_MAKER, withAct } from './acts.ts';
import type { Database } from './sql.ts';
import { CLOCK_STOPS } from './tables.ts';

const OPEN = 'SELECT * FROM clock_stops WHERE ended_at IS NULL ORDER BY id DESC LIMIT 1';
const ALL_OPEN = 'SELECT * FROM clock_stops WHERE ended_at IS NULL ORDER BY id';
const NEWEST = 'SELECT * FROM clock_stops ORDER BY id DESC LIMIT $1';
const END = 'UPDATE clock_stops SET ended_at = $1, ended_by = $2 WHERE ended_at IS NULL';

/** Stops of the clock on any database. */
export const clockStopsOn = (database: Database): ClockStops => {
  const newestFirst = database.messageOrder.map((column) => `${column} DESC`).join(', ');
  return {
    open: async () => {
      const [row] = await database.all(OPEN);
      return row === undefined ? null : CLOCK_STOPS.read(row);
    },
    list: async (limit) => (await database.all(NEWEST, [limit])).map(CLOCK_STOPS.read),
    add: (stop) =>
      withAct(database, async (sql) => {
        await sql.run(CLOCK_STOPS.insertOne, CLOCK_STOPS.values(stop));
        const rows = rowsOfAct(CLOCK_STOPS.name, [CLOCK_STOPS.row(stop)]);
        return { result: undefined, act: { kind: 'clock.stopped', actor: SYSTEM_MAKER, rows } };
      }),
    end: (by, at) =>
      withAct(database, async (sql) => {
        const open = await sql.all(ALL_OPEN);
        if (open.length === 0) return { result: false, act: null };
        await sql.run(END, [at, by]);
        const ended = open.map((row) => ({ ...row, ended_at: at, ended_by: by }));
        return { result: true, act: { kind: 'clock.confirmed', actor: by, rows: rowsOfAct(CLOCK_STOPS.name, ended) } };
      }),
    lastWritten: async () => {
      const [row] = await database.all(`SELECT created_at FROM outbox ORDER BY ${newestFirst} LIMIT 1`);
      return row === undefined ? null : Number(row['created_at']);
    },
  };
};
