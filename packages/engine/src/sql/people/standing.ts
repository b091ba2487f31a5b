import { civilDateOf } from '@gongkai/calendar';
import type { Standing } from '../../store/people-store.ts';
import type { Database, Row } from '../sql.ts';
import { DELEGATIONS } from '../tables.ts';
import { personIn } from './persons.ts';

const OWN = `SELECT agency, duty FROM person_duties WHERE person = $1 AND first_day <= $2
  AND (last_day IS NULL OR last_day >= $2) ORDER BY agency, duty, id`;

// Only what the other person holds on the day, and nothing of one who is disabled or an administrator.
const IN_PLACE = `SELECT delegations.*, held.agency, held.duty FROM delegations
  JOIN people ON people.id = delegations.from_person AND people.disabled_at IS NULL AND people.administrator IS NULL
  JOIN person_duties AS held ON held.person = delegations.from_person AND held.first_day <= $2
    AND (held.last_day IS NULL OR held.last_day >= $2)
  WHERE delegations.to_person = $1 AND delegations.revoked_at IS NULL
    AND delegations.first_day <= $2 AND delegations.last_day >= $2
  ORDER BY delegations.from_person, held.agency, held.duty, delegations.id`;

const heldIn = (row: Row) => ({ agency: String(row['agency']), duty: String(row['duty']) });

/** Reads what a person may act as on a day; today by the clock of the database for null. */
export const standingOn =
  (database: Database) =>
  async (id: string, asked: string | null): Promise<Standing | null> => {
    const person = await personIn(database, id);
    if (person === null) return null;
    if (person.disabledAt !== null || person.administrator !== null) return { person, own: [], inPlaceOf: [] };
    const day = asked ?? civilDateOf(await database.now());
    const own = (await database.all(OWN, [id, day])).map(heldIn);
    const delegated = (await database.all(IN_PLACE, [id, day])).flatMap((row) => {
      const { from, duties } = DELEGATIONS.read(row);
      const held = heldIn(row);
      return duties.includes(held.duty) ? [{ person: from, ...held }] : [];
    });
    return { person, own, inPlaceOf: delegated };
  };
