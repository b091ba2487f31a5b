/** Amounts of one agency in one month, by `cellKey` of core; an amount is never zero. */
export type Amounts = ReadonlyMap<string, number>;

/** The months of one agency, `YYYY-MM`; a month is never empty. */
export type Months = ReadonlyMap<string, Amounts>;

/**
 * A sum of contributions by agency, month, indicator and breakdown. Tallies form a commutative group: they may be
 * computed anywhere and merged in any order and grouping, and what was added may be removed. Immutable.
 */
export interface Tally {
  readonly agencies: ReadonlyMap<string, Months>;
}

/** The empty tally. */
export const emptyTally: Tally = { agencies: new Map() };
