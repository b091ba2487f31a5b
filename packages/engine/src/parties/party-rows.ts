import { type AnyProcedure, effectiveEntries, type Entry, isCorrection } from '@gongkai/core';
import { idKey, nameKey, type NamedParty, partiesNamed, phoneKey } from '@gongkai/core/parties';
import type { PartyRow } from '../store/parties.ts';
import type { PartyKey } from './party-key.ts';

/** What of a party is known, hashed. */
export type PartyHashes = Pick<PartyRow, 'kind' | 'nameHash' | 'idHash' | 'idLast4' | 'phoneHash'>;

/** Hashes of a party as it is named. */
export const hashesOf = ({ hash }: PartyKey, { kind, name, idNumber, phone }: NamedParty): PartyHashes => {
  const id = idNumber === null ? null : idKey(idNumber, kind);
  const own = name === null ? null : nameKey(name);
  const number = phone === null ? null : phoneKey(phone);
  return {
    kind,
    nameHash: own === null ? null : hash('name', own),
    idHash: id === null ? null : hash('id', id),
    idLast4: id === null ? null : id.slice(-4),
    phoneHash: number === null ? null : hash('phone', number),
  };
};

/** Whether a party is a person, of whom several may have one name. */
export const isNatural = (kind: string | null): boolean => kind === null || kind === 'natural';

/** The name under which a party is looked up; null where nothing is known of it. */
export const partyOf = (
  { hash }: PartyKey,
  { kind, nameHash, idHash, phoneHash }: PartyHashes,
): PartyRow['party'] | null => {
  if (idHash !== null) return hash('party', `id ${idHash}`);
  if (nameHash === null) return null;
  if (!isNatural(kind)) return hash('party', `organisation ${nameHash}`);
  return hash('party', phoneHash === null ? `name ${nameHash}` : `phone ${nameHash} ${phoneHash}`);
};

/** The rows of one fact. */
export const rowsOfFact = (
  procedure: AnyProcedure,
  of: Pick<PartyRow, 'caseId' | 'agency' | 'seq'>,
  raw: Entry['raw'],
  key: PartyKey,
): readonly PartyRow[] =>
  partiesNamed(procedure, raw).flatMap((named, place) => {
    const hashes = hashesOf(key, named);
    const party = partyOf(key, hashes);
    return party === null ? [] : [{ ...of, place, ...hashes, party }];
  });

/** The rows of a case, by its facts as they are after every correction. */
export const rowsOfCase = (
  procedure: AnyProcedure,
  of: Pick<PartyRow, 'caseId' | 'agency'>,
  entries: readonly Entry[],
  key: PartyKey,
): readonly PartyRow[] => {
  const isCorrected = entries.some(({ raw }) => isCorrection(raw['type']));
  const effective = isCorrected ? effectiveEntries(entries) : entries;
  return effective
    .flatMap(({ seq, raw }) => rowsOfFact(procedure, { ...of, seq }, raw, key))
    .toSorted((a, b) => a.seq - b.seq || a.place - b.place);
};
