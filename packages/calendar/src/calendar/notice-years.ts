/** The days that the State Council's notices set in one calendar year. */
export interface NoticeYear {
  /** Every day inside an announced span, weekend days in it included; `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  /** Weekend days that are worked 调休. */
  readonly workdays: readonly string[];
  /** Number of the notice, for example 国办发明电〔2025〕7号. */
  readonly notice: string;
  /** Numbers of later notices that changed this one. */
  readonly amendedBy?: readonly string[];
  /** December days that another year's notice sets, with its number. */
  readonly fromOtherYearsNotice?: Readonly<Record<string, string>>;
  /** Days that one of `amendedBy` sets, with its number, so that an explanation names the right notice. */
  readonly amendedDays?: Readonly<Record<string, string>>;
  /** Weekdays off that the notice grants beyond the law, as acknowledged by the person who loaded it. */
  readonly granted?: number;
}

/** Notices by year, in the form of `data/calendar.json`. */
export type NoticeYears = Readonly<Record<string, NoticeYear>>;

/** The assumptions for a year without a notice; every date that rests on it is provisional. */
export interface EstimatedYear {
  readonly year: number;
  /** Best guess: weekdays off when the statutory days are compensated directly after the festival (放假办法 Arts. 2, 6). */
  readonly guessStatutePlusArt6WeekdaysOff: readonly string[];
  /** Latest case: first and last day of each span under the principles of the 2025 notice, without make-up days. */
  readonly forecastSpansUnder2025Principles: readonly (readonly string[])[];
}

/** Days that a local government sets for its area (放假办法 Art. 4), applied over the national days. */
export interface Overlay {
  /** Short name of the area; becomes part of the calendar's version. */
  readonly region: string;
  /** Days off; they win over a national make-up day. */
  readonly off: readonly string[];
  /** Days worked. */
  readonly work: readonly string[];
  /** For whom the days are off. */
  readonly audience: string;
  /** Where the days were read. */
  readonly source: string;
}

/** Years the notices may speak of: before 2008 the statutory days were others, and a typing error must not grow the table. */
export const FIRST_YEAR = 2008;
/** See {@link FIRST_YEAR}. */
export const LAST_YEAR = 2099;

/** A year without a single day counts as missing, like the empty files some sources ship. */
export const isLoaded = (year: NoticeYear | undefined): year is NoticeYear =>
  year !== undefined && year.holidays.length + year.workdays.length > 0;

/** The year whose notice sets a listed day: the block's own, or the next for a December day of another notice. */
export const noticeYearOf = (blockYear: number, block: NoticeYear, on: string): number =>
  block.fromOtherYearsNotice?.[on] === undefined ? blockYear : Number(on.slice(0, 4)) + 1;
