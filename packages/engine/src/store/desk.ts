import type { Instant } from '@gongkai/calendar';
import type { Scope } from './scope.ts';
import type { CaseRecord } from './records.ts';

/** Facts by which a person, as one of those that they may act as, takes cases of a state further. */
export interface DeskReview {
  readonly procedure: string;
  readonly state: string;
  readonly facts: readonly string[];
  /** The agency of the duty; null for every one. */
  readonly agency: string | null;
  /** Whose act it would be: a fact is closed where it is closed to one of them. */
  readonly persons: readonly string[];
}

/** For whom cases are counted, and by which instants. */
export interface Counting {
  readonly person: string;
  readonly unit: string | null;
  readonly now: Instant;
  /** The ends of today, of the third working day from now, and of this week. */
  readonly today: Instant;
  readonly within3: Instant;
  readonly week: Instant;
  /** What cases wait for that this person may record; each once. */
  readonly reviews: readonly DeskReview[];
}

/** For whom the cases of a desk are counted, and whose they are. */
export interface DeskQuery extends Counting {
  readonly scope: Scope;
  /** The agencies that are asked for, within the reach of the scope; null for all of it. */
  readonly asked: Scope | null;
}

/** Counters of a desk. `overdue` is apart from the other due dates; what is due today is also due within three days. */
export interface DeskCounts {
  readonly overdue: number;
  readonly today: number;
  readonly within3: number;
  readonly week: number;
  /** Cases that stand still: see `stopped` of their columns. */
  readonly stopped: number;
  /** Given to this person, or to the unit, and not taken over. */
  readonly toAccept: number;
  /** Waiting for what this person may record: what they prepared themselves is not among it. */
  readonly toReview: number;
  /** In the hands of this person. */
  readonly mine: number;
  readonly supervised: number;
}

/** The name of a counter. */
export type DeskCounter = keyof DeskCounts;

/** The cases of one counter of a desk. */
export interface CountedBy extends Counting {
  readonly counter: DeskCounter;
}

/** Whose cases are counted per agency: those in reach. */
export interface RegionQuery extends Pick<DeskQuery, 'scope' | 'asked' | 'now' | 'within3'> {
  /** The last agency of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** What an agency has to do. */
export interface AgencyCounts {
  readonly agency: string;
  /** Null, like level and parent, for an agency that has cases and is not in the tree. */
  readonly name: string | null;
  readonly level: string | null;
  readonly parent: string | null;
  /** Cases with something still to be done. */
  readonly open: number;
  readonly overdue: number;
  /** Due by the third working day, without what is overdue. */
  readonly within3: number;
  /** Cases that stand still. */
  readonly stopped: number;
  /** Cases with a demand that waits for an answer. */
  readonly supervised: number;
  /** Incidents that run. */
  readonly incidents: number;
  /** The running incident that was opened last. */
  readonly newestIncident: { readonly id: string; readonly number: string } | null;
}

/** What a desk shows at once. */
export interface Desk {
  counts(query: DeskQuery): Promise<DeskCounts>;
  /** Running incidents, the one that is due first before the others. */
  incidents(reach: Pick<DeskQuery, 'scope' | 'asked'>, limit: number): Promise<readonly CaseRecord[]>;
  /** Agencies in reach with their counts, by their identifiers. */
  region(query: RegionQuery): Promise<readonly AgencyCounts[]>;
  /** When the sweep has something to do next, by the columns of all cases; null where it never has. */
  nextWake(): Promise<Instant | null>;
}
