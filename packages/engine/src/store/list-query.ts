import type { Instant } from '@gongkai/calendar';
import type { Scope } from './scope.ts';

/** The position of a case in every order of lists. */
export interface ListPosition {
  readonly id: string;
  readonly agency: string;
  readonly due: Instant | null;
}

/** A page of cases: `due` with undated cases last, `opened` by id, `agency` with those of one agency together, by id. */
export interface ListQuery {
  /** Whose cases at all; default: everyone's. The other parts of the query narrow it. */
  readonly scope?: Scope;
  readonly agency?: string;
  readonly procedure?: string;
  readonly state?: string;
  readonly dueBefore?: Instant;
  readonly order: 'due' | 'opened' | 'agency';
  readonly after: ListPosition | null;
  readonly limit: number;
}

/** A page of tasks that are not done, by identifier. */
export interface TaskQuery {
  readonly scope?: Scope;
  readonly agency?: string;
  readonly after: string;
  readonly limit: number;
}
