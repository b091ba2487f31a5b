import { FORMATS } from '../formats/formats.ts';
import { cellsOf, type FormatId, type FormCell, type Identity } from '../formats/format.ts';
import { sumOfFigures } from '../tally/amount.ts';

/** The figures of a form, by cell id. A blank cell is null or absent; zero is a figure. */
export interface Table {
  readonly format: FormatId;
  readonly cells: Readonly<Record<string, number | null>>;
  /** Cells that are incomplete sums, with the agencies whose figures are missing. */
  readonly missing?: readonly { readonly cell: string; readonly agencies: readonly string[] }[];
}

/** A broken rule. */
export interface RuleBreach {
  readonly ruleId: string;
  /** The row, column or cell that the rule is about. */
  readonly at: string | null;
  /** `type`: the cell may not hold such a number. */
  readonly kind: Identity['kind'] | 'type';
  /** Usual, but not compelling. */
  readonly soft: boolean;
  /** All cells of the rule, those of the stated side first. */
  readonly cells: readonly string[];
  /** The sum of the left side of the rule in the table. */
  readonly stated: number;
  /** The value that it must equal or may not exceed; for a type, the nearest value that the cell may hold. */
  readonly expected: number;
}

/** Adds cells; null if one of them is blank. */
export const sumOfCells = ({ cells: figures }: Table, cells: readonly string[]): number | null => {
  let total = 0;
  for (const cell of cells) {
    const figure = figures[cell];
    if (figure === null || figure === undefined) return null;
    total = sumOfFigures(total, figure);
  }
  return total;
};

/** Whether two sums break a rule of this kind. */
export const breaks = (kind: Identity['kind'], stated: number, expected: number): boolean =>
  kind === 'equal' ? stated !== expected : stated > expected;

/** Returns a test whether cells miss the same agencies: only then may their sums be compared. */
const comparable = ({ missing = [] }: Table) => {
  const left = new Map(missing.map(({ cell, agencies }) => [cell, agencies.join('\n')]));
  return (cells: readonly string[]): boolean => new Set(cells.map((cell) => left.get(cell) ?? '')).size <= 1;
};

const typeFinding = (table: Table, { id, whole, signed }: FormCell): readonly RuleBreach[] => {
  const stated = table.cells[id] ?? null;
  if (stated === null) return [];
  const rounded = whole ? Math.round(stated) : stated;
  const expected = signed ? rounded : Math.max(0, rounded);
  return expected === stated
    ? []
    : [{ ruleId: 'SC2', at: id, kind: 'type', soft: false, cells: [id], stated, expected }];
};

/**
 * Checks any table against the rules of its form and reports every breach. A rule with a blank cell is skipped, since
 * blank is not zero; so is a rule whose cells miss different agencies.
 * @example
 * checkTable({ format: 'STAT2014', cells: { '3.2': 9, '3.2.1': 7, '3.2.2': 1 } })[0].expected // => 8
 */
export const checkTable = (table: Table): readonly RuleBreach[] => {
  const may = comparable(table);
  const format = FORMATS[table.format];
  const broken = format.identities.flatMap(({ id, at, kind, soft, left, right }): RuleBreach[] => {
    const cells = [...left, ...right];
    const stated = sumOfCells(table, left);
    const expected = sumOfCells(table, right);
    if (stated === null || expected === null || !may(cells) || !breaks(kind, stated, expected)) return [];
    return [{ ruleId: id, at, kind, soft, cells, stated, expected }];
  });
  return [...broken, ...cellsOf(format).flatMap((cell) => typeFinding(table, cell))];
};

/** The rules that cannot be checked: one of their cells is blank, or their cells miss different agencies. */
export const notAssessable = (table: Table): readonly Identity[] => {
  const may = comparable(table);
  return FORMATS[table.format].identities.filter(({ left, right }) => {
    const cells = [...left, ...right];
    return sumOfCells(table, cells) === null || !may(cells);
  });
};
