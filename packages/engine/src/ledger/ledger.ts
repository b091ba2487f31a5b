import { formatInstant, type Instant, instantOf } from '@gongkai/calendar';
import type { Actor } from '@gongkai/core';
import type { StoredFact } from '../store/store.ts';
import { canonical, isRecord } from './canonical.ts';
import { hashOf } from './chain.ts';
import { isSalt } from './salt.ts';
import { FORM, upcastText } from './upcast-text.ts';

export { genesisOf, hashOf, sha256 } from './chain.ts';

/** Number, agency and settings of a case; stored with its first fact, so that the ledger alone describes the case. */
export interface Opening {
  readonly number: string;
  readonly agency: string;
  readonly settings: object;
  /** The settings that were asked for, where the profile of the agency gave others beside them. */
  readonly asked?: object | undefined;
}

/** Everything that the ledger says of one fact. `fact` is the fact as it was submitted. */
export interface FactText {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: Actor;
  /** Procedure and version that admitted the fact, for example `disclosure-request@1.0.0`. */
  readonly machine: string;
  readonly opening: Opening | null;
  readonly fact: Readonly<Record<string, unknown>>;
  /** Random text inside the hashed bytes; null in a form that had none. It is never shown. */
  readonly salt: string | null;
  /** The import that recorded it, with the date that it had before. */
  readonly imported?: string | undefined;
}

/** A fact that is to be written: the present form has a salt. */
export type NewFactText = FactText & { readonly salt: string };

/** One fact of a case as readers see it; instants inside `fact` are text, as they were submitted. */
export interface LedgerEntry extends Omit<FactText, 'machine' | 'opening' | 'salt'> {
  readonly previousHash: string;
  readonly hash: string;
  /** Whether the hash says nothing of the fact to those who may not read it: whether its bytes have a salt. */
  readonly salted: boolean;
}

// A person who holds one key is not named twice.
const actorText = ({ id, person, unit, for: inPlaceOf, duties }: Actor): object => ({
  id,
  person: person === id ? undefined : person,
  unit,
  for: inPlaceOf,
  duties,
});

/** The stored bytes of a fact: canonical JSON with the version of its form. */
export const writeText = ({
  caseId,
  seq,
  type,
  at,
  recordedAt,
  by,
  machine,
  opening,
  fact,
  salt,
  imported,
}: NewFactText): string =>
  canonical({
    v: FORM,
    case: caseId,
    seq,
    type,
    at: formatInstant(at),
    recordedAt: formatInstant(recordedAt),
    by: actorText(by),
    machine,
    opening: opening ?? undefined,
    fact,
    salt,
    imported,
  });

const string = (value: unknown): string => {
  if (typeof value !== 'string') throw new SyntaxError('the stored text lacks a part');
  return value;
};

// Duties were checked when the fact was recorded; a duty that was renamed since must still be shown.
const readDuties = (value: unknown): readonly string[] => {
  if (!Array.isArray(value)) throw new SyntaxError('the stored text names no duties');
  return value.map(string);
};

const readActor = ({ id, person, unit, for: inPlaceOf, duties }: Readonly<Record<string, unknown>>): Actor => ({
  id: string(id),
  ...(person === undefined ? {} : { person: string(person) }),
  ...(unit === undefined ? {} : { unit: string(unit) }),
  ...(inPlaceOf === undefined ? {} : { for: string(inPlaceOf) }),
  duties: readDuties(duties),
});

const readOpening = (value: unknown): Opening | null => {
  if (value === undefined) return null;
  if (!isRecord(value) || !isRecord(value['settings'])) throw new SyntaxError('the stored opening is malformed');
  const { asked, settings } = value;
  const opening = { number: string(value['number']), agency: string(value['agency']), settings };
  return isRecord(asked) ? { ...opening, asked } : opening;
};

/**
 * Reads the stored bytes of a fact in any form that was ever written.
 * @throws SyntaxError when the form is unknown.
 */
export const readText = (stored: string): FactText => {
  const parsed: unknown = JSON.parse(stored);
  if (!isRecord(parsed)) throw new SyntaxError('the stored text is not an object');
  const value = upcastText(parsed);
  const { by, fact, seq, salt, imported } = value;
  if (parsed['v'] === FORM && !isSalt(salt)) throw new SyntaxError('the stored text lacks its salt');
  if (!isRecord(by) || !isRecord(fact) || typeof seq !== 'number') {
    throw new SyntaxError('the stored text lacks a part');
  }
  return {
    caseId: string(value['case']),
    seq,
    type: string(value['type']),
    at: instantOf(string(value['at'])),
    recordedAt: instantOf(string(value['recordedAt'])),
    by: readActor(by),
    machine: string(value['machine']),
    opening: readOpening(value['opening']),
    fact,
    salt: isSalt(salt) ? salt : null,
    ...(imported === undefined ? {} : { imported: string(imported) }),
  };
};

/** The stored form of a fact, with its place in the chain. */
export const storedFact = (fact: NewFactText, previousHash: string): StoredFact => {
  const { caseId, seq, type, at, recordedAt, by } = fact;
  const text = writeText(fact);
  return { caseId, seq, type, at, recordedAt, actor: by.id, text, previousHash, hash: hashOf(previousHash, text) };
};

/** The entry of a fact whose text is known. */
export const entryFrom = (
  { caseId, seq, type, at, recordedAt, by, fact, salt, imported }: FactText,
  { previousHash, hash }: Pick<StoredFact, 'previousHash' | 'hash'>,
): LedgerEntry => ({
  caseId,
  seq,
  type,
  at,
  recordedAt,
  by: readActor({ ...by }),
  fact,
  previousHash,
  hash,
  salted: salt !== null,
  ...(imported === undefined ? {} : { imported }),
});

/** The entry of a stored fact: all of it is read from the hashed bytes, nothing from the columns beside them. */
export const entryOf = (stored: StoredFact): LedgerEntry => entryFrom(readText(stored.text), stored);
