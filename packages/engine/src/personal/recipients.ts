import { type AnyProcedure, handlingDuties } from '@gongkai/core';
import type { CaseRecord, Holding, Store } from '../store/kit.ts';

/** Whom to look for: the recipient that a reminder names, on a civil day. */
export interface Sought {
  readonly to: string;
  readonly day: string;
}

type Known = Pick<Store, 'people' | 'personal' | 'figures'>;
type Holder = NonNullable<NonNullable<CaseRecord['state']['file']>['holder']>;

const personsIn = (holdings: readonly Holding[]): readonly string[] => [
  ...new Set(holdings.map(({ person }) => person)),
];

/** Those who hold a duty of an agency on a day. */
const havingDuty = async (
  { personal }: Known,
  agency: string,
  duties: readonly string[],
  day: string,
): Promise<readonly string[]> => personsIn(await personal.holdings({ agency, duties, day }));

const holdersOf = async (
  { people, personal }: Known,
  { person, unit }: Holder,
  procedure: AnyProcedure,
  { agency, day }: { readonly agency: string; readonly day: string },
): Promise<readonly string[]> => {
  const holdings = await personal.holdings({ agency, duties: handlingDuties(procedure), day });
  if (person === undefined) return personsIn(holdings.filter((one) => one.unit === unit));
  // Deputies of the holder receive it too, and the holder also where a duty ended, for the case is still in their hands.
  const found = await people.find(person);
  const own = found === null || found.disabledAt !== null ? [] : [person];
  return [...new Set([...own, ...personsIn(holdings.filter((one) => one.for === person))])];
};

/** The office head of the agency; where it has none, the supervisors of the agency above. */
const superiorsOf = async (store: Known, agency: string, day: string): Promise<readonly string[]> => {
  const heads = await havingDuty(store, agency, ['office-head'], day);
  if (heads.length > 0) return heads;
  const above = (await store.figures.agencies()).find(({ id }) => id === agency)?.parent ?? null;
  return above === null ? [] : havingDuty(store, above, ['supervisor'], day);
};

/**
 * The persons to whom a reminder about a case goes: `holder` and `superior`, and for any other word those with the duty of
 * that name in the agency. Without any, only the endpoints of the agency receive it.
 */
export const recipientsOf = async (
  store: Known,
  { agency, state }: Pick<CaseRecord, 'agency' | 'state'>,
  procedure: AnyProcedure,
  { to, day }: Sought,
): Promise<readonly string[]> => {
  if (to === 'superior') return superiorsOf(store, agency, day);
  if (to !== 'holder') return havingDuty(store, agency, [to], day);
  const holder = state.file?.holder;
  return holder === undefined ? [] : holdersOf(store, holder, procedure, { agency, day });
};
