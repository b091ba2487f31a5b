import type { PeopleStore } from '../../store/people-store.ts';
import { rowsOfAct, withAct } from '../acts.ts';
import type { Database, Sql } from '../sql.ts';
import { ROSTERS } from '../tables.ts';

const NEWEST = 'SELECT * FROM rosters WHERE agency = $1 AND month = $2 ORDER BY version DESC LIMIT 1';

const newest = async (sql: Sql, agency: string, month: string) => {
  const [row] = await sql.all(NEWEST, [agency, month]);
  return row === undefined ? null : ROSTERS.read(row);
};

/** Rosters of agencies, each change a further version. */
export const rostersOn = (database: Database): Pick<PeopleStore, 'roster' | 'putRoster'> => ({
  roster: (agency, month) => newest(database, agency, month),
  putRoster: (roster) =>
    withAct(database, async (sql) => {
      const before = (await newest(sql, roster.agency, roster.month))?.version ?? 0;
      if (roster.version !== before + 1) return { result: false, act: null };
      await sql.run(ROSTERS.insertOne, ROSTERS.values(roster));
      const rows = rowsOfAct(ROSTERS.name, [ROSTERS.row(roster)]);
      return { result: true, act: { kind: 'roster.put', actor: roster.by, rows } };
    }),
});
