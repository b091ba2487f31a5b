import type { CivilDate, Instant } from '@gongkai/calendar';

/** Who has a case in hand: a person, a unit, or a person of a unit. */
export interface Holder {
  readonly person?: string;
  readonly unit?: string;
  /** When it was given to them. */
  readonly since: Instant;
  /** When they took it over; absent as long as it is unread. */
  readonly acceptedAt?: Instant;
  /** The day that the office set itself, beside the statutory one. */
  readonly internalDueOn?: CivilDate;
  /** The person who gave it to them, and who has it again once they decline. */
  readonly sender: string;
  /** Whether they have it because another one declined it. */
  readonly returned?: true;
}

/** A case that another one names, and how the two belong together. */
export interface CaseLink {
  readonly to: string;
  readonly kind: string;
}

/** An agency that a case moved to, with its functions. */
export interface Transfer {
  readonly to: string;
  readonly at: Instant;
}

/** What the file of a case holds beside its procedure: the fold of the facts of the file. */
export interface CaseFile {
  readonly holder?: Holder;
  readonly links?: readonly CaseLink[];
  /** How many documents are attached, and their bytes. */
  readonly attached?: { readonly count: number; readonly bytes: number };
  /** Whether a search for the information is on record. */
  readonly searched?: true;
  /** Numbers of entries whose correction was asked for, and not made yet. */
  readonly questioned?: readonly number[];
  /** The agencies that the case moved to, in order; the last one holds it. */
  readonly transfers?: readonly Transfer[];
  /** Facts that one person may record here in spite of the separation of duties. */
  readonly exempted?: readonly string[];
  /** The demand 督办 that waits for an answer, with the day by which it is to be given; null once it was answered. */
  readonly supervised?: { readonly since: Instant; readonly dueOn?: CivilDate } | null;
}

/** A case without anything in its file. */
export const EMPTY_FILE: CaseFile = {};

/** Whether a case is in the hands of a person, as its holder or as one of the unit that holds it. */
export const isHeldBy = (
  { person, unit }: Pick<Holder, 'person' | 'unit'>,
  who: { readonly person: string; readonly unit?: string | undefined },
): boolean => (person === undefined ? unit !== undefined && unit === who.unit : person === who.person);
