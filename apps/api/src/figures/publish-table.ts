import type { Caller, Engine, TableKey } from '@gongkai/engine';
import type { FilledTable } from '@gongkai/stats';
import type { FormatId } from '@gongkai/stats/formats';
import type { Correction, PublishedYear } from '@gongkai/stats/published';
import { correct, publishYear } from '@gongkai/stats/published';
import { REGISTERS } from '@gongkai/stats/registers';
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

/** Enters zero for every figure that an agency has not reported, in the name of who publishes the table. */
const enterZeros = async (engine: Engine, caller: Caller, { year, missing }: FilledTable): Promise<void> => {
  const agencies = [...new Set(missing.flatMap((one) => one.agencies))];
  const known = await engine.figures.entries({ year, agencies });
  const at = await engine.now();
  const pairs = new Map(
    missing.flatMap(({ register, agencies: of }) =>
      of.map((agency) => [`${agency} ${register}`, { agency, register }]),
    ),
  );
  const entries = [...pairs.values()].map(({ agency, register }) => {
    // A figure that was withdrawn is missing too; its entries are kept.
    const before = known.filter((one) => one.agency === agency && one.register === register).length;
    const { unit } = REGISTERS[register];
    const why = '发布年度表时确认为零';
    return {
      agency,
      register,
      year,
      seq: before + 1,
      value: '0',
      unit,
      origin: 'typed' as const,
      by: caller.id,
      at,
      why,
    };
  });
  if (!(await engine.figures.addEntries(entries))) throw tooLate('register/conflict');
};

/**
 * Freezes the table of an agency and all below it. `missingAreZero` says that what no agency has reported is zero; it is
 * entered as that.
 * @throws ProblemError where the year cannot be published, is already, or where figures are missing.
 */
export const publishTable = async (
  engine: Engine,
  caller: Caller,
  key: PublishedKey,
  { missingAreZero }: { readonly missingAreZero: boolean },
) => {
  const { agency, year, format } = key;
  if ((await engine.figures.published(key)) !== null) throw figureProblem('table/published');
  const scope = await agencyScope(engine, caller, { agency });
  const freeze = async (table: FilledTable) => {
    const frozen = publishYear(table, { agency, by: caller.id, at: await engine.now() });
    if (!frozen.ok) throw refusedFigure(frozen);
    return frozen.published;
  };
  const table = await liveTable(engine, scope, format, year);
  let frozen = await freeze(table);
  if (table.missing.length > 0) {
    if (!missingAreZero) throw figureProblem('table/incomplete');
    await enterZeros(engine, caller, table);
    frozen = await freeze(await liveTable(engine, scope, format, year));
  }
  if (!(await engine.figures.publish(writePublished(frozen)))) throw figureProblem('table/published');
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
