import type { CivilDate } from '../days/civil-date.ts';
import type { EstimatedYear, NoticeYears, Overlay } from './notice-years.ts';

/** Days that do not count: after the first day, through the last one; `null` while it is still open. */
export interface Interval {
  readonly after: CivilDate;
  readonly through: CivilDate | null;
}

/** A computed date: final, or provisional where a day of the count is not settled by a notice. */
export type ComputedDate =
  | { readonly kind: 'final'; readonly date: CivilDate; readonly calendarVersion: string }
  | {
      readonly kind: 'provisional';
      /** Best guess: statutory days and their compensation directly after the festival (放假办法 Arts. 2, 6). */
      readonly date: CivilDate;
      readonly basis: 'statute+art6';
      /** First day that no notice settles. */
      readonly openFrom: CivilDate;
      /** The later of the best guess and spans by the principles of the 2025 notice without make-up days. */
      readonly latest: CivilDate;
      /** Years whose notice is missing. */
      readonly missingYears: readonly number[];
      readonly calendarVersion: string;
    };

/** Why a day is worked or not; the two local reasons come from an overlay. */
export type DayReason = 'working-day' | 'make-up-day' | 'weekend' | 'holiday' | 'local-holiday' | 'local-working-day';

/** One day of a calendar. */
export interface DayDescription {
  readonly date: CivilDate;
  readonly works: boolean;
  readonly reason: DayReason;
  /** Number of the notice that sets a holiday or make-up day. */
  readonly notice?: string;
  /** Region of the overlay that sets a local day off or a local working day. */
  readonly overlay?: string;
  /** The day is not yet settled by a notice; `works` is the best guess. */
  readonly open?: true;
}

/** One day of an explained count. `excluded` marks a working day inside a pause; other days keep their own reason. */
export interface TracedDay {
  readonly date: CivilDate;
  readonly counted: boolean;
  /** 1 … n for counted days. */
  readonly ordinal?: number;
  readonly reason: DayReason | 'excluded';
  /** Number of the notice that sets a holiday or make-up day. */
  readonly notice?: string;
  /** Region of the overlay that sets a local day off or a local working day. */
  readonly overlay?: string;
  /** The day is not yet settled by a notice. */
  readonly open?: true;
}

/** The input of a calendar. */
export interface CalendarInput {
  readonly years: NoticeYears;
  /** Used while the year it speaks of has no notice. */
  readonly estimate?: EstimatedYear;
  /** Defaults to the newest loaded year and `.0`; each overlay adds `+region`. */
  readonly version?: string;
  /** Days of local governments, over the national ones. None by default: whether they count for a period is open. */
  readonly overlays?: readonly Overlay[];
}

/** Whether a period that ends on a day off ends on the next working day instead (Civil Code 203). */
export interface RollOptions {
  readonly roll?: boolean;
}

/**
 * A working-day calendar. Every method refuses impossible dates (`calendar/impossible-date`) and fractions of days
 * (`calendar/bad-count`), throws CalendarRangeError before `from` and CalendarNotPublishedError past `through`.
 */
export interface Calendar {
  /** For example `2026.0`: newest year and number of the amendment. */
  readonly version: string;
  /** First day. */
  readonly from: CivilDate;
  /** Last day that is known, estimates included. */
  readonly through: CivilDate;
  /** First day that no notice settles. */
  readonly openFrom: CivilDate;
  /** The year whose notice would settle it. */
  readonly missingYear: number;
  /** The input that the calendar was built from. */
  readonly input: CalendarInput;
  /** @throws CalendarNotPublishedError for a day that no notice settles. */
  isWorkingDay(on: CivilDate): boolean;
  /** One day with its reason; an open day is described by the best guess. */
  dayOf(on: CivilDate): DayDescription;
  /** The n-th working day after `start`, before it when n is negative, `start` itself when n is 0. */
  addWorkingDays(start: CivilDate, n: number): ComputedDate;
  /** The same without the days of `excluded`; null when an exclusion without end stops the count. */
  addWorkingDays(start: CivilDate, n: number, excluded: readonly Interval[] | undefined): ComputedDate | null;
  /** @throws CalendarNotPublishedError when the count touches a day that no notice settles. */
  dueDate(start: CivilDate, n: number): CivilDate;
  /** Working days in (a, b] without those of `excluded`, negative when b is earlier; open days by the best guess. */
  workingDaysBetween(a: CivilDate, b: CivilDate, excluded?: readonly Interval[]): number;
  /** Natural days; without `roll` no day needs to be known and the result is always final. */
  addNaturalDays(start: CivilDate, n: number, options?: RollOptions): ComputedDate;
  /** The corresponding day n months later, else the last day of the month (Civil Code 202). */
  addCalendarMonths(start: CivilDate, n: number, options?: RollOptions): ComputedDate;
  /** Every day in (start, through] with its reason. */
  trace(start: CivilDate, through: CivilDate, excluded?: readonly Interval[]): readonly TracedDay[];
}
