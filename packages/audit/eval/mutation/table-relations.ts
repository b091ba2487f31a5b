import type { FigureOffset, Relation } from './relation.ts';

/** Rows of table 3 from 2021 on, in the order of the form; written by hand, independent of the audit's form. */
const ROWS = (
  'newReceived carriedOver r1 r2 r3_1 r3_2 r3_3 r3_4 r3_5 r3_6 r3_7 r3_8 r4_1 r4_2 r4_3 ' +
  'r5_1 r5_2 r5_3 r5_4 r5_5 r6_1 r6_2 r6_3 rTotal carriedForward'
).split(' ');
const COLUMNS = ['natural', 'commercial', 'research', 'public-welfare', 'legal-service', 'other', 'total'];

/** Returns the figures of every line that ends in exactly `count` figures. */
const readRows = (text: string, count: number): readonly (readonly FigureOffset[])[] =>
  [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
    const tail = /(?:^|[^\d.])((?:\d+[ \t]+)*\d+)[ \t]*$/.exec(line);
    if (tail === null) return [];
    const from = index + tail.index + tail[0].indexOf(tail[1] ?? '');
    const figures = [...(tail[1] ?? '').matchAll(/\d+/g)].map((match) => from + match.index);
    return figures.length === count ? [figures] : [];
  });

/**
 * Reads the figures of table 3 by row and column, such as `r1/total`.
 * @throws if the text has another number of rows than the form.
 */
export const cellsOfTable3 = (text: string): ReadonlyMap<string, FigureOffset> => {
  const rows = readRows(text, COLUMNS.length);
  if (rows.length !== ROWS.length) throw new Error(`table 3 has ${rows.length} rows`);
  return new Map(
    rows.flatMap((figures, row) =>
      figures.map((figure, column): [string, FigureOffset] => [`${ROWS[row]}/${COLUMNS[column]}`, figure]),
    ),
  );
};

const sum = (left: readonly FigureOffset[], right: readonly FigureOffset[]): Relation => ({ kind: 'sum', left, right });

/** The relations of table 3: every row, every column, and new + carried over = total + carried forward. */
export const relationsOfTable3 = (cells: ReadonlyMap<string, FigureOffset>): readonly Relation[] => {
  const at = (row: string, column: string): FigureOffset => cells.get(`${row}/${column}`) ?? -1;
  const results = ROWS.filter((row) => /^r\d/.test(row));
  return [
    ...ROWS.map((row) =>
      sum(
        [at(row, 'total')],
        COLUMNS.slice(0, -1).map((column) => at(row, column)),
      ),
    ),
    ...COLUMNS.flatMap((column) => [
      sum(
        [at('rTotal', column)],
        results.map((row) => at(row, column)),
      ),
      sum([at('newReceived', column), at('carriedOver', column)], [at('rTotal', column), at('carriedForward', column)]),
    ]),
  ];
};

/** The relations of table 4: three groups of four and their total. */
export const relationsOfTable4 = (text: string): readonly Relation[] => {
  const rows = readRows(text, 15);
  if (rows.length !== 1) throw new Error(`table 4 has ${rows.length} rows`);
  const figures = rows.flat();
  return [0, 5, 10].map((from) => sum(figures.slice(from + 4, from + 5), figures.slice(from, from + 4)));
};
