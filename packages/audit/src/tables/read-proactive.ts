import { cellId } from '@gongkai/stats/formats';
import { distinct, type PlacedGrid, type PlacedRow } from './grid-rows.ts';
import { ideographs, type PublishedTable, publishedTable, type TableRow } from './published-table.ts';
import { PROACTIVE_ROWS_2019, PROACTIVE_ROWS_2021 } from './row-names.ts';
import { findStretches, textRows } from './text-rows.ts';

const OWN_2019 = /新制作数量|新公开数量|对外公开总数量|其他对外管理服务/;
const LEAST_ROWS = 2;

/** Matches rows with the rows of table 2; a row must have as many figures as in the form. */
const buildTable = (rows: readonly TableRow[], words: string): PublishedTable | null => {
  const older = OWN_2019.test(words);
  const names = older ? PROACTIVE_ROWS_2019 : PROACTIVE_ROWS_2021;
  const seen = new Set<string>();
  const cells = rows.flatMap(({ label, figures }) => {
    const name = names.find(([row, pattern]) => !seen.has(row) && pattern.test(label));
    if (name === undefined || figures.length !== name[2].length) return [];
    seen.add(name[0]);
    return figures.map((figure, index) => ({ ...figure, id: cellId(name[0], name[2][index]), inferred: false }));
  });
  return seen.size < LEAST_ROWS ? null : publishedTable(older ? 'AR2019' : 'AR2021', 'proactive', cells);
};

const HEADING = /主动公开政府信息情况/g;
const NEXT = /收到和处理政府信息公开申请|本\s*年\s*新\s*收/;
const FARTHEST = 4000;
/** A row that every form of the table has. */
const OWN = /行\s*政\s*许\s*可/;

/** Reads table 2 in plain text, after its heading. */
export const proactiveInText = (text: string): readonly PublishedTable[] =>
  findStretches(text, HEADING, FARTHEST).flatMap(([from, end]) => {
    const stretch = text.slice(from, end);
    if (!OWN.test(stretch)) return [];
    const to = from + (NEXT.exec(stretch)?.index ?? stretch.length);
    return buildTable(textRows(text, from, to), text.slice(from, to).replaceAll(/\s/g, '')) ?? [];
  });

/** The words of a row, and the figures that follow them. */
const readRow = (row: PlacedRow): readonly TableRow[] => {
  const last = row.findLastIndex(({ words }) => words);
  const [name, ...figures] = row.slice(Math.max(0, last));
  const [first] = figures;
  if (name === undefined || first === undefined || last === -1) return [];
  // A cell that spans several columns is one figure, and so is a row that other blocks of the table made wider.
  const own = distinct(figures);
  return [{ label: ideographs(name.text), figures: own, placed: true, offset: first.offset }];
};

/** Reads table 2 in the tables of a container; its blocks may be separate tables. */
export const proactiveInGrids = (grids: readonly PlacedGrid[]): readonly PublishedTable[] => {
  const rows = grids.flat();
  const words = rows.map((row) => row.map(({ text }) => text).join('')).join('');
  const table = buildTable(rows.flatMap(readRow), words.replaceAll(/\s/g, ''));
  return table === null ? [] : [table];
};
