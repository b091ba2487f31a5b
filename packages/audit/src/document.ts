/** A cell of a table in a container. */
export interface GridCell {
  readonly text: string;
  /** The offset of its text in the raw text of the document. */
  readonly offset: number;
  /** The number of columns and rows that it spans. */
  readonly columns: number;
  readonly rows: number;
}

/** Columns that a cell may span: a wider one is as wide as this, when it is read and when it is placed. */
export const MOST_SPAN = 64;

/** A table in a container: an HTML or Word table, or a sheet. */
export interface Grid {
  readonly rows: readonly (readonly GridCell[])[];
}

/** A report: its whole text, and its tables if the container marks them. */
export interface ReportDocument {
  /** All of the text, tables included, in reading order; every offset points into it. */
  readonly text: string;
  /** Empty for plain text, whose tables are found by their labels. */
  readonly grids: readonly Grid[];
  /** Pages of a PDF without text, from 1: pictures, or what could not be read. Nothing on them is audited. */
  readonly pagesWithoutText?: readonly number[];
}

/** Makes a document of plain text. */
export const plainDocument = (text: string): ReportDocument => ({ text, grids: [] });
