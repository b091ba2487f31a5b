import type { Caller, Engine, TableKey } from '@gongkai/engine';
import type { FormatId } from '@gongkai/stats/formats';
import type { Correction, PublishedYear } from '@gongkai/stats/published';
import { correct, publishYear } from '@gongkai/stats/published';
import { figureProblem, refusedFigure, tooLate } from '../http/figure-problem.ts';
import { liveTable } from './live-table.ts';
import { readPublished, writePublished } from './stored-publication.ts';
import { agencyScope } from './agency-scope.ts';

/** A table of a year, in a form that is known. */
export type PublishedKey = TableKey & { readonly format: FormatId };

/**
 * Reads the published table.
 * @throws ProblemError `table/not-published`
 */
export const publishedTable = async (engine: Engine, key: PublishedKey): Promise<PublishedYear> => {
  const table = await engine.figures.published(key);
  if (table === null) throw figureProblem('table/not-published');
  return readPublished(key.format, table, await engine.figures.corrections(key));
};

/** @throws ProblemError where the year cannot be published, or is already. */
export const publishTable = async (engine: Engine, caller: Caller, key: PublishedKey) => {
  const { agency, year, format } = key;
  if ((await engine.figures.published(key)) !== null) throw figureProblem('table/published');
  const table = await liveTable(engine, await agencyScope(engine, caller, { agency }), format, year);
  const frozen = publishYear(table, { agency, by: caller.id, at: await engine.now() });
  if (!frozen.ok) throw refusedFigure(frozen);
  if (!(await engine.figures.publish(writePublished(frozen.published)))) throw figureProblem('table/published');
};

const figureText = (value: number | null): string | null => (value === null ? null : String(value));

/** @throws ProblemError where the figure cannot be corrected like this, or another correction came first. */
export const correctTable = async (engine: Engine, key: PublishedKey, correction: Correction): Promise<void> => {
  const before = await publishedTable(engine, key);
  const corrected = correct(before, correction);
  if (!corrected.ok) throw refusedFigure(corrected);
  const { from, to } = correction;
  const row = { ...key, ...correction, from: figureText(from), to: figureText(to), seq: before.corrections.length + 1 };
  if (!(await engine.figures.addCorrection(row))) throw tooLate('correction/stale');
};
