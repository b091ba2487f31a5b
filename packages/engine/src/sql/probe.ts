import { randomBytes } from 'node:crypto';
import type { Database } from './sql.ts';

const WRITE = `INSERT INTO probes (id, at, filler) VALUES (1, $1, $2)
  ON CONFLICT (id) DO UPDATE SET at = excluded.at, filler = excluded.filler`;

/** What a store must have room for again before it counts as no longer full. */
const ROOM_BYTES = 512 * 1024;

/**
 * Proves that a database accepts a write, by one row that is written again and committed as facts are. After a write that
 * found no room, some room is proven as well: one row fits into what is left when a fact no longer does.
 */
export const probeOn = (database: Database, wasFull: { value: boolean }) => async (): Promise<void> => {
  const write = async (filler: string): Promise<unknown> => database.run(WRITE, [await database.now(), filler]);
  if (!wasFull.value) return void (await write(''));
  // Random, so that no database compresses it.
  await write(randomBytes(ROOM_BYTES).toString('hex'));
  await write('');
  wasFull.value = false;
};
