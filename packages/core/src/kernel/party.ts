import type * as z from 'zod';
import { isRecord } from './is-record.ts';
import { valuesAt } from './places-in.ts';
import type { AnyProcedure } from './procedure.ts';

/**
 * Declares that an object names who asks: `kind`, `name`, and where they are given `idNumber`, `phone` and `contact`. An
 * engine recognises the same person by them in other cases.
 */
export const partyField = <T extends z.ZodType>(schema: T): T =>
  // A copy of the same schema: only what is said of it differs.
  schema.meta({ ...schema.meta(), party: true }) as T;

/** Declares that a text says what a case is about; an engine compares it with those of other cases. */
export const matterField = <T extends z.ZodType>(schema: T): T => schema.meta({ ...schema.meta(), matter: true }) as T;

/** Who asks, as a case names them. */
export interface NamedParty {
  readonly kind: string | null;
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly phone: string | null;
}

type Raw = Readonly<Record<string, unknown>>;

const given = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

// A contact may be an address; only a mobile number in it is sure to be a telephone.
const MOBILE = /(?<!\d)(?:\+?86[ -]?)?(1[3-9]\d{9})(?!\d)/;

const mobileIn = (value: unknown): string | null =>
  typeof value === 'string' ? (MOBILE.exec(value.normalize('NFKC'))?.[1] ?? null) : null;

const partyFrom = (value: unknown): readonly NamedParty[] => {
  if (!isRecord(value)) return [];
  const party = {
    kind: given(value['kind']),
    name: given(value['name']),
    idNumber: given(value['idNumber']),
    phone: given(value['phone']) ?? mobileIn(value['contact']),
  };
  return party.name === null && party.idNumber === null ? [] : [party];
};

/** Those whom a fact names as asking, each with the number of its place; none without a name or an identity number. */
export const partiesNamed = ({ partiesIn }: Pick<AnyProcedure, 'partiesIn'>, raw: Raw): readonly NamedParty[] =>
  partiesIn(String(raw['type']))
    .flatMap((path) => valuesAt(raw, path))
    .flatMap(({ value }) => partyFrom(value));

/** What a fact says that the case is about. */
export const mattersNamed = ({ mattersIn }: Pick<AnyProcedure, 'mattersIn'>, raw: Raw): readonly string[] =>
  mattersIn(String(raw['type']))
    .flatMap((path) => valuesAt(raw, path))
    .flatMap(({ value }) => given(value) ?? []);
