import type { FormatId } from '../formats/format.ts';

/** The cell of a format in which an outcome is counted; null where it has none. */
export type CellOf = (outcome: string, format: FormatId) => string | null;

/** What is needed of a procedure: its outcomes, and the cell of each in every format. */
export interface HasOutcomes {
  readonly outcomes: Readonly<Record<string, { readonly cells: Readonly<Record<string, string>> }>>;
}

/**
 * Where the outcomes of one procedure or of several are counted.
 * @example
 * cellOf({ outcomes: { '3.4': { cells: { AR2021: 'r3_4' } } } })('3.4', 'AR2021') // => 'r3_4'
 */
export const cellOf = (...procedures: readonly HasOutcomes[]): CellOf => {
  const cells = new Map(procedures.flatMap(({ outcomes }) => Object.entries(outcomes)));
  return (outcome, format) => cells.get(outcome)?.cells[format] ?? null;
};
