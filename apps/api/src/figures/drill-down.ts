import type { Caller, CountedCaseRow, Engine } from '@gongkai/engine';
import { readCounted } from '@gongkai/engine';
import type { FormatId } from '@gongkai/stats/formats';
import { cellTerms, contributesTo, storedContributions } from '@gongkai/stats';
import { cellsOf, FORMATS } from '@gongkai/stats/formats';
import { figureProblem } from '../http/figure-problem.ts';
import { cellOfEngine } from './live-table.ts';
import type { AgencyScope } from './agency-scope.ts';

/** A case that is counted in a cell, and how much it adds there. */
export interface DrilledCase extends Omit<CountedCaseRow, 'counted'> {
  readonly amount: number;
}

/**
 * Patterns that match the counted text of every case that may count in the cell.
 * @throws ProblemError for a cell without cases.
 */
const patternsOf = (format: FormatId, cell: string, year: number): readonly string[] => {
  const found = cellsOf(FORMATS[format]).find(({ id }) => id === cell);
  if (found === undefined) throw figureProblem('table/unknown-cell');
  if (found.source.from === 'register' && found.source.plus === null) throw figureProblem('table/not-from-facts');
  const patterns = cellTerms(FORMATS[format], cell).terms.map(({ indicator, during }) =>
    during === 'within' ? `%"${year}-__","${indicator}%` : `%","${indicator}%`,
  );
  return [...new Set(patterns)];
};

const PAGE = 500;

/**
 * The cases within the reach of a caller that make up a cell, ordered by identifier, from `after` on; the amounts of all pages add up to the figure, or
 * to what the cases add to a register.
 * @throws ProblemError `table/unknown-cell`, `table/not-from-facts`
 */
export const drillDown = async (
  engine: Engine,
  caller: Caller,
  { agencies }: Pick<AgencyScope, 'agencies'>,
  {
    format,
    cell,
    year,
    limit,
    after: start,
  }: {
    readonly format: FormatId;
    readonly cell: string;
    readonly year: number;
    readonly limit: number;
    readonly after: string;
  },
): Promise<{ readonly cases: readonly DrilledCase[]; readonly next: string | null }> => {
  const patterns = patternsOf(format, cell, year);
  const amountOf = contributesTo(FORMATS[format], cell, { year, cellOf: cellOfEngine(engine) });
  const reader = engine.as(caller);
  const cases: DrilledCase[] = [];
  for (let after = start; ;) {
    const page = await reader.counted({ agencies, patterns, after, limit: PAGE });
    for (const row of page) {
      const amount = amountOf(storedContributions(readCounted(row.counted)));
      if (amount === 0) continue;
      // One more than the limit means that there is a next page.
      if (cases.length === limit) return { cases, next: cases.at(-1)?.id ?? null };
      const { counted: _, ...one } = row;
      cases.push({ ...one, amount });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return { cases, next: null };
    after = last.id;
  }
};
