import { readFileSync } from 'node:fs';

/** Rows of table 3 in the order of the form, written by hand, independent of the format. */
export const ROW_IDS = (
  'newReceived carriedOver r1 r2 r3_1 r3_2 r3_3 r3_4 r3_5 r3_6 r3_7 r3_8 r4_1 r4_2 r4_3 ' +
  'r5_1 r5_2 r5_3 r5_4 r5_5 r6_1 r6_2 r6_3 rTotal carriedForward'
).split(' ');

export const COLUMN_IDS = ['natural', 'commercial', 'research', 'public-welfare', 'legal-service', 'other', 'total'];

/** Cells of tables 2 and 4 in the order of the made-up report, written by hand, independent of the format. */
export const TABLE_2_IDS = (
  'regulations/made regulations/repealed regulations/inForce ' +
  'normativeDocuments/made normativeDocuments/repealed normativeDocuments/inForce ' +
  'licences/decisions penalties/decisions coercion/decisions charges/amount'
).split(' ');

export const TABLE_4_IDS = ['reconsideration', 'direct', 'later'].flatMap((group) =>
  ['upheld', 'corrected', 'other', 'pending', 'total'].map((result) => `remedies/${group}.${result}`),
);

const lines = (): readonly (readonly string[])[] =>
  readFileSync(new URL('../test-data/report-tables.txt', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));

const after = (head: (line: readonly string[]) => boolean, count: number) => {
  const all = lines();
  const start = all.findIndex(head) + 1;
  return all.slice(start, start + count);
};

const named = (ids: readonly string[], figures: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(ids.map((id, index) => [id, Number(figures[index])]));

/** The figures of table 3 of the made-up report, by cell. */
export const printedTable3 = (): Readonly<Record<string, number>> => {
  const rows = after(([, second]) => second === '自然人', ROW_IDS.length).map(([, ...figures]) => figures);
  return named(
    ROW_IDS.flatMap((row) => COLUMN_IDS.map((column) => `${row}/${column}`)),
    rows.flat(),
  );
};

/** The figures of all three tables of the made-up report, by cell. */
export const printedTables = (): Readonly<Record<string, number>> => ({
  ...named(
    TABLE_2_IDS,
    after(([first]) => first === '信息内容', 6).flatMap(([, ...figures]) => figures),
  ),
  ...printedTable3(),
  ...named(TABLE_4_IDS, after(([first]) => first?.startsWith('四、行政复议') === true, 1).flat()),
});
