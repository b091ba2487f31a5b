import type { Calendar, CivilDate, Instant, Interval } from '@gongkai/calendar';
import type { Citation } from '../law/cite.ts';
import type { Measure } from './clock.ts';
import type { Change } from './fact.ts';
import type { Length } from './length.ts';
import type { Text } from './text.ts';

/** The calendar in force and the instant at which clocks are read. */
export interface Moment {
  readonly calendar: Calendar;
  readonly now: Instant;
}

/** When a clock ended: at an act (`done`, judged against its due date) or without judgement (`void`). */
export type End =
  | Instant
  | CivilDate
  | { readonly at: Instant | CivilDate; readonly how: 'done' | 'void' }
  | null
  | undefined;

/** The start of a clock: `null` while it waits, `undefined` where the case has no such clock. */
export type Start = CivilDate | Instant | null | undefined;

/** One run of a period, where several may run side by side. */
export interface Run {
  /** Distinguishes the runs of one period: the clock is `name:id`. */
  readonly id?: string;
  /** Another name of the clock than that of the period. */
  readonly clock?: string;
  readonly start: Exclude<Start, undefined>;
  readonly ended?: End;
  /** The date that was set, for periods without a fixed length. */
  readonly on?: CivilDate | null;
  /** Working days added to the base. */
  readonly extension?: number;
  /** Days that do not count. */
  readonly excluded?: readonly Interval[];
  /** The measure itself, where the context or another clock has it already. */
  readonly measure?: Measure | null;
  /** Whether its end is recorded, where that differs from the period. */
  readonly records?: boolean;
}

/** What an expiry was recorded for. */
export interface Expired {
  /** The whole identifier of the clock. */
  readonly clock: string;
  /** The part after the colon, where the period has several runs. */
  readonly run: string | null;
  readonly dueAt: Instant;
  readonly at: Instant;
}

/** What the law attaches to the end of a period, apart from that it is recorded. */
export interface OnExpired<S extends string, C> {
  /** The states that it leaves, and for which other ones. */
  readonly from?: { readonly [K in S]?: S };
  readonly effect?: (context: C, expired: Expired) => Change<C>;
}

/** A statutory period beside the provision that sets it; every number of days or hours is in one of these. */
export interface Period<S extends string, C, P extends string, N extends string> {
  readonly label: Text;
  /** The party whom it binds. */
  readonly binds: P;
  readonly basis: Citation;
  readonly length: Length<C>;
  /** What the law attaches to the end of the period, in words. */
  readonly onExpiry?: Text;
  /** The clock that it measures; its own name by default. Several periods may measure one clock. */
  readonly clock?: string;
  /** The fact that starts it, or the start as the context has it. Without one the period is a limit, not a clock. */
  readonly starts?: N | ((context: C, moment: Moment) => Start);
  /** Facts that end it, the earliest at or after the start, or the end as the context has it. */
  readonly ends?: readonly N[] | ((context: C, moment: Moment) => End);
  readonly paused?: (context: C, moment: Moment) => readonly Interval[];
  /** Working days by which it is extended. */
  readonly extended?: (context: C) => number;
  /** Runs in place of `starts`, `ends`, `paused` and `extended`. */
  readonly runs?: (context: C, moment: Moment) => readonly Run[];
  /** Whether the engine records `clock.expired` when it runs out; false for windows whose end is not an event. */
  readonly records?: boolean;
  readonly onExpired?: OnExpired<S, C>;
}

/** A period with its particular types forgotten. */
export interface DeclaredPeriod extends Omit<Period<string, never, string, string>, 'onExpired'> {
  readonly onExpired?: OnExpired<string, never>;
}
