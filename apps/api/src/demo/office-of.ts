import type { Chance } from './seeded.ts';
import { DEPARTMENT_OFFICES, OFFICES_OF } from './yunnan-agencies.ts';
import { DEPARTMENTS } from './yunnan-2018.ts';

/** One office of a prefecture, its own or that of a county, or one department of the province. */
export const officeOf = (place: string, chance: Chance): string => {
  const offices = place === DEPARTMENTS ? DEPARTMENT_OFFICES : (OFFICES_OF.get(place) ?? []);
  return offices[chance.between(0, offices.length - 1)] ?? place;
};
