import type { Citation } from '../law/cite.ts';
import type { Text } from './text.ts';

/** Whom a period binds. */
export type Bound = 'agency' | 'applicant' | 'third-party' | 'co-agency' | 'responder' | 'coordinator';

/** A statutory period beside the provision that sets it; every number of days or hours stands in one of these. */
export interface Period {
  readonly label: Text;
  readonly binds: Bound;
  /** Length, where the text fixes one; an agency or an order sets the others. */
  readonly length:
    | { readonly unit: 'working-day' | 'natural-day' | 'hour'; readonly count: number }
    | { readonly unit: 'set-date' };
  readonly basis: Citation;
  /** What the law attaches to the end of the period. */
  readonly onExpiry: Text | null;
}
