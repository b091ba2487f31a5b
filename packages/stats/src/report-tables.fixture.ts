import { readFileSync } from 'node:fs';

/** Rows of table 3 in the order of the form, written down apart from the format. */
export const ROW_IDS = (
  'newReceived carriedOver r1 r2 r3_1 r3_2 r3_3 r3_4 r3_5 r3_6 r3_7 r3_8 r4_1 r4_2 r4_3 ' +
  'r5_1 r5_2 r5_3 r5_4 r5_5 r6_1 r6_2 r6_3 rTotal carriedForward'
).split(' ');

export const COLUMN_IDS = ['natural', 'commercial', 'research', 'public-welfare', 'legal-service', 'other', 'total'];

/** The figures of table 3 of the made report, by cell. */
export const printedTable3 = (): Readonly<Record<string, number>> => {
  const text = readFileSync(new URL('../test-data/report-tables.txt', import.meta.url), 'utf8');
  const lines = text.split('\n');
  const head = lines.findIndex((line) => line.startsWith('\t自然人'));
  const rows = lines.slice(head + 1, head + 1 + ROW_IDS.length).map((line) => line.split('\t').slice(1).map(Number));
  return Object.fromEntries(
    rows.flatMap((figures, row) => figures.map((figure, column) => [`${ROW_IDS[row]}/${COLUMN_IDS[column]}`, figure])),
  );
};
