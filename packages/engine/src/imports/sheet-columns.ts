import { text, type Text } from '@gongkai/core';
import type { LedgerColumn } from '@gongkai/core/ledgers';

/** A row of a sheet: its number as the program shows it, and its cells from the first column on. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A fault of a sheet, with its place. */
export interface SheetFault {
  readonly row: number;
  /** The letters of the column; null for a whole row. */
  readonly letters: string | null;
  /** The heading of the column; its label where the sheet has no such column. */
  readonly column: string;
  /** The field that the column is read as. */
  readonly field: string | null;
  readonly code: string;
  readonly why: Text;
}

/** A column of a sheet that is read. */
export interface MappedColumn {
  readonly index: number;
  readonly heading: string;
  readonly column: LedgerColumn;
}

/** The columns of a sheet by its headings, and what is wrong with them. */
export interface MappedSheet {
  readonly mapped: readonly MappedColumn[];
  /** Headings that no column takes. */
  readonly ignored: readonly string[];
  readonly faults: readonly SheetFault[];
}

/** The letters of a column, from 0: A, B, … Z, AA. */
export const lettersOf = (index: number): string =>
  (index >= 26 ? lettersOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replaceAll(/[\s*:]/g, '')
    .toLowerCase();

const namesOf = ({ id, label, headings }: LedgerColumn): readonly string[] =>
  [id, label.zh, label.en, ...headings].map(plain);

/** Takes columns by the mapping of the caller, else by their headings. */
export const mapColumns = (
  headings: SheetRow,
  columns: readonly LedgerColumn[],
  mapping: Readonly<Record<string, string>>,
): MappedSheet => {
  const asked = new Map(Object.entries(mapping).map(([heading, field]) => [plain(heading), field]));
  const mapped: MappedColumn[] = [];
  const ignored: string[] = [];
  const faults: SheetFault[] = [];
  headings.cells.forEach((heading, index) => {
    if (heading.trim() === '') return;
    const field = asked.get(plain(heading));
    const column = columns.find((one) =>
      field === undefined ? namesOf(one).includes(plain(heading)) : one.id === field,
    );
    if (column === undefined) return void ignored.push(heading);
    const twice = mapped.find((one) => one.column === column);
    if (twice === undefined) return void mapped.push({ index, heading, column });
    const why = text(`与“${twice.heading}”列重复`, `the same as the column ${twice.heading}`);
    faults.push({
      row: headings.row,
      letters: lettersOf(index),
      column: heading,
      field: column.id,
      code: 'column/twice',
      why,
    });
  });
  for (const column of columns) {
    if (!column.isRequired || mapped.some((one) => one.column === column)) continue;
    const why = text(`缺少“${column.label.zh}”列`, `there is no column ${column.label.en}`);
    faults.push({
      row: headings.row,
      letters: null,
      column: column.label.zh,
      field: column.id,
      code: 'column/missing',
      why,
    });
  }
  return { mapped, ignored, faults };
};

/** The cells of a row that are not blank, read, and what is wrong with them. */
export const readCells = (
  { row, cells }: SheetRow,
  mapped: readonly MappedColumn[],
): { readonly values: Readonly<Record<string, string>>; readonly faults: readonly SheetFault[] } => {
  const values: Record<string, string> = {};
  const faults: SheetFault[] = [];
  for (const { index, heading, column } of mapped) {
    const cell = (cells[index] ?? '').trim();
    const at = { row, letters: lettersOf(index), column: heading, field: column.id };
    if (cell === '') {
      if (!column.isRequired) continue;
      faults.push({ ...at, code: 'cell/missing', why: text('不能为空', 'may not be blank') });
      continue;
    }
    const read = column.read(cell);
    if (read.ok) values[column.id] = read.value;
    else faults.push({ ...at, code: 'cell/invalid', why: read.why });
  }
  return { values, faults };
};
