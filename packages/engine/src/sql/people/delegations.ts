import { PersonRefusedError } from '../../errors.ts';
import type { Delegation } from '../../people/person.ts';
import type { PeopleStore } from '../../store/people-store.ts';
import { rowsOfAct, withAct } from '../acts.ts';
import type { Database, Sql } from '../sql.ts';
import { DELEGATIONS } from '../tables.ts';
import { officerIn } from './persons.ts';

const FIND = 'SELECT * FROM delegations WHERE id = $1';
const ALL = 'SELECT * FROM delegations ORDER BY id DESC LIMIT $1';
const OF_PERSON = 'SELECT * FROM delegations WHERE from_person = $2 OR to_person = $2 ORDER BY id DESC LIMIT $1';
const REVOKE = 'UPDATE delegations SET revoked_at = $1, revoked_by = $2 WHERE id = $3 AND revoked_at IS NULL';

// Held on some of the days; on the others the delegation gives nothing.
const HELD = `SELECT DISTINCT duty FROM person_duties WHERE person = $1 AND first_day <= $3
  AND (last_day IS NULL OR (last_day >= $2 AND last_day >= first_day))`;

/** @throws PersonRefusedError where the person does not hold one of the duties themselves. */
const checkHeld = async (sql: Sql, { from, duties, firstDay, lastDay }: Delegation): Promise<void> => {
  const held = new Set((await sql.all(HELD, [from, firstDay, lastDay])).map((row) => String(row['duty'])));
  const missing = duties.filter((duty) => !held.has(duty));
  if (missing.length === 0) return;
  throw new PersonRefusedError('delegation/not-own', `${from} does not hold ${missing.join(', ')} in those days`);
};

/** Delegations of duties from one person to another. */
export const delegationsOn = (
  database: Database,
): Pick<PeopleStore, 'delegate' | 'delegations' | 'findDelegation' | 'revoke'> => ({
  delegate: (delegation) =>
    withAct(database, async (sql) => {
      await officerIn(sql, delegation.from);
      await officerIn(sql, delegation.to);
      await checkHeld(sql, delegation);
      await sql.run(DELEGATIONS.insertOne, DELEGATIONS.values(delegation));
      const rows = rowsOfAct(DELEGATIONS.name, [DELEGATIONS.row(delegation)]);
      return { result: undefined, act: { kind: 'delegation.made', actor: delegation.by, rows } };
    }),
  delegations: async (person, limit) => {
    const rows = person === null ? database.all(ALL, [limit]) : database.all(OF_PERSON, [limit, person]);
    return (await rows).map(DELEGATIONS.read);
  },
  findDelegation: async (id) => {
    const [row] = await database.all(FIND, [id]);
    return row === undefined ? null : DELEGATIONS.read(row);
  },
  revoke: (id, at, by) =>
    withAct(database, async (sql) => {
      if ((await sql.run(REVOKE, [at, by, id])) === 0) return { result: false, act: null };
      const rows = rowsOfAct(DELEGATIONS.name, await sql.all(FIND, [id]));
      return { result: true, act: { kind: 'delegation.revoked', actor: by, rows } };
    }),
});
