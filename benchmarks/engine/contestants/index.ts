import type { MakeContestant } from '../contestant.ts';

type Load = () => Promise<MakeContestant>;

/** Contestants by name, loaded only when named. */
export const CONTESTANTS: Readonly<Record<string, Load>> = {
  'gongkai-sqlite': async () => (await import('./gongkai-sqlite.ts')).gongkaiSqlite,
  'gongkai-postgres': async () => (await import('./gongkai-postgres.ts')).gongkaiPostgres,
  'plain-sqlite': async () => (await import('./plain-sqlite.ts')).plainSqlite,
  'plain-postgres': async () => (await import('./plain-postgres.ts')).plainPostgres,
  dbos: async () => (await import('./dbos.ts')).dbos,
  restate: async () => (await import('./restate.ts')).restate,
  'pg-boss': async () => (await import('./pg-boss.ts')).pgBoss,
  'graphile-worker': async () => (await import('./graphile-worker.ts')).graphileWorker,
};
