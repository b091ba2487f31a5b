// How the ledgers that offices kept before become cases.
export { choiceColumn, countColumn, dayColumn, type LedgerColumn, readLedgerDay, wordsColumn } from './columns.ts';
export { disclosureLedger } from './disclosure-ledger.ts';
export type { Ledger, LedgerFact, LedgerRow, RowFault } from './ledger.ts';
