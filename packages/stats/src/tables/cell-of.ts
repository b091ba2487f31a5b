import type { FormatId } from '../formats/format.ts';

/** The cell of a format in which an outcome is counted; null if it has none. */
export type CellOf = (outcome: string, format: FormatId) => string | null;

/** The part of a procedure that is read: its outcomes, with the cell of each in every format. */
export interface HasOutcomes {
  readonly outcomes: Readonly<Record<string, { readonly cells: Readonly<Record<string, string>> }>>;
}

/**
 * Returns a look-up of the cell in which an outcome of one or several procedures is counted.
 * @example
 * cellOf({ outcomes: { '3.4': { cells: { AR2021: 'r3_4' } } } })('3.4', 'AR2021') // => 'r3_4'
 */
export const cellOf = (...procedures: readonly HasOutcomes[]): CellOf => {
  const cells = new Map(procedures.flatMap(({ outcomes }) => Object.entries(outcomes)));
  return (outcome, format) => cells.get(outcome)?.cells[format] ?? null;
};
