import type { Engine } from '@gongkai/engine';
import type { CellOf, FilledTable, FormatId } from '@gongkai/stats';
import { cellOf, isFormatId, makeTableOf, storedEntries } from '@gongkai/stats';
import { figureProblem } from '../http/figure-problem.ts';
import { countsOf } from './tally-of.ts';
import type { View } from './view-of.ts';

/** The form with this name. @throws ProblemError `table/unknown-format` */
export const formatNamed = (id: string): FormatId => {
  if (isFormatId(id)) return id;
  throw figureProblem('table/unknown-format');
};

/** Where the outcomes of all procedures are counted. */
export const cellOfEngine = ({ procedures }: Engine): CellOf => cellOf(...procedures.values());

/** Computes a table from the stored tallies and the registers, without reading a case. */
export const liveTable = async (engine: Engine, view: View, format: FormatId, year: number): Promise<FilledTable> => {
  const [counts, stored] = await Promise.all([
    countsOf(engine, view, year),
    engine.figures.entries({ year, agencies: view.agencies }),
  ]);
  const entries = storedEntries(stored);
  // With a tree, every agency of it must have register entries; without one, only the agencies that have made any.
  const agencies = view.known.length > 0 ? view.known : entries.map(({ agency }) => agency);
  return makeTableOf(format, counts, { year, cellOf: cellOfEngine(engine), entries, agencies });
};
