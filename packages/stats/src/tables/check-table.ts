import { FORMATS } from '../formats/formats.ts';
import type { FormatId, Identity } from '../formats/format.ts';
import { sum } from '../tally/amount.ts';

/** The figures of a form, by cell id. A blank cell is null or absent; zero is a figure. */
export interface Table {
  readonly format: FormatId;
  readonly cells: Readonly<Record<string, number | null>>;
}

/** A rule that a table breaks. */
export interface Finding {
  readonly ruleId: string;
  /** The row or column for which the rule is said. */
  readonly at: string | null;
  readonly kind: Identity['kind'];
  /** Usual, but not compelling. */
  readonly soft: boolean;
  /** All cells of the rule, those of the stated side first. */
  readonly cells: readonly string[];
  /** What the left side of the rule adds up to in the table. */
  readonly stated: number;
  /** What it has to equal, or may at most be. */
  readonly expected: number;
}

const sumOf = (table: Table, cells: readonly string[]): number | null => {
  let total = 0;
  for (const cell of cells) {
    const figure = table.cells[cell];
    if (figure === null || figure === undefined) return null;
    total = sum(total, figure);
  }
  return total;
};

const broken = (kind: Identity['kind'], stated: number, expected: number): boolean =>
  kind === 'equal' ? stated !== expected : stated > expected;

/**
 * Holds a table, whoever made it, to the rules of its form, and reports every breach. A rule with a blank cell says
 * nothing: blank is not zero.
 * @example
 * checkTable({ format: 'STAT2014', cells: { '3.2': 9, '3.2.1': 7, '3.2.2': 1 } })[0].expected // => 8
 */
export const checkTable = (table: Table): readonly Finding[] =>
  FORMATS[table.format].identities.flatMap(({ id, at, kind, soft, left, right }): Finding[] => {
    const stated = sumOf(table, left);
    const expected = sumOf(table, right);
    if (stated === null || expected === null || !broken(kind, stated, expected)) return [];
    return [{ ruleId: id, at, kind, soft, cells: [...left, ...right], stated, expected }];
  });

/** The rules that a table leaves open because one of their cells is blank. */
export const notAssessable = (table: Table): readonly Identity[] =>
  FORMATS[table.format].identities.filter(({ left, right }) => sumOf(table, [...left, ...right]) === null);
