import type { Contribution } from '@gongkai/core';
import { cellsOf, type Format, type FormCell, type Source } from '../formats/format.ts';
import type { Indicator } from '../codes.ts';
import { StatsError } from '../errors.ts';
import { readAmount, sum } from '../tally/amount.ts';
import { type BreakdownFilter, matches, monthsOf } from '../tally/counted.ts';
import type { CellOf } from './cell-of.ts';

/** The source of a cell that is fed by facts. */
export type FactSource = Exclude<Source, { readonly from: 'register' }>;

/** A part of a figure that is added or subtracted. */
export interface Term {
  readonly indicator: Indicator;
  readonly where: BreakdownFilter;
  /** Only results whose outcome is counted in one of these rows; null if any counts. */
  readonly rows: readonly string[] | null;
  /** Before the year, within it, or up to its end. */
  readonly during: 'before' | 'within' | 'through';
  readonly times: 1 | -1;
}

/** A cell as the sum of its terms; `per` contributions make one unit of it. */
export interface CellTerms {
  readonly terms: readonly Term[];
  readonly per: number;
}

const term = (
  indicator: Indicator,
  where: BreakdownFilter,
  during: Term['during'],
  more: { readonly rows?: readonly string[]; readonly times?: -1 } = {},
): Term => ({ indicator, where, rows: more.rows ?? null, during, times: more.times ?? 1 });

/** The terms of a source. Carried over is all that was received, less all that was handled, up to the end of a year. */
export const termsOf = (source: FactSource): CellTerms => {
  switch (source.from) {
    case 'facts':
      return { terms: [term(source.indicator, source.where, 'within')], per: source.per };
    case 'outcomes':
      return { terms: [term('request.result', source.where, 'within', { rows: source.rows })], per: 1 };
    case 'carried': {
      const during = source.at === 'start' ? 'before' : 'through';
      const handled = term('request.handled', source.where, during, { times: -1 });
      return { terms: [term('request.received', source.where, during), handled], per: 1 };
    }
  }
};

const sourceOf = (format: Format, cell: string): FormCell['source'] => {
  const found = cellsOf(format).find(({ id }) => id === cell);
  if (found === undefined) throw new StatsError('stats/unknown-cell', `The form ${format.id} has no cell ${cell}`);
  return found.source;
};

/**
 * The terms that a cell counts; of a cell that a register feeds, those that facts add to it.
 * @throws StatsError `stats/unknown-cell`, `stats/not-from-facts` for a cell to which facts add nothing.
 */
export const cellTerms = (format: Format, cell: string): CellTerms => {
  const source = sourceOf(format, cell);
  if (source.from === 'register') {
    if (source.plus !== null) return termsOf(source.plus);
    throw new StatsError(
      'stats/not-from-facts',
      `The cell ${cell} is fed by the register ${source.register}, not by cases`,
    );
  }
  return termsOf(source);
};

/** The year of a cell, and where outcomes are counted. */
export interface DrillScope {
  readonly year: number;
  readonly cellOf: CellOf;
}

const counts = (format: Format, { rows, where }: Term, by: Contribution['by'], cellOf: CellOf): boolean => {
  if (!matches(by, where)) return false;
  if (rows === null) return true;
  const row = cellOf(by['outcome'] ?? '', format.id);
  return row !== null && rows.includes(row);
};

/**
 * Returns a function that computes how much a case adds to a cell. The amounts of all cases of the requested agencies
 * add up to the figure of the cell; a case belongs to the cell if its amount is not zero. Money is in yuan.
 * @throws StatsError `stats/unknown-cell`, `stats/not-from-facts`, `stats/bad-year`
 */
export const contributesTo = (
  format: Format,
  cell: string,
  { year, cellOf }: DrillScope,
): ((contributions: Iterable<Contribution>) => number) => {
  const { terms } = cellTerms(format, cell);
  const { from, until } = monthsOf(year);
  const falls = (month: string, during: Term['during']): boolean =>
    during === 'before' ? month < from : month < until && (during === 'through' || month >= from);
  return (contributions) => {
    let total = 0;
    for (const { indicator, on, by, amount } of contributions) {
      for (const one of terms) {
        if (one.indicator !== indicator || !falls(on.slice(0, 7), one.during)) continue;
        if (counts(format, one, by, cellOf)) total = sum(total, one.times * readAmount(amount));
      }
    }
    return total;
  };
};
