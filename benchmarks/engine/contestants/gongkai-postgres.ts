import { openPostgresStore } from '@gongkai/engine';
import type { MakeContestant } from '../contestant.ts';
import { gongkaiOn } from './gongkai-sqlite.ts';

/** Gongkai's own engine, group commit on PostgreSQL. */
export const gongkaiPostgres: MakeContestant = ({ postgres }) =>
  gongkaiOn('gongkai-postgres', 'engine.submit, group commit, hash chain, on PostgreSQL', async (use, clock) =>
    openPostgresStore({ url: await postgres.create(`gongkai_${use}`), connections: 4, clock }),
  );
