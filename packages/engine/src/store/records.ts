import type { Instant } from '@gongkai/calendar';
import type { CasePlace, CaseState } from '@gongkai/core';
import type { TallyRow } from '../figures/tally-sum.ts';
import type { ListColumns } from './list-columns.ts';

/** A case as it is stored: the fold of its facts, and the columns that lists and the sweep search by. */
export interface CaseRecord extends ListColumns, CasePlace {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  /** The version of the procedure that made `state`. */
  readonly procedureVersion: string;
  readonly state: CaseState;
  /** The matter in one line, and who asks, as the facts name them. */
  readonly subject: string | null;
  readonly party: string | null;
  /** The number under which another ledger has it, with the year, as `externalKey` writes them. */
  readonly externalKey: string | null;
  /** Every unit that recorded a fact of the case or was given it, with its agency then, as `unitEntry` writes them. */
  readonly units: string;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  /** The earliest expiry that is not recorded yet; a provisional date has none. */
  readonly nextDueAt: Instant | null;
  /** The earliest warning that is not sent yet, or the end of a window that passes without a fact. */
  readonly nextWarningAt: Instant | null;
  /** The due day of each running clock, `2026-03-05`; a provisional one ends with a question mark, `2027-01-04?`. */
  readonly dues: Readonly<Record<string, string>>;
  /** Keys of the warnings of running clocks that were sent. */
  readonly warned: readonly string[];
  /** Hash of the calendar that dates and counts were computed with; empty for a case without either. */
  readonly calendarHash: string;
  /** The contribution of this case to the tallies, as `countedText` wrote it. */
  readonly counted: string;
}

/** One line of the ledger. The hash covers the bytes of `text`; the other columns only serve searches. */
export interface StoredFact {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  /** Identifier of the actor. */
  readonly actor: string;
  readonly text: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The response that was given under an idempotency key. */
export interface StoredResponse {
  readonly actor: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly caseId: string;
  readonly seq: number;
}

/** A due day that an amended calendar moved, or a verdict that it turned; recorded once for each clock and change. */
export interface Move {
  readonly caseId: string;
  /** The clock; the indicator where only a figure turned. */
  readonly clock: string;
  readonly from: string;
  readonly to: string;
  /** Hashes of the calendars before and after. */
  readonly fromCalendar: string;
  readonly toCalendar: string;
  readonly movedAt: Instant;
}

/** A notice to a person who has to act. */
export interface Task {
  readonly id: string;
  readonly kind: 'due-moved-earlier' | 'fact-called-for';
  readonly agency: string;
  readonly caseId: string;
  readonly body: string;
  readonly raisedAt: Instant;
  readonly doneAt: Instant | null;
  readonly doneBy: string | null;
}

/** A case with all of its facts. */
export interface CaseWithFacts {
  readonly record: CaseRecord;
  readonly facts: readonly StoredFact[];
}

/** The number and the contribution of a case, a tally, a counter, or a gap in the numbers of a series. */
export type CountedRow =
  | {
      readonly kind: 'case';
      readonly id: string;
      readonly number: string;
      readonly agency: string;
      readonly counted: string;
    }
  | { readonly kind: 'tally'; readonly agencyKey: string; readonly row: TallyRow }
  | { readonly kind: 'counter'; readonly agencyKey: string; readonly name: string; readonly value: number }
  | { readonly kind: 'gap'; readonly agencyKey: string; readonly series: string; readonly size: number };

/** Notices as they were loaded; applied in order, they give the calendar in force. */
export interface StoredNotices {
  readonly number: number;
  readonly text: string;
  /** Hash of the calendar with them. */
  readonly hash: string;
  readonly loadedAt: Instant;
}

/** A row of a backup: the table, and its columns. */
export interface BackupRow {
  readonly t: string;
  readonly [column: string]: string | number | null;
}
