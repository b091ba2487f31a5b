import type { Instant } from '@gongkai/calendar';
import type { SearchWords } from '../search/query.ts';
import type { CountedBy } from './desk.ts';
import type { Scope } from './scope.ts';

/**
 * `due`: by the earliest due date that binds the agency, `internal`: by the date that the office set itself, both with
 * undated cases last; `received` and `updated`: the newest first; `opened`: by id; `agency`: those of one agency together.
 */
export type ListOrder = 'due' | 'internal' | 'received' | 'updated' | 'opened' | 'agency';

/** The position of a case in an order of lists: its value in that order, and its id. */
export interface ListPosition {
  readonly id: string;
  readonly agency: string;
  /** Null for an undated case, and where the order is that of identifiers. */
  readonly at: number | string | null;
}

/** The state of a clock in a list; `overdue` and `running` together are those that run. */
export type ListedClockState = 'waiting' | 'running' | 'paused' | 'overdue' | 'met' | 'late' | 'void';

/** Conditions of a list; each narrows it. */
export interface ListFilters {
  readonly agency?: string;
  /** Whether the agencies below it are listed as well. */
  readonly below?: boolean;
  /** The cases that this agency held before another one. */
  readonly heldBeforeBy?: string;
  readonly procedure?: string;
  readonly state?: string;
  readonly number?: string;
  /** Part of the name of the party. */
  readonly applicant?: string;
  readonly holder?: { readonly person: string } | { readonly unit: string };
  readonly outcome?: string;
  readonly channel?: string;
  readonly topic?: string;
  readonly clock?: string;
  readonly clockState?: ListedClockState;
  /** Days of receipt, both included. */
  readonly receivedFrom?: string;
  readonly receivedTo?: string;
  /** Due before this instant. */
  readonly dueBefore?: Instant;
  /** Due at or after this instant. */
  readonly dueFrom?: Instant;
  /** Whether a clock ended late, ran out, or is overdue now. */
  readonly late?: boolean;
  readonly irregular?: boolean;
  /** Whether something is still to be done. */
  readonly active?: boolean;
  /** The cases that a counter of a desk counts. */
  readonly counted?: CountedBy;
  /** Linked with the case of this number, in either direction. */
  readonly linkedTo?: string;
  readonly words?: SearchWords;
}

/** A page of cases for one reader. */
export interface ListQuery extends ListFilters {
  /** Whose cases at all; default: everyone's. The other parts of the query narrow it. */
  readonly scope?: Scope;
  readonly order: ListOrder;
  readonly after: ListPosition | null;
  readonly limit: number;
  /** The instant at which clocks are read; needed by filters for what is overdue. */
  readonly now?: Instant;
  /** Procedures whose cases the reader handles: only of those are names and texts searched. Default: all. */
  readonly handled?: readonly string[];
}

/** A page of tasks that are not done, by identifier. */
export interface TaskQuery {
  readonly scope?: Scope;
  readonly agency?: string;
  readonly after: string;
  readonly limit: number;
}
