import type { Mark } from '@gongkai/core';
import type { Indicator } from '../codes.ts';
import type { BreakdownFilter } from '../tally/counted.ts';
import type { RegisterId } from '../registers/registers.ts';

/** Names of the report formats that this package knows. */
export type FormatId = 'STAT2014' | 'AR2019' | 'AR2021';

/** Contributions of one indicator; `per` of them make one unit of the cell, such as 10,000 yuan one 万元. */
export interface FactCount {
  readonly from: 'facts';
  readonly indicator: Indicator;
  readonly where: BreakdownFilter;
  readonly per: number;
}

/** The source of the figure of a cell. */
export type Source =
  | FactCount
  /** Results whose outcome is counted in one of these rows. */
  | { readonly from: 'outcomes'; readonly rows: readonly string[]; readonly where: BreakdownFilter }
  /** Requests received and not yet handled when the year begins or ends. */
  | { readonly from: 'carried'; readonly at: 'start' | 'end'; readonly where: BreakdownFilter }
  /**
   * A register; if it is blank and the cells `sumOf` are not, their sum. What the facts of cases add in `plus` is not in
   * the register.
   */
  | {
      readonly from: 'register';
      readonly register: RegisterId;
      readonly sumOf: readonly string[];
      readonly plus: FactCount | null;
    };

/** One row of a form. */
export interface Row {
  readonly id: string;
  /** The exact words of the form. */
  readonly label: string;
  /** 件, 条, 次 …; null for a heading, which has no cells. */
  readonly unit: string | null;
  readonly parent: string | null;
  /** Levels of indentation, 0 for the outermost. */
  readonly depth: number;
  /** How sure the wording is. */
  readonly mark: Mark;
}

/** One column of a form. */
export interface Column {
  readonly id: string;
  readonly label: string;
  /** Headings above it and its neighbours, from the outermost. */
  readonly above: readonly string[];
}

/** One figure of a form. */
export interface FormCell {
  /** Unique in its format: the row, and the column if there are several. */
  readonly id: string;
  readonly row: string;
  /** Null in a form with a single column of figures. */
  readonly column: string | null;
  readonly unit: string;
  /** Only whole numbers. */
  readonly whole: boolean;
  /** May be below zero. */
  readonly signed: boolean;
  readonly source: Source;
}

/** Rows and columns under one heading. */
export interface Block {
  readonly id: string;
  /** Such as 第二十条第(一)项; null if a table is one block. */
  readonly title: string | null;
  /** Empty for a single column of figures. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly cells: readonly FormCell[];
}

/** One table of a form. */
export interface FormTable {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** An equation or an inequality that the cells of a table satisfy: the sums of both sides are compared. */
export interface Identity {
  /** Its number in the list of rules, such as `J1`. */
  readonly id: string;
  /** The row or column that the rule is about; null for a rule that occurs once. */
  readonly at: string | null;
  readonly kind: 'equal' | 'at-most';
  /** Not compelling: a breach is a note, not a fault. */
  readonly soft: boolean;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** A rule that also takes cells of the year before, which are added to its right side. */
export interface YearIdentity extends Identity {
  readonly before: readonly string[];
}

/** A form of the yearly statistics as data. */
export interface Format {
  readonly id: FormatId;
  readonly title: string;
  readonly tables: readonly FormTable[];
  /** Figures that are not in the form but that its rules need. */
  readonly beside: readonly FormCell[];
  readonly identities: readonly Identity[];
  /** Rules between this form and the same form of the year before. */
  readonly acrossYears: readonly YearIdentity[];
}

/** The id of a cell: the row, and the column if the form has several. */
export const cellId = (row: string, column?: string | null): string =>
  column === undefined || column === null ? row : `${row}/${column}`;

/** Builds a rule about two sums of cells. */
export const identity = (
  id: string,
  left: readonly string[],
  kind: Identity['kind'],
  right: readonly string[],
  more: { readonly at?: string; readonly soft?: boolean } = {},
): Identity => ({ id, at: more.at ?? null, kind, soft: more.soft ?? false, left, right });

/** All blocks of a form in the order in which they are printed. */
export const blocksOf = ({ tables }: Format): readonly Block[] => tables.flatMap(({ blocks }) => blocks);

/** All cells of a form in reading order, row by row; figures outside the form come last. */
export const cellsOf = (format: Format): readonly FormCell[] => [
  ...blocksOf(format).flatMap(({ cells }) => cells),
  ...format.beside,
];
