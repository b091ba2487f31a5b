import type { Clock } from './clock.ts';
import type { AnyProcedure, Named } from './procedure.ts';
import type { Shown } from './shown.ts';
import { isRecord } from './is-record.ts';

// Periods of these parties run against others than the agency that keeps the case.
const OUTSIDERS: readonly string[] = ['applicant', 'third-party', 'co-agency'];

/** Whether a clock binds the agency that keeps the case: its due date belongs in the agency's list of what is due. */
export const bindsAgency = ({ period, minimum }: Pick<Clock, 'period' | 'minimum'>): boolean =>
  minimum !== true && !OUTSIDERS.includes(period.binds);

const IN_HOURS: readonly string[] = ['hour', 'minute'];

/** Whether a period of the procedure runs in hours or minutes, through nights and holidays. */
export const isUrgent = ({ periods }: Pick<AnyProcedure, 'periods'>): boolean =>
  Object.values(periods).some(({ length }) => IN_HOURS.includes(length.unit));

const textAt = (value: unknown, [head, ...rest]: readonly string[]): string | null => {
  if (head === undefined) return typeof value === 'string' && value.trim() !== '' ? value : null;
  return isRecord(value) && Object.hasOwn(value, head) ? textAt(value[head], rest) : null;
};

/** The texts by which a fact, as it was submitted, names the matter and the party of its case, and its number elsewhere. */
export const namesIn = (
  { names }: Pick<AnyProcedure, 'names'>,
  raw: Readonly<Record<string, unknown>>,
): Partial<Record<keyof Named, string>> => {
  const places: Named = names[String(raw['type'])] ?? {};
  const at = (place: string | undefined): string | null => (place === undefined ? null : textAt(raw, place.split('.')));
  const [subject, party, externalNo] = [at(places.subject), at(places.party), at(places.externalNo)];
  return {
    ...(subject === null ? {} : { subject }),
    ...(party === null ? {} : { party }),
    ...(externalNo === null ? {} : { externalNo }),
  };
};

const isPublicAt = (shown: Shown, [head, ...rest]: readonly string[]): boolean => {
  if (shown.all || head === undefined) return shown.all;
  const part = Object.hasOwn(shown.keys, head) ? shown.keys[head] : undefined;
  return part !== undefined && isPublicAt(part, rest);
};

/**
 * Whether everybody may see what a case is about who may see the case: where every fact that names the matter declares its
 * text public. Free text is not, since people write names into it.
 */
export const isMatterPublic = ({ names, publicIn }: Pick<AnyProcedure, 'names' | 'publicIn'>): boolean =>
  Object.entries(names).every(
    ([type, named]) => named?.subject === undefined || isPublicAt(publicIn(type), named.subject.split('.')),
  );

const closedTexts = (value: unknown, shown: Shown | null): readonly string[] => {
  if (shown?.all === true) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => closedTexts(one, shown?.each ?? null));
  if (!isRecord(value)) return [];
  // A fact that is read back has its keys in order, and says the same.
  const keys = Object.keys(value).toSorted();
  return keys.flatMap((key) =>
    closedTexts(value[key], shown !== null && Object.hasOwn(shown.keys, key) ? (shown.keys[key] ?? null) : null),
  );
};

/** The free texts of a fact as it was submitted: everything that people typed, and no date and no code. */
export const freeTexts = (
  { publicIn }: Pick<AnyProcedure, 'publicIn'>,
  raw: Readonly<Record<string, unknown>>,
): readonly string[] => closedTexts(raw, publicIn(String(raw['type'])));
