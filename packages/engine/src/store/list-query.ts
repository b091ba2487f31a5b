import type { Instant } from '@gongkai/calendar';

/** The position of a case in every order of lists. */
export interface ListPosition {
  readonly id: string;
  readonly agency: string;
  readonly due: Instant | null;
}

/** A page of cases: `due` with undated cases last, `opened` by id, `agency` with those of one agency together, by id. */
export interface ListQuery {
  readonly agency?: string;
  readonly procedure?: string;
  readonly state?: string;
  readonly dueBefore?: Instant;
  readonly order: 'due' | 'opened' | 'agency';
  readonly after: ListPosition | null;
  readonly limit: number;
}
