/** A cell of a table as a container held it. */
export interface GridCell {
  readonly text: string;
  /** Where its text begins in the raw text of the document. */
  readonly offset: number;
  /** How many columns and rows it spans. */
  readonly columns: number;
  readonly rows: number;
}

/** A table as a container held it: an HTML or Word table, or a sheet. */
export interface Grid {
  readonly rows: readonly (readonly GridCell[])[];
}

/** A report as it was read: its whole text, and its tables where the container marks them. */
export interface ReportDocument {
  /** All of the text, tables included, in reading order; every offset points into it. */
  readonly text: string;
  /** Empty for plain text: there the tables are found in the text by their labels. */
  readonly grids: readonly Grid[];
}

/** A report in plain text. */
export const plainDocument = (text: string): ReportDocument => ({ text, grids: [] });
