import type { Mark } from '@gongkai/core';
import type { Where } from '../tally/counted.ts';

/** Names of the report formats that this package knows. */
export type FormatId = 'STAT2014' | 'AR2019' | 'AR2021';

/** Where the figure of a row comes from. */
export type Source =
  /** No figure: a line that only groups others. */
  | { readonly from: 'heading' }
  /** A register kept outside the procedures; blank until it is connected. */
  | { readonly from: 'register' }
  /** Contributions of one indicator. */
  | { readonly from: 'facts'; readonly indicator: string; readonly where: Where }
  /** Results whose outcome is counted in one of these cells. */
  | { readonly from: 'outcomes'; readonly cells: readonly string[] }
  /** Requests received and not yet handled when the year begins or ends. */
  | { readonly from: 'carried'; readonly at: 'start' | 'end' };

/** One row of a form. */
export interface Row {
  readonly id: string;
  /** The exact words of the form. */
  readonly label: string;
  /** 件, 条, 次 …; null for a heading. */
  readonly unit: string | null;
  readonly parent: string | null;
  /** Levels of indentation, 0 for the outermost. */
  readonly depth: number;
  /** How sure the wording is. */
  readonly mark: Mark;
  readonly source: Source;
}

/** One column of a form, and what part of the contributions is counted in it. */
export interface Column {
  readonly id: string;
  readonly label: string;
  readonly where: Where;
}

/** An equation or an inequality that the cells of a table satisfy: the sums of both sides are compared. */
export interface Identity {
  /** Its number in the list of rules, such as `J1`. */
  readonly id: string;
  /** The row or column for which a rule is said again, else null. */
  readonly at: string | null;
  readonly kind: 'equal' | 'at-most';
  /** Usual, but not compelling: a breach is a note, not a fault. */
  readonly soft: boolean;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** A form of the yearly statistics as data. */
export interface Format {
  readonly id: FormatId;
  readonly title: string;
  /** Empty for a form with a single column of figures. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Figures that stand outside the form but that its rules need. */
  readonly beside: readonly Row[];
  readonly identities: readonly Identity[];
}

/** The id of a cell: the row, and the column where the form has several. */
export const cellId = (row: string, column?: string): string => (column === undefined ? row : `${row}/${column}`);

/** A rule that binds two sums of cells. */
export const identity = (
  id: string,
  left: readonly string[],
  kind: Identity['kind'],
  right: readonly string[],
  more: { readonly at?: string; readonly soft?: boolean } = {},
): Identity => ({ id, at: more.at ?? null, kind, soft: more.soft ?? false, left, right });
