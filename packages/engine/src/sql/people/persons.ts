import { PersonRefusedError } from '../../errors.ts';
import type { HeldDuty, Person } from '../../people/person.ts';
import { hasPlace, scopeOf } from '../../people/scope-of.ts';
import type { ActDraft, ActKind } from '../../ledger/acts/act.ts';
import type { PeopleStore } from '../../store/people-store.ts';
import { rowsOfAct, withAct } from '../acts.ts';
import { binder } from '../among.ts';
import { OTHER_OFFICE } from '../registers.ts';
import type { Database, Sql } from '../sql.ts';
import { PEOPLE, PERSON_DUTIES } from '../tables.ts';
import { withinSql } from '../within.ts';
import { isReached } from './reached.ts';

const FIND = 'SELECT * FROM people WHERE id = $1';
const CHANGED = PEOPLE.names('always');
const CHANGE = `UPDATE people SET ${CHANGED.map((name, at) => `${name} = $${at + 2}`).join(', ')} WHERE id = $1`;
const DISABLE = 'UPDATE people SET disabled_at = $1 WHERE id = $2 AND disabled_at IS NULL';

// Anything of the business of the office, from today on.
const BUSINESS = `SELECT 1 FROM person_duties WHERE person = $1 AND (last_day IS NULL OR last_day >= $2)
  UNION ALL SELECT 1 FROM delegations WHERE (from_person = $1 OR to_person = $1) AND revoked_at IS NULL
    AND last_day >= $2`;

export const personIn = async (sql: Sql, id: string): Promise<Person | null> => {
  const [row] = await sql.all(FIND, [id]);
  return row === undefined ? null : PEOPLE.read(row);
};

/**
 * The person, who may hold duties: known, not disabled, and no administrator.
 * @throws PersonRefusedError where they may not.
 */
export const officerIn = async (sql: Sql, id: string): Promise<Person> => {
  const person = await personIn(sql, id);
  if (person === null || person.disabledAt !== null) {
    throw new PersonRefusedError('person/unknown', `there is no person ${id}, or they are disabled`);
  }
  const holdsOffice = person.administrator !== null || (await sql.all(OTHER_OFFICE, [id, 0])).length > 0;
  if (holdsOffice) throw new PersonRefusedError('person/two-offices', 'an administrator holds no duty');
  return person;
};

/** @throws PersonRefusedError where an administrator has duties, or a reach has no place. */
const check = async (sql: Sql, person: Person, today: string): Promise<void> => {
  if (!hasPlace(person)) {
    throw new PersonRefusedError('person/no-agency', 'every reach but all needs an agency, and own-unit a unit');
  }
  if (person.administrator === null) return;
  const business = await sql.all(BUSINESS, [person.id, today]);
  const keys = await sql.all(OTHER_OFFICE, [person.id, 1]);
  if (business.length + keys.length > 0) {
    throw new PersonRefusedError('person/two-offices', 'who holds or delegates a duty is no administrator');
  }
};

/** Adds the duties of a person who is new. @throws PersonRefusedError where they may not hold one. */
const addDuties = async (sql: Sql, person: Person, duties: readonly HeldDuty[]): Promise<void> => {
  if (duties.length > 0) await officerIn(sql, person.id);
  const before = new Set<string>();
  for (const one of duties) {
    const { agency, duty } = one;
    if (!(await isReached(sql, scopeOf(person), agency))) {
      throw new PersonRefusedError('duty/out-of-reach', `${person.id} does not reach ${agency}`);
    }
    const key = `${agency} ${duty}`;
    if (before.has(key)) throw new PersonRefusedError('duty/held', `${duty} of ${agency} is named twice`);
    before.add(key);
    await sql.run(PERSON_DUTIES.insertOne, PERSON_DUTIES.values(one));
  }
};

const actOf = (kind: ActKind, actor: string, person: Person): ActDraft => ({
  kind,
  actor,
  rows: rowsOfAct(PEOPLE.name, [PEOPLE.row(person)]),
});

/** People themselves. */
export const personsOn = (
  database: Database,
): Pick<PeopleStore, 'find' | 'list' | 'names' | 'add' | 'change' | 'disable'> => ({
  find: (id) => personIn(database, id),
  list: async ({ scope, after, limit }) => {
    const { values, bind } = binder([after, limit]);
    const { unit, ...agencies } = scope;
    const inScope = withinSql(agencies, bind);
    const ofUnit = unit === undefined ? '' : ` AND unit = ${bind(unit)}`;
    const where = `id > $1${inScope === null ? '' : ` AND ${inScope}`}${ofUnit}`;
    return (await database.all(`SELECT * FROM people WHERE ${where} ORDER BY id LIMIT $2`, values)).map(PEOPLE.read);
  },
  names: async (ids) => {
    const among = database.listOf('$1');
    const text = `SELECT id, name FROM people WHERE id IN (${among})
      UNION ALL SELECT id, name FROM keys WHERE id IN (${among})`;
    const rows = await database.all(text, [JSON.stringify(ids)]);
    return rows.map((row) => ({ id: String(row['id']), name: String(row['name']) }));
  },
  add: (person, today, by, duties = []) =>
    withAct(database, async (sql) => {
      if ((await personIn(sql, person.id)) !== null) {
        throw new PersonRefusedError('person/exists', `there is a person ${person.id} already`);
      }
      await check(sql, person, today);
      await sql.run(PEOPLE.insertOne, PEOPLE.values(person));
      await addDuties(sql, person, duties);
      const act = actOf('person.added', by, person);
      const rows = rowsOfAct(PERSON_DUTIES.name, duties.map(PERSON_DUTIES.row));
      return { result: undefined, act: { ...act, rows: [...act.rows, ...rows] } };
    }),
  change: (id, change, today, by) =>
    withAct(database, async (sql) => {
      const before = await personIn(sql, id);
      if (before === null) throw new PersonRefusedError('person/unknown', `there is no person ${id}`);
      const person = { ...before, ...change };
      await check(sql, person, today);
      const row = PEOPLE.row(person);
      await sql.run(CHANGE, [id, ...CHANGED.map((name) => row[name] ?? null)]);
      return { result: person, act: actOf('person.changed', by, person) };
    }),
  disable: (id, at, by) =>
    withAct(database, async (sql) => {
      if ((await sql.run(DISABLE, [at, id])) === 0) return { result: false, act: null };
      const person = await personIn(sql, id);
      return { result: true, act: person === null ? null : actOf('person.disabled', by, person) };
    }),
});
