import { randomBytes } from 'node:crypto';
import { openPostgresStore } from '@gongkai/engine';
import { databaseUrl } from '../../test-support/database-url.ts';
import { describeSessions } from '../../test-support/sign-in.suite.ts';

describeSessions('PostgreSQL', (clock) =>
  openPostgresStore({ url: databaseUrl(), schema: `t_${randomBytes(8).toString('hex')}`, connections: 4, clock }),
);
