import { civilDateOf } from '@gongkai/calendar';
import { agencyKey, type AgencyRecords, type AgencyTree, type StoredProfile } from '../store/kit.ts';
import { rowsOfAct, withAct } from './acts.ts';
import { binder } from './among.ts';
import type { Database, Sql } from './sql.ts';
import { agencyDocument } from '../search/document-of.ts';
import { writeDocuments } from './write-documents.ts';
import { heldBeforeSql } from './within.ts';
import { AGENCIES, GAPS, PLACES, PROFILES } from './tables.ts';

const PUT_AGENCY = `${AGENCIES.insertOne} ON CONFLICT (id) DO UPDATE SET ${AGENCIES.excluded('always')}`;

const treeIn = async (database: Database, sql: Sql): Promise<AgencyTree> => ({
  agencies: (await sql.all('SELECT * FROM agencies ORDER BY id')).map(AGENCIES.read),
  places: (await sql.all('SELECT * FROM places ORDER BY number')).map(PLACES.read),
  today: civilDateOf(await database.nowIn(sql)),
});

const profilesIn = async (sql: Sql, after: number): Promise<readonly StoredProfile[]> =>
  (await sql.all('SELECT * FROM profiles WHERE number > $1 ORDER BY number', [after])).map(PROFILES.read);

/** Agencies day by day, and their profiles. Their acts follow one another, so that numbers have no gaps. */
const changesOn = (database: Database): Pick<AgencyRecords, 'changeTree' | 'addProfile'> => ({
  changeTree: (decide, by) =>
    withAct(database, async (sql) => {
      const tree = await treeIn(database, sql);
      const change = decide(tree);
      const at = await database.nowIn(sql);
      const last = tree.places.at(-1)?.number ?? 0;
      const places = change.places.map((one, index) => ({ ...one, number: last + 1 + index, by, at }));
      for (const one of change.agencies) await sql.run(PUT_AGENCY, AGENCIES.values(one));
      for (const one of places) await sql.run(PLACES.insertOne, PLACES.values(one));
      await writeDocuments(database, sql, change.agencies.map(agencyDocument));
      const rows = [
        ...rowsOfAct(AGENCIES.name, change.agencies.map(AGENCIES.row)),
        ...rowsOfAct(PLACES.name, places.map(PLACES.row)),
      ];
      return { result: undefined, act: rows.length === 0 ? null : { kind: 'agencies.put', actor: by, rows } };
    }),
  addProfile: (given, check) =>
    withAct(database, async (sql) => {
      const others = await profilesIn(sql, 0);
      check(others);
      const profile = { ...given, number: (others.at(-1)?.number ?? 0) + 1, at: await database.nowIn(sql) };
      await sql.run(PROFILES.insertOne, PROFILES.values(profile));
      const rows = rowsOfAct(PROFILES.name, [PROFILES.row(profile)]);
      return { result: profile, act: { kind: 'profile.set', actor: given.by, rows } };
    }),
});

/** Agencies day by day, their profiles, and the gaps in their numbers, on any database. */
export const agencyRecordsOn = (database: Database): AgencyRecords => ({
  ...changesOn(database),
  tree: () => treeIn(database, database),
  profiles: (after) => profilesIn(database, after),
  gaps: async (agency) => {
    const text = 'SELECT * FROM gaps WHERE agency_key = $1 AND agency = $2 ORDER BY series, from_n';
    return (await database.all(text, [agencyKey(agency), agency])).map(GAPS.read);
  },
  series: async (agency) => {
    const text = 'SELECT name, value FROM counters WHERE agency_key = $1 ORDER BY name';
    const rows = await database.all(text, [agencyKey(agency)]);
    return rows.map((row) => ({ name: String(row['name']), last: Number(row['value']) }));
  },
  numbers: async (agency, after, limit) => {
    // A case keeps its number when it moves to another agency.
    const { values, bind } = binder([agencyKey(agency), agency, after, limit]);
    const isOwn = `(agency = $2 OR ${heldBeforeSql({ agency, below: false }, bind) ?? ''})`;
    const text = `SELECT id, number FROM cases WHERE agency_key = $1 AND ${isOwn} AND id > $3 ORDER BY id LIMIT $4`;
    const rows = await database.all(text, values);
    return rows.map((row) => ({ id: String(row['id']), number: String(row['number']) }));
  },
});
