import type { Actor } from '@gongkai/core';
import type { Scope } from '../store/scope.ts';
import type { Office } from './person.ts';

/** The duties that a caller holds in an agency: their own, or those of the person in whose place they act. */
export interface Acting {
  /** Null for every agency: keys that name no person of the register may be for all. */
  readonly agency: string | null;
  /** The person in whose place; absent for the caller's own duties. */
  readonly for?: string;
  readonly duties: readonly string[];
}

/** Who calls: the holder of a key, or a person who is signed in. Both have the same rights by the same rules. */
export interface Caller {
  /** What is recorded as the actor: the key, or the person. */
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly unit: string | null;
  /** The agency in which they open cases unless they name another one; null where they have to name one. */
  readonly agency: string | null;
  /** All duties of `acting`, each once. A check on one case or agency takes {@link dutiesIn}. */
  readonly duties: readonly string[];
  /** Own duties before those of others. */
  readonly acting: readonly Acting[];
  /** Whose cases they reach. */
  readonly scope: Scope;
  /** Null for everyone who is not an administrator. */
  readonly administrator: Office | null;
}

const holdsIn = ({ agency: held }: Acting, agency: string): boolean => held === null || held === agency;

/** The duties of a caller on the cases of an agency, own and delegated, each once. */
export const dutiesIn = ({ acting }: Pick<Caller, 'acting'>, agency: string): readonly string[] => [
  ...new Set(acting.filter((one) => holdsIn(one, agency)).flatMap(({ duties }) => duties)),
];

/** The one duty that is held over the agencies below as well. */
const SUPERVISING = 'supervisor';

// Of one's own duty in the agency from which one's reach goes down; whether a case is below it, reach says.
const actingIn = ({ acting, scope }: Pick<Caller, 'acting' | 'scope'>, agency: string): readonly Acting[] =>
  acting.flatMap((one) => {
    if (holdsIn(one, agency)) return [one];
    const isFromAbove = scope.below && one.for === undefined && one.agency === scope.agency;
    return isFromAbove && one.duties.includes(SUPERVISING) ? [{ ...one, duties: [SUPERVISING] }] : [];
  });

/** A caller as the actors that they may be on the cases of an agency: themselves first, with the duties of their own. */
export const actorsIn = (
  { id, person, unit, ...standing }: Pick<Caller, 'id' | 'person' | 'unit' | 'acting' | 'scope'>,
  agency: string,
): readonly [Actor, ...Actor[]] => {
  const here = actingIn(standing, agency);
  const self = { id, person, ...(unit === null ? {} : { unit }) };
  const own = here.filter((one) => one.for === undefined).flatMap(({ duties }) => duties);
  const places = here.flatMap((one) => (one.for === undefined ? [] : [{ ...self, for: one.for, duties: one.duties }]));
  return [{ ...self, duties: [...new Set(own)] }, ...places];
};
