import { readFileSync } from 'node:fs';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Text of a file in `test-data`. */
export const readTestData = (name: string): string => read(`../test-data/${name}`);

/** The report of Yunnan for 2018, from a copy whose words were replaced, with two wrong figures. */
export const yunnan2018 = readTestData('yunnan-2018.txt');

/** The report of Suqian for 2023, read from a PDF, without an error. */
export const suqian2023 = readTestData('suqian-2023.txt');

/** Three tables of the form from 2021 on, tab-separated, that balance in every row and column. `@gongkai/stats` reads them too. */
export const balancedTables = read('../../stats/test-data/report-tables.txt');

/** The places where phrases replaced words of the Yunnan report: found by hand, not by the code under test. */
export const yunnanReplaced: {
  readonly forms: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly occurrences: readonly (readonly [number, string])[];
} = JSON.parse(readTestData('yunnan-2018-replaced.json'));
