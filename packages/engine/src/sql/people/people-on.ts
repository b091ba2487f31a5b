import type { PeopleStore } from '../../store/people-store.ts';
import type { Database } from '../sql.ts';
import { delegationsOn } from './delegations.ts';
import { dutiesOn } from './duties.ts';
import { personsOn } from './persons.ts';
import { isReached } from './reached.ts';
import { rostersOn } from './rosters.ts';
import { standingOn } from './standing.ts';

/** People of a database. */
export const peopleOn = (database: Database): PeopleStore => ({
  ...personsOn(database),
  ...dutiesOn(database),
  ...delegationsOn(database),
  ...rostersOn(database),
  standing: standingOn(database),
  reaches: (scope, agency) => isReached(database, scope, agency),
});
