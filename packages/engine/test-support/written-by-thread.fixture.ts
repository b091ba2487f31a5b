import { setTimeout } from 'node:timers/promises';
import type { Instant } from '@gongkai/calendar';
import { connect } from '../src/sqlite/connect.ts';
import { storeOn } from '../src/sqlite/open-sqlite-store.ts';
import { createWriter } from '../src/sqlite/writer.ts';
import type { Store } from '../src/store/store.ts';
import { migrate } from '../src/sqlite/schema.ts';

/** A store whose every transaction is written by its thread, including small ones and the first ones. */
export const writtenByThread = async (file: string, clock: () => Instant = Date.now): Promise<Store> => {
  const db = connect(file, migrate);
  const writer = createWriter(file);
  while (!writer.takes(true)) await setTimeout(1);
  return storeOn(db, { file, clock, lockMs: 5000 }, { ...writer, takes: () => true });
};
