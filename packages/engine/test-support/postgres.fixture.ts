import { randomBytes } from 'node:crypto';
import type { Instant } from '@gongkai/calendar';
import { inject } from 'vitest';
import { openPostgresStore } from '../src/postgres/open-postgres-store.ts';
import type { Store } from '../src/store/store.ts';

/** A name that no other test has. */
export const freshSchema = (): string => `t_${randomBytes(8).toString('hex')}`;

/** A fresh, empty store on the server of the run. */
export const openFresh = (clock?: () => Instant, schema = freshSchema()): Promise<Store> =>
  openPostgresStore({
    url: inject('databaseUrl'),
    schema,
    connections: 4,
    ...(clock === undefined ? {} : { clock }),
  });
