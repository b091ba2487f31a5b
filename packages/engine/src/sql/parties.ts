import { agencyKeyOf, type PartyRows } from '../store/kit.ts';
import { binder } from './among.ts';
import type { Database } from './sql.ts';
import { FACTS, PARTIES } from './tables.ts';

const COLUMNS = { nameHash: 'name_hash', idHash: 'id_hash', party: 'party' } as const;

/** The register of those who ask, on any database. */
export const partiesOn = (database: Database): PartyRows => ({
  find: async (agency, query) => {
    const { values, bind } = binder();
    const own = `agency = ${bind(agency)}`;
    const parts = Object.entries(COLUMNS).flatMap(([part, column]) => {
      const value = query[part as keyof typeof COLUMNS];
      // Each part along an index of its own.
      return value === undefined || value === null
        ? []
        : [`SELECT * FROM parties WHERE ${own} AND ${column} = ${bind(value)}`];
    });
    if (parts.length === 0) return [];
    const text = `${parts.join(' UNION ')} ORDER BY case_id DESC, seq, place`;
    return (await database.all(text, values)).map(PARTIES.read);
  },
  replace: (caseIds, rows) =>
    database.inTransaction(async (sql) => {
      for (const id of caseIds) {
        await sql.run('DELETE FROM parties WHERE agency_key = $1 AND case_id = $2', [agencyKeyOf(id), id]);
      }
      for (const row of rows) await sql.run(PARTIES.insertOne, PARTIES.values(row));
    }),
  clear: () =>
    database.inTransaction(async (sql) => {
      await sql.run('DELETE FROM parties');
    }),
  rows: async (after, limit) => {
    const text = `SELECT * FROM parties WHERE (case_id, seq, place) > ($1, $2, $3)
      ORDER BY case_id, seq, place LIMIT $4`;
    return (await database.all(text, [...after, limit])).map((row) => ({
      ...PARTIES.read(row),
      agencyKey: String(row['agency_key']),
    }));
  },
  facts: async (types, after, limit) => {
    const text = `SELECT * FROM facts WHERE (case_id, seq) > ($1, $2)
      AND type IN (${database.listOf('$3')}) ORDER BY case_id, seq LIMIT $4`;
    return (await database.all(text, [...after, JSON.stringify(types), limit])).map(FACTS.read);
  },
});
