import type { Instant } from '@gongkai/calendar';

/** What lists of cases show and are ordered and narrowed by; derived from the facts like the rest of a case. */
export interface ListColumns {
  /** Where it came by, as the procedure says it. */
  readonly channel: string | null;
  /** Topics and marks, each between spaces: ` incomplete `. */
  readonly tags: string;
  readonly outcome: string | null;
  /** The day of receipt; null while it is not known. */
  readonly receivedOn: string | null;
  /** The earliest due date among running clocks that bind the agency, passed ones included. */
  readonly dueStatutory: Instant | null;
  /** The end of the day that the office set itself. */
  readonly dueInternal: Instant | null;
  readonly holderPerson: string | null;
  readonly holderUnit: string | null;
  readonly holderSince: Instant | null;
  /** Whether the holder took it over. */
  readonly accepted: boolean;
  /** Whether a clock that binds the agency ended late, or is recorded as run out. */
  readonly late: boolean;
  readonly irregular: boolean;
  /** Whether of the open clocks that bind the agency the one that began first is stopped, whatever else runs beside it. */
  readonly stopped: boolean;
  /** Whether it waits for another person than its handler. */
  readonly inReview: boolean;
  /** While it does, the reviews that are closed to a person, as `closedEntry` writes them. */
  readonly closedTo: string;
  /** Whether it is under supervision 督办. */
  readonly supervised: boolean;
  /** Whether it is a running incident: its procedure counts hours, and it is not over. */
  readonly urgent: boolean;
  /** Whether something is still to be done. */
  readonly active: boolean;
  /** Each clock with its state, and the instant from which a running one is overdue: `{"reply":"running 1772726400000"}`. */
  readonly clocks: string;
}

/** The part of `closedTo` that closes a fact to a person, between line ends: JSON has none of its own. */
export const closedEntry = (fact: string, person: string): string => `\n${JSON.stringify([fact, person])}\n`;

/** The columns of a case without facts. */
export const EMPTY_LIST: ListColumns = {
  channel: null,
  tags: '',
  outcome: null,
  receivedOn: null,
  dueStatutory: null,
  dueInternal: null,
  holderPerson: null,
  holderUnit: null,
  holderSince: null,
  accepted: false,
  late: false,
  irregular: false,
  stopped: false,
  inReview: false,
  closedTo: '',
  supervised: false,
  urgent: false,
  active: false,
  clocks: '{}',
};
