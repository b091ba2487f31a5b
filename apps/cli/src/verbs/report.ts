import { writeFileSync } from 'node:fs';
import type { Command } from '@commander-js/extra-typings';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { PROCEDURES } from '@gongkai/core';
import type { Agency, Engine } from '@gongkai/engine';
import type { FilledTable } from '@gongkai/stats';
import type { FormatId } from '@gongkai/stats/formats';
import { agenciesUnder, agencyTree, cellOf, checkTable, makeTableFromCounts, storedYearCounts } from '@gongkai/stats';
import { blocksOf, formatOfYear, FORMATS, isFormatId } from '@gongkai/stats/formats';
import { tableToCsv, tableToJson } from '@gongkai/stats/output';
import { storedEntries } from '@gongkai/stats/registers';
import {
  type Context,
  DATA,
  DATABASE,
  engineOn,
  examples,
  JSON_OUT,
  locateDatabase,
  Unusable,
  withStore,
} from '../kit.ts';

const readFormat = (word: string): FormatId => {
  if (isFormatId(word)) return word;
  throw new InvalidArgumentError(`known are ${Object.keys(FORMATS).join(', ')}`);
};

const readYear = (word: string): number => {
  const year = Number(word);
  if (/^\d{4}$/.test(word) && year >= 2008 && year <= 2100) return year;
  throw new InvalidArgumentError('a year from 2008 to 2100');
};

const HELP = `
The figures are those of the agency and all agencies below it, from the tallies that are kept with the cases; without
--agency those of all agencies. Cells that no case counts come from registers; cells that were not filled are blank and are listed as missing.
${examples('gongkai report 2018 --agency yunnan', 'gongkai report 2025 --csv --bom --out 2025.csv')}`;

/** Returns the agencies of a table: null for all, else the given one and all below it. */
const agenciesOf = (all: readonly Agency[], agency: string | undefined): readonly string[] | null => {
  if (agency === undefined) return null;
  if (all.length === 0) return [agency];
  if (!all.some(({ id }) => id === agency)) throw new Unusable(`there is no agency ${agency}`, 'agency/unknown');
  return agenciesUnder(agencyTree(all), agency);
};

/** Builds the table of a year from facts and registers. */
const tableOf = async (
  { figures }: Engine,
  year: number,
  format: FormatId,
  agency: string | undefined,
): Promise<FilledTable> => {
  const all = await figures.agencies();
  const agencies = agenciesOf(all, agency);
  const counts = storedYearCounts(await figures.sums({ from: 0, through: year, agencies }), year);
  const entries = storedEntries(await figures.entries({ year, agencies }));
  const expected = agencies ?? all.map(({ id }) => id);
  return makeTableFromCounts(format, counts, {
    year,
    cellOf: cellOf(...PROCEDURES),
    entries,
    ...(expected.length === 0 ? {} : { agencies: expected }),
  });
};

const lines = (table: FilledTable): readonly string[] => {
  const labels = blocksOf(FORMATS[table.format]).flatMap(({ rows }) => rows.map((row) => [row.id, row.label] as const));
  const words = new Map(labels);
  const { cells, findings, missing } = tableToJson(table);
  return [
    ...cells.map(({ id, row, unit, figure }) => `${id}\t${figure ?? ''}\t${unit}\t${words.get(row) ?? ''}`),
    ...findings.map(({ ruleId, stated, expected }) => `WRONG\t${ruleId}: ${stated}, where ${expected} follows`),
    `${findings.length} findings, ${missing.length} cells that some agency has left blank`,
  ];
};

const write = (file: string, text: string): void => {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Unusable(`${file} cannot be written: ${why}`, 'file/not-written');
  }
};

/** `gongkai report` */
export const addReport = (program: Command, context: Context): void => {
  const { terminal, environment } = context;
  program
    .command('report')
    .description('Print the table of a year in a form of the annual statistics, with the findings of its rules.')
    .argument('<year>', 'the year', readYear)
    .option('--agency <agency>', 'an agency, with all below it; without it, all of them')
    .option('--format <format>', 'STAT2014, AR2019 or AR2021; without it, that of the year', readFormat)
    .addOption(new Option('--csv', 'print CSV, one line a cell').conflicts('json'))
    .option('--bom', 'begin the CSV with the byte-order mark that Excel needs for UTF-8')
    .option('--out <file>', 'write into a file instead')
    .addOption(DATABASE)
    .addOption(DATA)
    .addOption(JSON_OUT)
    .addHelpText('after', HELP)
    .action(async (year, { agency, format = formatOfYear(year), csv, bom = false, out, json, ...chosen }) => {
      const table = await withStore(locateDatabase(chosen, environment), async (store) =>
        tableOf(await engineOn(store, context), year, format, agency),
      );
      const text = csv
        ? tableToCsv(table, { bom })
        : `${json ? JSON.stringify(tableToJson(table)) : lines(table).join('\n')}\n`;
      if (out !== undefined) {
        write(out, text);
        terminal.note(`written to ${out}`);
      } else terminal.print(text.replace(/\r?\n$/, ''));
      if (checkTable(table).some(({ soft }) => !soft)) context.endWithOne();
    });
};
