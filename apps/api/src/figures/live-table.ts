import type { Engine } from '@gongkai/engine';
import type { CellOf, FilledTable } from '@gongkai/stats';
import type { FormatId } from '@gongkai/stats/formats';
import { cellOf, makeTableFromCounts } from '@gongkai/stats';
import { isFormatId } from '@gongkai/stats/formats';
import { storedEntries } from '@gongkai/stats/registers';
import { figureProblem } from '../http/figure-problem.ts';
import { countsOf } from './tally-of.ts';
import type { AgencyScope } from './agency-scope.ts';

/** The form with this name. @throws ProblemError `table/unknown-format` */
export const formatNamed = (id: string): FormatId => {
  if (isFormatId(id)) return id;
  throw figureProblem('table/unknown-format');
};

/** Where the outcomes of all procedures are counted. */
export const cellOfEngine = ({ procedures }: Engine): CellOf => cellOf(...procedures.values());

/** Computes a table from the stored tallies and the registers, without reading a case. */
export const liveTable = async (
  engine: Engine,
  scope: AgencyScope,
  format: FormatId,
  year: number,
): Promise<FilledTable> => {
  const [counts, stored] = await Promise.all([
    countsOf(engine, scope, year),
    engine.figures.entries({ year, agencies: scope.agencies }),
  ]);
  const entries = storedEntries(stored);
  // With a tree, every agency of it must have register entries; without one, only the agencies that have made any.
  const agencies = scope.known.length > 0 ? scope.known : entries.map(({ agency }) => agency);
  return makeTableFromCounts(format, counts, { year, cellOf: cellOfEngine(engine), entries, agencies });
};
