import type { Engine } from '@gongkai/engine';
import { checkYears, type FilledTable, type RuleBreach, type Table } from '@gongkai/stats';
import { formatOfYear } from '@gongkai/stats/formats';
import { currentTable } from '@gongkai/stats/published';
import type { AgencyScope } from './agency-scope.ts';
import { liveTable } from './live-table.ts';
import { readPublished } from './stored-publication.ts';

// The first year of which there can be figures.
const FIRST_YEAR = 2008;

/** What a published table says now; null where the year is not published. */
const standing = async (engine: Engine, agency: string, year: number): Promise<Table | null> => {
  const key = { agency, year, format: formatOfYear(year) };
  const table = await engine.figures.published(key);
  return table === null ? null : currentTable(readPublished(key.format, table, await engine.figures.corrections(key)));
};

// A sum in which agencies are missing says nothing about another one.
const withoutPartialSums = ({ format, cells, missing = [] }: Table): Table => ({
  format,
  cells: { ...cells, ...Object.fromEntries(missing.map(({ cell }) => [cell, null])) },
});

/**
 * Figures of a table that do not follow from the year before: from its published table with the corrections, or else
 * from what facts and registers of that year say now.
 */
export const breaksSinceLastYear = async (
  engine: Engine,
  scope: AgencyScope,
  table: FilledTable,
): Promise<readonly RuleBreach[]> => {
  const year = table.year - 1;
  if (year < FIRST_YEAR) return [];
  const published = scope.agency === null ? null : await standing(engine, scope.agency, year);
  const before = published ?? (await liveTable(engine, scope, formatOfYear(year), year));
  return checkYears(withoutPartialSums(before), withoutPartialSums(table));
};
