import { PersonRefusedError } from '../../errors.ts';
import type { HeldDuty } from '../../people/person.ts';
import { scopeOf } from '../../people/scope-of.ts';
import type { PeopleStore } from '../../store/people-store.ts';
import { rowsOfAct, withAct } from '../acts.ts';
import type { Database } from '../sql.ts';
import { PERSON_DUTIES } from '../tables.ts';
import { officerIn } from './persons.ts';
import { isReached } from './reached.ts';

const OF_PERSON = 'SELECT * FROM person_duties WHERE person = $1 ORDER BY first_day, id';
const SAME = `SELECT * FROM person_duties WHERE person = $1 AND agency = $2 AND duty = $3
  AND (last_day IS NULL OR last_day >= first_day)`;
const TO_END = `${SAME} AND (last_day IS NULL OR last_day > $4) ORDER BY first_day, id`;
const OVERLAP = `${SAME} AND first_day <= $4 AND (last_day IS NULL OR last_day >= $5)`;
const END = 'UPDATE person_duties SET last_day = $1, ended_by = $2, ended_at = $3 WHERE id = $4';

/** After every day. */
const NEVER = '9999-12-31';

/** Duties of people in agencies. */
export const dutiesOn = (database: Database): Pick<PeopleStore, 'duties' | 'grant' | 'end'> => ({
  duties: async (person) => (await database.all(OF_PERSON, [person])).map(PERSON_DUTIES.read),
  grant: (given) =>
    withAct(database, async (sql) => {
      const { person, agency, duty, firstDay, lastDay } = given;
      if (!(await isReached(sql, scopeOf(await officerIn(sql, person)), agency))) {
        throw new PersonRefusedError('duty/out-of-reach', `${person} does not reach ${agency}`);
      }
      const same = await sql.all(OVERLAP, [person, agency, duty, lastDay ?? NEVER, firstDay]);
      if (same.length > 0) throw new PersonRefusedError('duty/held', `${person} holds ${duty} in those days already`);
      await sql.run(PERSON_DUTIES.insertOne, PERSON_DUTIES.values(given));
      const rows = rowsOfAct(PERSON_DUTIES.name, [PERSON_DUTIES.row(given)]);
      return { result: undefined, act: { kind: 'duty.granted', actor: given.grantedBy, rows } };
    }),
  end: ({ person, agency, duty }, { lastDay, by, at }) =>
    withAct(database, async (sql) => {
      const held = (await sql.all(TO_END, [person, agency, duty, lastDay])).map(PERSON_DUTIES.read);
      const ended = held.map((one): HeldDuty => ({ ...one, lastDay, endedBy: by, endedAt: at }));
      const [first] = ended;
      if (first === undefined) {
        throw new PersonRefusedError('duty/not-held', `${person} does not hold ${duty} of ${agency} after ${lastDay}`);
      }
      for (const { id } of ended) await sql.run(END, [lastDay, by, at, id]);
      const rows = rowsOfAct(PERSON_DUTIES.name, ended.map(PERSON_DUTIES.row));
      return { result: first, act: { kind: 'duty.ended', actor: by, rows } };
    }),
});
