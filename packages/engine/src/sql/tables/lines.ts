import type { Changes, Column } from '../table.ts';

/** Reads words that are stored each between line feeds. */
export const linesIn = (text: unknown): readonly string[] => String(text).split('\n').filter(Boolean);

/** Words in order, each between line feeds, so that a condition finds one in the text. */
export const linesColumn = <P extends string, R extends Readonly<Record<P, readonly string[]>>>(
  property: P & keyof R,
  changes: Changes,
): Column<R, P & keyof R> => ({
  type: 'text',
  property,
  isNullable: false,
  changes,
  write: (record) => (record[property].length === 0 ? '' : `\n${record[property].join('\n')}\n`),
  read: linesIn,
});
