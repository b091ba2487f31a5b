import { type RegisterId, REGISTERS } from '../registers/registers.ts';
import { type Block, type Cell, cellId, type Column, type Row, type Source } from './format.ts';

/** A block before its cells are made: where the figure of each row and column comes from; null where there is none. */
interface BlockParts {
  readonly id: string;
  readonly title?: string;
  readonly columns?: readonly Column[];
  readonly rows: readonly Row[];
  readonly source: (row: Row, column: Column | null) => Source | null;
}

/** A cell; what it may hold follows from its register, or from what is counted in it. */
export const cellWith = (row: string, column: string | null, unit: string, source: Source): Cell => {
  const place = { id: cellId(row, column), row, column };
  if (source.from === 'register') {
    const { unit: kept, decimals, signed } = REGISTERS[source.register];
    return { ...place, unit: kept, whole: decimals === 0, signed, source };
  }
  return { ...place, unit, whole: source.from !== 'facts' || source.per === 1, signed: false, source };
};

/** Makes the cells of a block, row by row. */
export const blockOf = ({ id, title, columns = [], rows, source }: BlockParts): Block => {
  const across = columns.length === 0 ? [null] : columns;
  const cells = rows.flatMap((row) =>
    across.flatMap((column): Cell[] => {
      const from = row.unit === null ? null : source(row, column);
      return from === null ? [] : [cellWith(row.id, column?.id ?? null, row.unit ?? '', from)];
    }),
  );
  return { id, title: title ?? null, columns, rows, cells };
};

/** A figure that is kept in a register; the cells whose sum it is stand in where it is blank. */
export const fromRegister = (register: RegisterId, sumOf: readonly string[] = []): Source => ({
  from: 'register',
  register,
  sumOf,
});
