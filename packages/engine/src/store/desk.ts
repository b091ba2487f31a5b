import type { Instant } from '@gongkai/calendar';
import type { Scope } from './scope.ts';
import type { CaseRecord } from './records.ts';

/** For whom the cases of a desk are counted. */
export interface DeskQuery {
  readonly scope: Scope;
  /** The agencies that are asked for, within the reach of the scope; null for all of it. */
  readonly asked: Scope | null;
  readonly person: string;
  readonly unit: string | null;
  readonly now: Instant;
  /** The ends of today, of the third working day from now, and of this week. */
  readonly today: Instant;
  readonly within3: Instant;
  readonly week: Instant;
  /** States, by their procedures, in which a case waits for a duty of this person. */
  readonly reviews: readonly (readonly [procedure: string, state: string])[];
}

/** Counters of a desk. `overdue` is apart from the other due dates; what is due today is also due within three days. */
export interface DeskCounts {
  readonly overdue: number;
  readonly today: number;
  readonly within3: number;
  readonly week: number;
  /** Cases whose clocks stand. */
  readonly stopped: number;
  /** Given to this person, or to the unit, and not taken over. */
  readonly toAccept: number;
  readonly toReview: number;
  /** In the hands of this person. */
  readonly mine: number;
  readonly supervised: number;
}

/** What a desk shows at once. */
export interface Desk {
  counts(query: DeskQuery): Promise<DeskCounts>;
  /** Running incidents, the one that is due first before the others. */
  incidents(reach: Pick<DeskQuery, 'scope' | 'asked'>, limit: number): Promise<readonly CaseRecord[]>;
  /** When the sweep has something to do next, by the columns of all cases; null where it never has. */
  nextWake(): Promise<Instant | null>;
}
