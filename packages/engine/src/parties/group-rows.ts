import type { PartyRow } from '../store/parties.ts';
import { isNatural, type PartyHashes } from './party-rows.ts';

/** Rows that are of one party. */
export interface PartyGroup {
  /** The identity number of the party; null where no row has one. */
  readonly idHash: string | null;
  readonly rows: readonly PartyRow[];
}

/** How sure it is that a party is the one that is asked for. */
export type Certainty = 'id' | 'phone' | 'name';

const keyOfRest = ({ kind, nameHash, phoneHash }: PartyHashes): string => {
  // An organisation has its name alone, not the person who answers its telephone.
  if (!isNatural(kind)) return `organisation ${nameHash ?? ''}`;
  return phoneHash === null ? `name ${nameHash ?? ''}` : `phone ${nameHash ?? ''} ${phoneHash}`;
};

const belongsTo = (row: PartyHashes, { rows }: PartyGroup): boolean =>
  rows.some(
    (one) =>
      one.nameHash === row.nameHash &&
      row.nameHash !== null &&
      (isNatural(row.kind)
        ? isNatural(one.kind) && row.phoneHash !== null && one.phoneHash === row.phoneHash
        : !isNatural(one.kind)),
  );

/**
 * Groups rows by party. Rows with one identity number are of one party; a row without a number is of the party with the
 * same name and telephone (of an organisation: the same name), where there is only one. Everything else is apart, since
 * two people may have one name.
 */
export const groupRows = (found: readonly PartyRow[]): readonly PartyGroup[] => {
  const known: { readonly idHash: string | null; readonly rows: PartyRow[] }[] = [
    ...Map.groupBy(
      found.filter(({ idHash }) => idHash !== null),
      ({ idHash }) => idHash,
    ),
  ].map(([idHash, rows]) => ({ idHash, rows: [...rows] }));
  const named = [...known];
  const rest = new Map<string, { readonly idHash: null; readonly rows: PartyRow[] }>();
  for (const row of found) {
    if (row.idHash !== null) continue;
    // By the rows with a number alone, so that the order of the others does not matter.
    const fitting = named.filter(({ idHash, rows }) =>
      belongsTo(row, { idHash, rows: rows.filter((one) => one.idHash !== null) }),
    );
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) {
      only.rows.push(row);
      continue;
    }
    const group = rest.get(keyOfRest(row)) ?? { idHash: null, rows: [] };
    rest.set(keyOfRest(row), group);
    group.rows.push(row);
  }
  return [...known, ...rest.values()];
};

/** How sure it is that a group is the party that is asked for; null where it is another one. */
export const certaintyOf = ({ idHash, rows }: PartyGroup, asked: PartyHashes): Certainty | null => {
  if (asked.idHash !== null && idHash !== null) return asked.idHash === idHash ? 'id' : null;
  // A kind that is not given may be any.
  const isAlike = ({ nameHash, kind }: PartyHashes): boolean =>
    nameHash === asked.nameHash && (kind === null || asked.kind === null || isNatural(kind) === isNatural(asked.kind));
  const alike = rows.filter(isAlike);
  if (asked.nameHash === null || alike.length === 0) return null;
  const byPhone = alike.some(({ phoneHash }) => phoneHash !== null && phoneHash === asked.phoneHash);
  return byPhone ? 'phone' : 'name';
};
