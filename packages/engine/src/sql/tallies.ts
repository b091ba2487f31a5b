import type { Store } from '../store/store.ts';
import type { Database, Sql } from './sql.ts';
import type { Row } from './table.ts';
import { TALLIES } from './tables.ts';

const PAGE = 1000;
const UNCOUNTED = 'SELECT id FROM cases WHERE uncounted AND id > $1 ORDER BY id LIMIT $2';
const COUNTED = 'SELECT id, agency, counted FROM cases WHERE id > $1 ORDER BY id LIMIT $2';
const TALLY_PAGE = `SELECT * FROM tallies WHERE (year, cell, agency_key, agency) > ($1, $2, $3, $4)
  ORDER BY year, cell, agency_key, agency LIMIT $5`;

async function* countsOn(sql: Sql): ReturnType<Store['counts']> {
  for (let after: string | null = ''; after !== null;) {
    const page: readonly Row[] = await sql.all(COUNTED, [after, PAGE]);
    for (const row of page) {
      yield { kind: 'case', id: String(row['id']), agency: String(row['agency']), counted: String(row['counted']) };
    }
    const last = page.at(-1);
    after = last === undefined || page.length < PAGE ? null : String(last['id']);
  }
  let place: readonly [number, string, string, string] | null = [-1, '', '', ''];
  while (place !== null) {
    const page: readonly Row[] = await sql.all(TALLY_PAGE, [...place, PAGE]);
    for (const row of page) yield { kind: 'tally', row: TALLIES.read(row) };
    const last: Row | undefined = page.at(-1);
    place =
      last === undefined || page.length < PAGE
        ? null
        : [Number(last['year']), String(last['cell']), String(last['agency_key']), String(last['agency'])];
  }
}

/** What a store keeps of tallies beside what transactions write. */
export const talliesOn = (database: Database): Pick<Store, 'uncounted' | 'counts'> => ({
  uncounted: async (after, limit) => (await database.all(UNCOUNTED, [after, limit])).map((row) => String(row['id'])),
  counts: () => database.atOneMoment(countsOn),
});
