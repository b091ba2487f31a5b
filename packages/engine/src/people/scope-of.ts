import { EVERYWHERE, type Scope } from '../store/scope.ts';
import type { Person } from './person.ts';

// No agency has such a name.
const NOWHERE: Scope = { agency: '', below: false };

/** Whose cases a person reaches. */
export const scopeOf = ({ agency, unit, reach }: Pick<Person, 'agency' | 'unit' | 'reach'>): Scope => {
  if (reach === 'all') return EVERYWHERE;
  if (agency === null) return NOWHERE;
  if (reach === 'below') return { agency, below: true };
  if (reach === 'own-agency') return { agency, below: false };
  return unit === null ? NOWHERE : { agency, below: false, unit };
};

/** Whether a scope has a place: every reach but `all` needs an agency, and that of a unit needs the unit. */
export const hasPlace = (person: Pick<Person, 'agency' | 'unit' | 'reach'>): boolean => scopeOf(person) !== NOWHERE;
