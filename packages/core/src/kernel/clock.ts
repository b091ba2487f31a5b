import type { CivilDate, Instant, Interval } from '@gongkai/calendar';
import type { Citation } from '../law/cite.ts';
import type { Length } from './length.ts';
import type { Text } from './text.ts';

/** What a reader of a clock sees of its period: data only. */
export interface ReadPeriod {
  readonly label: Text;
  readonly binds: string;
  readonly basis: Citation;
  readonly length: { readonly unit: Length['unit']; readonly count?: number };
  readonly onExpiry: Text | null;
}

/** A day until which a period was extended. It is converted into working days, so that the end is always a working day. */
export interface NamedDay {
  readonly on: CivilDate;
  /** The day on which it was named: stops of later days move the end. */
  readonly since: CivilDate;
  /** Working days of another extension that was granted before it. */
  readonly beside: number;
  /** Working days by which the period may be extended in all. */
  readonly most: number;
}

/** Counted working days. */
export interface CountedDays {
  readonly by: 'working-days';
  /** The day that starts the count; day one is the next working day. */
  readonly start: CivilDate;
  readonly count: number;
  /** Working days added to the base, never to a shifted date. */
  readonly extension: number;
  readonly until?: NamedDay;
  readonly excluded: readonly Interval[];
}

/** How a clock measures: counted days with pauses and an extension, a date that is set, or elapsed time. */
export type Measure =
  | CountedDays
  | {
      readonly by: 'natural-days';
      readonly start: CivilDate;
      readonly count: number;
      readonly extension: number;
      /** Days in the intervals do not count; the sum rolls at its end. */
      readonly excluded: readonly Interval[];
      readonly roll: boolean;
    }
  | { readonly by: 'months'; readonly start: CivilDate; readonly count: number; readonly roll: boolean }
  | {
      readonly by: 'set-date';
      readonly start: CivilDate;
      readonly on: CivilDate;
      /** Days on which the clock stood: the date moves by their working days, so that as many are left as before. */
      readonly excluded?: readonly Interval[];
    }
  /** The last day on which an act comes at least `count` days before the anchor. */
  | {
      readonly by: 'days-before';
      readonly start: CivilDate;
      readonly anchor: CivilDate;
      readonly unit: 'working-day' | 'natural-day';
      readonly count: number;
    }
  | { readonly by: 'hours' | 'minutes'; readonly start: Instant; readonly count: number };

/** A clock as plain data, computed from the facts of a case; it holds no due date. */
export interface Clock {
  /** Unique in the case: the name of the period, with the consultation it belongs to where there are several. */
  readonly id: string;
  readonly period: ReadPeriod;
  /** Null while the event that starts it has not happened, for example a letter that is not delivered. */
  readonly measure: Measure | null;
  /** How and when it ended: judged against its due date, or void without judgement. */
  readonly ended: { readonly at: Instant; readonly how: 'done' | 'void' } | null;
  /** Whether the engine records `clock.expired` when it runs out. */
  readonly expires: boolean;
  /** Set where the period is a minimum: an act before its end is early, and nothing is overdue. */
  readonly minimum?: true;
}

/** The due date of a running clock. `on` is the last day; `at` is the instant at which the period is over. */
export interface Due {
  readonly on: CivilDate;
  readonly at: Instant;
  /** Present where a day of the count is not yet settled by a State Council notice. */
  readonly provisional: {
    readonly openFrom: CivilDate;
    readonly latest: CivilDate;
    readonly missingYears: readonly number[];
  } | null;
}

/**
 * - `waiting`: not started; `running`; `paused`: stopped, no due date
 * - `overdue`: past its due date and not ended; `met` and `late`: ended in time or after it; `void`: ended without judgement
 * - of a minimum: `met` from its end on, `early` where the act came before it
 *
 * Where the due date is provisional, both are judged by the latest day it can fall on: no reply is called late because of a guess.
 */
export type ClockState = 'waiting' | 'running' | 'paused' | 'overdue' | 'met' | 'late' | 'early' | 'void';

/** Time that is left: whole working days to the due day, or milliseconds of an hour clock; negative when late. */
export type TimeLeft = { readonly workingDays: number } | { readonly milliseconds: number };

/** A clock read against a calendar at an instant. */
export interface ClockReading extends Clock {
  readonly state: ClockState;
  readonly due: Due | null;
  /** Working days by which a named day extends the period; null where no day was named, or the calendar does not say. */
  readonly extendedBy: number | null;
  /** Whether the period is over for certain at that instant, whether or not the clock has ended. */
  readonly over: boolean;
  readonly remaining: TimeLeft | null;
  /** Set where the count runs past everything the calendar knows; the due date is then unknown. */
  readonly unknownYear: number | null;
  /** Whether a day of the count is outside every calendar; the due date is then unknown as well. */
  readonly outOfRange: boolean;
}
