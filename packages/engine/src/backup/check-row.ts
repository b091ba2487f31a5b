import { BackupError } from '../errors.ts';
import { BACKUP_TABLES } from '../sql/tables.ts';
import type { BackupRow } from '../store/store.ts';

type Type = 'text' | 'number';

/** A column of a line of a backup. */
interface LineColumn {
  readonly name: string;
  readonly type: Type;
  readonly isNullable: boolean;
}

const FACT: readonly LineColumn[] = (
  [
    ['case', 'text'],
    ['seq', 'number'],
    ['type', 'text'],
    ['at', 'number'],
    ['recordedAt', 'number'],
    ['actor', 'text'],
    ['text', 'text'],
    ['previousHash', 'text'],
    ['hash', 'text'],
  ] as const
).map(([name, type]) => ({ name, type, isNullable: false }));

const LINES: ReadonlyMap<string, readonly LineColumn[]> = new Map([
  ['fact', FACT],
  ...BACKUP_TABLES.filter(({ name }) => name !== 'facts').map(({ name: table, columns }) => {
    const some = columns as readonly { readonly name: string; readonly type: string; readonly isNullable: boolean }[];
    const own = some.map(({ name, type, isNullable }): LineColumn => ({
      name,
      // Bytes are base64.
      type: type === 'text' || type === 'bytea' ? 'text' : 'number',
      isNullable,
    }));
    return [table, own] as const;
  }),
]);

const hasType = (value: unknown, { type, isNullable }: LineColumn): boolean => {
  // An earlier release had no such column.
  if (value === null || value === undefined) return isNullable;
  return type === 'text' ? typeof value === 'string' : Number.isSafeInteger(value);
};

/**
 * A line as a row that a database accepts.
 * @throws BackupError that names the line and the column.
 */
export const checkedRow = (value: Readonly<Record<string, unknown>>, number: number): BackupRow => {
  const { t } = value;
  const columns = typeof t === 'string' ? LINES.get(t) : undefined;
  if (columns === undefined) throw new BackupError(`line ${number} names no table that this release has`);
  const wrong = columns.find((column) => !hasType(value[column.name], column));
  if (wrong !== undefined) {
    throw new BackupError(
      `line ${number} (${String(t)}) has no ${wrong.name} of the right kind: the backup was altered`,
    );
  }
  const known = new Set(['t', ...columns.map(({ name }) => name)]);
  const extra = Object.keys(value).find((name) => !known.has(name));
  if (extra !== undefined) throw new BackupError(`line ${number} (${String(t)}) has an unknown column ${extra}`);
  return value as BackupRow;
};
