/**
 * What an audit says of one statement.
 *
 * - `pass`: assessed and consistent.
 * - `error`: no reading of the statement makes it right.
 * - `rounding`: off by less than one unit of the last printed digit; never counted as an error.
 * - `cannot-assess`: the base is missing, a list is not closed, several readings remain; always with a reason.
 * - `integrity`: the text itself is damaged; nothing is said of the figures.
 */
export type Verdict = 'pass' | 'error' | 'rounding' | 'cannot-assess' | 'integrity';

/** A place in the raw text, as it was given. */
export interface Place {
  /** UTF-16 units from the start of the raw text, and how many of them. */
  readonly offset: number;
  readonly length: number;
  /** Line and column from 1, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** The heading that the place stands under, as printed; null before the first. */
  readonly section: string | null;
}

/** A figure that a check took in. */
export interface Operand {
  /** What the figure counts, in the words of the report. */
  readonly label: string;
  /** The exact value in decimal digits, such as `3219.47`, or an interval such as `[12950, 13050)`. */
  readonly value: string;
  readonly unit: string | null;
  /** Null for a figure of last year's report. */
  readonly where: Place | null;
}

/** One place of a damage that has many. */
export interface Occurrence {
  readonly where: Place;
  /** What stands there, in one form of its characters. */
  readonly form: string;
  /** How sure it is that this is no word of the report. */
  readonly confidence: 'high' | 'medium' | 'low';
  /** What may have stood there: guesses, never a repair; empty where nothing can be said. */
  readonly candidates: readonly Candidate[];
}

/** A guess at a word that was replaced. */
export interface Candidate {
  readonly text: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** One thing that an audit found. One root cause is one finding. */
export interface AuditFinding {
  /** Such as `P05`, `I1` or `integrity/words`. */
  readonly ruleId: string;
  readonly verdict: Verdict;
  /** Of an error: `medium` when exactly one stated assumption is needed. Null where the verdict needs none. */
  readonly confidence: 'high' | 'medium' | 'low' | null;
  readonly where: Place;
  /** At most one sentence of the raw text. */
  readonly quote: string;
  /** The figure as printed, and what it should be; null where there is none. */
  readonly stated: string | null;
  readonly computed: string | null;
  readonly operands: readonly Operand[];
  readonly assumption: string | null;
  /** A closed code, such as `no-base`; always there with `cannot-assess`. */
  readonly reason: string | null;
  /** What most likely happened, in one sentence; null where nothing is likely. */
  readonly likelyCause: string | null;
  /** Every place of a damage, in order; with the verdict `integrity` alone. */
  readonly occurrences?: readonly Occurrence[];
}

type PlacedPart = Pick<AuditFinding, 'ruleId' | 'verdict' | 'where' | 'quote'>;

/** Builds a finding; what is not given is null, or empty. */
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
