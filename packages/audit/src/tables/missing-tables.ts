import type { PublishedTable } from './published-table.ts';

/** The heading of a table that was not read. */
export interface MissingTable {
  readonly table: PublishedTable['table'];
  readonly offset: number;
  readonly length: number;
}

/** Blanks of one line; what ends a line would let each line of an empty text begin again. */
const LINE = '[^\\S\\r\\n\\u2028\\u2029]*';
const NUMBER = `(?:(?:[一二三四五六七八九十]、|[(][一二三四五六七八九十][)])${LINE})?`;
/** Headings of sections that are tables; inside a sentence the same words are not a heading. */
const HEADINGS = [
  [
    'requests',
    new RegExp(`^${LINE}${NUMBER}(?:行政机关)?收到和处理政府信息公开申请(?:的)?情况${LINE}(?:\\n|$|\\()`, 'gm'),
  ],
  ['remedies', new RegExp(`^${LINE}${NUMBER}政府信息公开行政复议、行政诉讼情况${LINE}(?:\\n|$|\\()`, 'gm')],
  ['statistics', new RegExp(`^${LINE}${NUMBER}[^\\n。]{0,24}情况统计表${LINE}(?:\\n|$|\\()`, 'gm')],
] as const;

/** Finds tables that have a heading and could not be read: missing, a picture, or another layout. */
export const missingTables = (text: string, found: readonly PublishedTable[]): readonly MissingTable[] =>
  HEADINGS.flatMap(([table, pattern]) => {
    const [first] = text.matchAll(pattern);
    if (first === undefined || found.some((one) => one.table === table)) return [];
    const heading = first[0].replace(/[\n(]$/, '');
    const start = heading.length - heading.trimStart().length;
    return [{ table, offset: first.index + start, length: heading.trim().length }];
  });
