/** The closed list of reasons for which a file of notices is refused. */
export const NOTICE_PROBLEM_CODES = [
  'file/not-json',
  'file/wrong-type',
  'file/unknown-key',
  'file/duplicate-key',
  'file/missing-key',
  'year/unknown',
  'year/empty',
  'year/unbalanced',
  'year/extra-days-off',
  'year/granted-differs',
  'date/malformed',
  'date/impossible',
  'date/duplicate',
  'date/off-and-worked',
  'date/outside-year',
  'date/make-up-on-weekday',
  'date/weekday-differs',
  'date/not-listed',
  'notice/blank',
  'notice/not-named',
  'overlay/bad-region',
  'overlay/blank',
  'overlay/empty',
] as const;

/** One of {@link NOTICE_PROBLEM_CODES}. */
export type NoticeProblemCode = (typeof NOTICE_PROBLEM_CODES)[number];

/** One finding in a file of notices. */
export interface NoticeProblem {
  /** Line of the JSON text, the first is 1. */
  readonly line: number;
  readonly code: NoticeProblemCode;
  readonly message: string;
  /** Where in the data, for example `2026.workdays[1]`. */
  readonly path: string;
  /** The number of days beyond the law that `granted` of this year has to be, where acknowledging them makes it sound. */
  readonly acknowledge?: { readonly year: number; readonly days: number };
}
