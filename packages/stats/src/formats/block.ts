import { type RegisterId, REGISTERS } from '../registers/registers.ts';
import { type Block, cellId, type Column, type FactCount, type FormCell, type Row, type Source } from './format.ts';

/** A block without its cells; `source` returns the source of each row and column, null for none. */
interface BlockParts {
  readonly id: string;
  readonly title?: string;
  readonly columns?: readonly Column[];
  readonly rows: readonly Row[];
  readonly source: (row: Row, column: Column | null) => Source | null;
}

/** Builds a cell; the numbers that it may hold follow from its source. */
export const buildCell = (row: string, column: string | null, unit: string, source: Source): FormCell => {
  const place = { id: cellId(row, column), row, column };
  if (source.from === 'register') {
    const { unit: kept, decimals, signed } = REGISTERS[source.register];
    return { ...place, unit: kept, whole: decimals === 0, signed, source };
  }
  return { ...place, unit, whole: source.from !== 'facts' || source.per === 1, signed: false, source };
};

/** Builds a block and its cells, row by row. */
export const buildBlock = ({ id, title, columns = [], rows, source }: BlockParts): Block => {
  const across = columns.length === 0 ? [null] : columns;
  const cells = rows.flatMap((row) =>
    across.flatMap((column): FormCell[] => {
      const from = row.unit === null ? null : source(row, column);
      return from === null ? [] : [buildCell(row.id, column?.id ?? null, row.unit ?? '', from)];
    }),
  );
  return { id, title: title ?? null, columns, rows, cells };
};

/** The source of a cell that a register feeds; if it is blank, the sum of `sumOf` is used. Facts may add `plus`. */
export const fromRegister = (
  register: RegisterId,
  sumOf: readonly string[] = [],
  plus: FactCount | null = null,
): Source => ({ from: 'register', register, sumOf, plus });

/** Which decisions of courts and of organs of reconsideration are counted. */
export interface RemedyFilter {
  readonly organ: readonly string[];
  readonly result: readonly string[];
}

/** The decisions that the facts of requests record: what corrected the agency, or ended the dispute in another way. */
export const remediesOf = (where: RemedyFilter): FactCount => ({
  from: 'facts',
  indicator: 'request.remedy',
  where: { ...where },
  per: 1,
});
