import type { Text } from '../kernel/text.ts';
import type { LedgerColumn } from './columns.ts';

/** The cells of a row that were read, by the column; blank ones are not in it. */
export type LedgerRow = Readonly<Record<string, string>>;

/** A fact that follows from a row, with the duty that records it and the columns that it comes from. */
export interface LedgerFact {
  readonly raw: Readonly<Record<string, unknown>> & { readonly type: string; readonly at: string };
  readonly duty: string;
  /** The first is named where the fact is refused; others where the refusal is about their part. */
  readonly columns: Readonly<Record<string, string>> & { readonly '': string };
}

/** What is wrong with a row in one column. */
export interface RowFault {
  readonly column: string;
  readonly why: Text;
}

/** How the rows of an office's ledger become cases of a procedure. */
export interface Ledger {
  readonly procedure: string;
  readonly columns: readonly LedgerColumn[];
  /** The facts of a row in the order in which they happened, or what is wrong with it. */
  readonly factsOf: (row: LedgerRow) => { readonly facts: readonly LedgerFact[]; readonly faults: readonly RowFault[] };
}
