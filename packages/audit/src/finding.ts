/**
 * The result of one check.
 *
 * - `pass`: assessed and consistent.
 * - `error`: no reading of the statement makes it right.
 * - `rounding`: off by less than one unit of the last printed digit; never counted as an error.
 * - `cannot-assess`: the base is missing, a list is not closed, several readings remain; always with a reason.
 * - `integrity`: the text itself is damaged; its figures are not judged.
 */
export type Verdict = 'pass' | 'error' | 'rounding' | 'cannot-assess' | 'integrity';

/** A place in the raw text. */
export interface Place {
  /** Offset from the start of the raw text, and length, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
  /** Line and column from 1, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** The heading above the place, as printed; null before the first. */
  readonly section: string | null;
}

/** A figure that a check used. */
export interface Operand {
  /** The label of the figure, in the words of the report. */
  readonly label: string;
  /** The exact value in decimal digits, such as `3219.47`, or an interval such as `[12950, 13050)`. */
  readonly value: string;
  readonly unit: string | null;
  /** Null for a figure of last year's report. */
  readonly where: Place | null;
}

/** One place of a class of damage. */
export interface Occurrence {
  readonly where: Place;
  /** The text at the place, folded. */
  readonly form: string;
  /** The confidence that this text is not of the report. */
  readonly confidence: 'high' | 'medium' | 'low';
  /** Guesses at the replaced word; empty without a guess. */
  readonly candidates: readonly Candidate[];
}

/** A guess at a word that was replaced. */
export interface Candidate {
  readonly text: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** One finding of an audit. One root cause is one finding. */
export interface AuditFinding {
  /** Such as `P05`, `I1` or `integrity/words`. */
  readonly ruleId: string;
  readonly verdict: Verdict;
  /** Of an error: `medium` if exactly one assumption is needed, which is stated. Null for other verdicts. */
  readonly confidence: 'high' | 'medium' | 'low' | null;
  readonly where: Place;
  /** At most one sentence of the raw text. */
  readonly quote: string;
  /** The figure as printed, and the figure that it should be; null without one. */
  readonly stated: string | null;
  readonly computed: string | null;
  readonly operands: readonly Operand[];
  readonly assumption: string | null;
  /** A closed code, such as `no-base`; always present with `cannot-assess`. */
  readonly reason: string | null;
  /** The most likely cause, in one sentence; null if no cause is likely. */
  readonly likelyCause: string | null;
  /** Every place of the damage, in order; only with the verdict `integrity`. */
  readonly occurrences?: readonly Occurrence[];
}

type PlacedPart = Pick<AuditFinding, 'ruleId' | 'verdict' | 'where' | 'quote'>;

/** Builds a finding; other fields are null or empty. */
export const findingWith = (part: Partial<AuditFinding> & PlacedPart): AuditFinding => ({
  confidence: null,
  stated: null,
  computed: null,
  operands: [],
  assumption: null,
  reason: null,
  likelyCause: null,
  ...part,
});
