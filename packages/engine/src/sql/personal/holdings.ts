import type { Holding, PersonalStore } from '../../store/personal-store.ts';
import type { Database, Row } from '../sql.ts';
import { DELEGATIONS } from '../tables.ts';

const isServing = (person: string): string => `${person}.disabled_at IS NULL AND ${person}.administrator IS NULL`;

const ownOf = (among: string): string => `SELECT DISTINCT held.person, people.unit, held.duty FROM person_duties AS held
  JOIN people ON people.id = held.person AND ${isServing('people')}
  WHERE held.agency = $1 AND held.duty IN (${among}) AND held.first_day <= $3
    AND (held.last_day IS NULL OR held.last_day >= $3) ORDER BY held.person, held.duty`;

const inPlaceOf = (among: string): string => `SELECT delegations.* FROM delegations
  JOIN people ON people.id = delegations.to_person AND ${isServing('people')}
  WHERE delegations.from_person IN (${among}) AND delegations.revoked_at IS NULL
    AND delegations.first_day <= $2 AND delegations.last_day >= $2 ORDER BY delegations.id`;

const ownHolding = (row: Row): Holding => ({
  person: String(row['person']),
  unit: row['unit'] === null || row['unit'] === undefined ? null : String(row['unit']),
  duty: String(row['duty']),
  for: null,
});

/** Reads who holds duties on a day; a delegation gives only what the other person holds. */
export const holdingsOn =
  (database: Database): PersonalStore['holdings'] =>
  async ({ agency, duties, day }) => {
    const values = [agency, JSON.stringify(duties), day];
    const own = (await database.all(ownOf(database.listOf('$2')), values)).map(ownHolding);
    if (own.length === 0) return [];
    const people = JSON.stringify([...new Set(own.map(({ person }) => person))]);
    const rows = await database.all(inPlaceOf(database.listOf('$1')), [people, day]);
    const delegated = rows
      .map(DELEGATIONS.read)
      .flatMap((delegation) =>
        own
          .filter(({ person, duty }) => person === delegation.from && delegation.duties.includes(duty))
          .map((one): Holding => ({ ...one, person: delegation.to, for: one.person })),
      );
    return [...own, ...delegated];
  };
