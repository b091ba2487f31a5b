export type { ReadingErrorCode } from './errors.ts';
export { READING_ERRORS, ReadingError } from './errors.ts';
export { LARGEST_FILE } from './limits.ts';
export type { ReportKind } from './read-report.ts';
export type { GivenSheet, SheetRow } from './rows/read-rows.ts';
export { readRows } from './rows/read-rows.ts';
export { detectKind, readReport } from './read-report.ts';
