import type { Listeners } from '../store/listeners.ts';
import type { Store } from '../store/store.ts';
import { backupOn } from './backup.ts';
import { figuresOn } from './figures.ts';
import { outboxOn } from './outbox-on.ts';
import { readingOn } from './reading.ts';
import { keysOn, noticesOn, tasksOn } from './registers.ts';
import type { Database } from './sql.ts';
import { talliesOn } from './tallies.ts';

/** Everything of a store but its transaction: the same statements on every database. */
export const sharedParts = (
  database: Database,
  listeners: Listeners,
): Omit<Store, 'kind' | 'lanes' | 'transact' | 'now' | 'close'> => ({
  ...readingOn(database),
  ...keysOn(database),
  ...tasksOn(database),
  ...noticesOn(database),
  ...talliesOn(database),
  ...backupOn(database),
  figures: figuresOn(database),
  outbox: outboxOn(database, (listener) => listeners.add(listener)),
});
