/**
 * A record that differs from what was written. `seq` is the first bad fact, or the act; null for a row. `caseId` is null
 * for what belongs to no case.
 */
export interface Problem {
  readonly caseId: string | null;
  readonly seq: number | null;
  /** `recorded-earlier`: a fact or an act says that it was recorded before the one that it follows. */
  readonly kind: 'chain' | 'fold' | 'row' | 'gap' | 'unreadable' | 'tally' | 'recorded-earlier';
  readonly message: string;
  /** The table of a row other than that of a case, and its key. */
  readonly table?: string;
  readonly key?: string;
}

/** A defect, without its place. */
export type Finding = Pick<Problem, 'kind' | 'message' | 'table' | 'key'>;

/** A problem of a row of a table. */
export const rowProblem = (table: string, key: string, message: string, kind: Problem['kind'] = 'row'): Problem => ({
  caseId: null,
  seq: null,
  kind,
  message,
  table,
  key,
});
