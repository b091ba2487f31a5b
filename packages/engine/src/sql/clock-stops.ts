import type { ClockStops } from '../store/clock-stops.ts';
import type { Database } from './sql.ts';
import { CLOCK_STOPS } from './node-tables.ts';

const OPEN = 'SELECT * FROM clock_stops WHERE ended_at IS NULL ORDER BY id DESC LIMIT 1';
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
    add: async (stop) => void (await database.run(CLOCK_STOPS.insertOne, CLOCK_STOPS.values(stop))),
    end: async (by, at) => (await database.run(END, [at, by])) > 0,
    lastWritten: async () => {
      const [row] = await database.all(`SELECT created_at FROM outbox ORDER BY ${newestFirst} LIMIT 1`);
      return row === undefined ? null : Number(row['created_at']);
    },
  };
};
