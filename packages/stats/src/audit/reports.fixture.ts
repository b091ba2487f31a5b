import { readFileSync } from 'node:fs';

const textOf = (name: string): string => readFileSync(new URL(`../../test-data/${name}`, import.meta.url), 'utf8');

/** The report of Yunnan for 2018, from a copy whose words were replaced, and with two wrong figures. */
export const yunnan2018 = textOf('yunnan-2018.txt');

/** The report of Suqian for 2023, out of a PDF, without an error. */
export const suqian2023 = textOf('suqian-2023.txt');

/** Three tables of the form from 2021 on, tab-separated, that balance in every row and column. */
export const balancedTables = textOf('report-tables.txt');

/** Where phrases replaced words of the first report: found by hand, not by the code that is tested. */
export const yunnanReplaced: {
  readonly forms: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly occurrences: readonly (readonly [number, string])[];
} = JSON.parse(textOf('yunnan-2018-replaced.json'));
