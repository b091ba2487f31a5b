import { type AnyProcedure, handlingDuties } from '@gongkai/core';
import type { Caller, LedgerEntry } from '@gongkai/engine';
import { dutiesIn } from '@gongkai/engine';

type Shown = ReturnType<AnyProcedure['publicIn']>;

export const REDACTED = '〔略〕';

/**
 * Whether a caller handles a case and so reads its personal data: by a duty of theirs in its agency that handles cases of
 * its procedure, own or delegated.
 */
export const handles = (
  caller: Pick<Caller, 'acting' | 'administrator'>,
  { agency }: { readonly agency: string },
  { allowedDuties }: Pick<AnyProcedure, 'allowedDuties'>,
): boolean => {
  const handling = handlingDuties({ allowedDuties });
  return caller.administrator === null && dutiesIn(caller, agency).some((duty) => handling.includes(duty));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasPublicPart = ({ all, keys, each }: Shown): boolean =>
  all || Object.keys(keys).length > 0 || (each !== null && hasPublicPart(each));

/** Whether nothing of the value at a place is shown to readers without a handling duty; `[]` is an element of a list. */
export const isWithheld = (shown: Shown, [key, ...rest]: readonly string[]): boolean => {
  if (shown.all) return false;
  if (key === undefined) return !hasPublicPart(shown);
  const inside = key === '[]' ? shown.each : Object.hasOwn(shown.keys, key) ? shown.keys[key] : null;
  return inside === null || inside === undefined || isWithheld(inside, rest);
};

const publicPart = (value: unknown, shown: Shown): unknown => {
  const { all, keys, each } = shown;
  if (all) return value;
  if (!hasPublicPart(shown)) return REDACTED;
  if (Array.isArray(value)) return each === null ? REDACTED : value.map((one) => publicPart(one, each));
  return isRecord(value) ? publicParts(value, keys) : REDACTED;
};

// The name of an undeclared key may be personal too: it is left out.
const publicParts = (
  value: Readonly<Record<string, unknown>>,
  keys: Shown['keys'],
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      const shown = Object.hasOwn(keys, key) ? keys[key] : undefined;
      return shown === undefined ? [] : [[key, publicPart(one, shown)]];
    }),
  );

/** A fact, or parts of it, without everything that its procedure does not declare as public. */
export const redacted = (
  fact: Readonly<Record<string, unknown>>,
  type: string,
  { publicIn }: Pick<AnyProcedure, 'publicIn'>,
): Readonly<Record<string, unknown>> => publicParts(fact, publicIn(type).keys);

/**
 * An entry of the ledger without personal data. It has no hashes: those of facts without a salt would confirm a guess of
 * what is left out, and each is also the previous hash of the next fact. Nor does it name the person behind a key.
 */
export const redactedEntry = (entry: LedgerEntry, procedure: Pick<AnyProcedure, 'publicIn'>) => ({
  ...entry,
  by: { id: entry.by.id, duties: entry.by.duties },
  fact: redacted(entry.fact, entry.type, procedure),
  hash: null,
  previousHash: null,
});
