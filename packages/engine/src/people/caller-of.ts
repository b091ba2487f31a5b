import type { KeyHolder } from '../store/key-holder.ts';
import type { Standing } from '../store/people-store.ts';
import { EVERYWHERE, type Scope } from '../store/scope.ts';
import type { Acting, Caller } from './caller.ts';
import { scopeOf } from './scope-of.ts';

const byAgency = (held: readonly { readonly agency: string; readonly duty: string }[], place?: string): Acting[] =>
  [...Map.groupBy(held, ({ agency }) => agency)].map(([agency, some]) => ({
    agency,
    ...(place === undefined ? {} : { for: place }),
    duties: [...new Set(some.map(({ duty }) => duty))],
  }));

/** What a person may act as: own duties by agency, then those of each other person by agency. */
export const actingOf = ({ own, inPlaceOf }: Standing): readonly Acting[] => [
  ...byAgency(own),
  ...[...Map.groupBy(inPlaceOf, ({ person }) => person)].flatMap(([person, held]) => byAgency(held, person)),
];

const dutiesOfAll = (acting: readonly Acting[]): readonly string[] => [
  ...new Set(acting.flatMap(({ duties }) => duties)),
];

/** A person as a caller; null for one who is disabled. */
export const callerOfPerson = (standing: Standing): Caller | null => {
  const { id, name, unit, agency, administrator, disabledAt } = standing.person;
  if (disabledAt !== null) return null;
  const acting = actingOf(standing);
  const duties = dutiesOfAll(acting);
  return { id, person: id, name, unit, agency, duties, acting, scope: scopeOf(standing.person), administrator };
};

/** The holder of a key that names no person of the register: the duties of the key, in its agency or in every one. */
export const callerOfKeyAlone = ({ id, person, name, agency, duties, administrator }: KeyHolder): Caller => ({
  id,
  person,
  name,
  unit: null,
  agency,
  duties,
  acting: duties.length === 0 ? [] : [{ agency, duties }],
  scope: agency === null ? EVERYWHERE : { agency, below: false },
  administrator: administrator ? 'system' : null,
});

type Reaches = (scope: Scope, agency: string) => Promise<boolean>;

/** The scope of a person narrowed to the agency of a key; null where the person does not reach it. */
const narrowed = async (scope: Scope, agency: string | null, reaches: Reaches): Promise<Scope | null> => {
  if (agency === null) return scope;
  if (!(await reaches(scope, agency))) return null;
  return scope.unit === undefined ? { agency, below: false } : scope;
};

/**
 * The holder of a key that belongs to a person of the register: what the person may do today and the key says, and no
 * more. Null where that is nothing: the person is disabled, or holds none of the duties of the key any longer.
 */
export const callerOfKey = async (key: KeyHolder, standing: Standing, reaches: Reaches): Promise<Caller | null> => {
  const caller = callerOfPerson(standing);
  if (caller === null || key.administrator !== (caller.administrator !== null)) return null;
  const scope = await narrowed(caller.scope, key.agency, reaches);
  if (scope === null) return null;
  const acting = caller.acting
    .filter(({ agency }) => key.agency === null || agency === key.agency)
    .map((one) => ({ ...one, duties: one.duties.filter((duty) => key.duties.includes(duty)) }))
    .filter(({ duties }) => duties.length > 0);
  if (acting.length === 0 && caller.administrator === null) return null;
  return { ...caller, id: key.id, agency: key.agency ?? caller.agency, scope, acting, duties: dutiesOfAll(acting) };
};
