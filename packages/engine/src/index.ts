export { restoreBackup } from './backup/restore.ts';
export type { Engine, EngineOptions } from './engine.ts';
export { openEngine } from './engine.ts';
export {
  BackupError,
  BadCursorError,
  BrokenCaseError,
  EngineBusyError,
  EngineClosedError,
  NotEmptyError,
  SchemaError,
  UnknownKindError,
} from './errors.ts';
export type {
  Agency,
  CellSum,
  CountedCaseRow,
  CountedQuery,
  Figures,
  PublishedTable,
  RegisterEntry,
  SumQuery,
  TableCorrection,
  TableKey,
} from './figures/figures.ts';
export { hashCalendar } from './deadlines/hash-calendar.ts';
export { fileHeads, headKey } from './ledger/heads/file-heads.ts';
export type { HeadPlace } from './ledger/heads/head-writer.ts';
export { keyId } from './ledger/heads/head.ts';
export { writeHeads } from './ledger/heads/head-writer.ts';
export type { Inspection, RoleRights } from './store/inspection.ts';
export type { Keys, NewKey } from './store/keys.ts';
export type { LedgerEntry } from './ledger/ledger.ts';
export type { Delivery, DeliveryState, Endpoint, Message, Outbox, Settlement } from './store/outbox.ts';
export type { PostgresOptions } from './postgres/postgres-options.ts';
export type { PostgresStoreOptions } from './postgres/open-postgres-store.ts';
export { openPostgresStore } from './postgres/open-postgres-store.ts';
export { readWarningRules, USUAL_WARNINGS } from './deadlines/warnings.ts';
export type { Schema, Target } from './store/schema.ts';
export { openSchema } from './store/schema.ts';
export { checksumOf } from './sql/migration.ts';
export type { Migration } from './sql/migration.ts';
export type { SqliteOptions } from './sqlite/open-sqlite-store.ts';
export { openSqliteStore } from './sqlite/open-sqlite-store.ts';

export type {
  BackupRow,
  CaseRecord,
  Counter,
  DuePosition,
  LockedSnapshot,
  LockedCase,
  KeyHolder,
  CaseGroup,
  ListQuery,
  Move,
  ReadSet,
  ListPosition,
  Series,
  Store,
  StoredResponse,
  StoredFact,
  StoredNotices,
  Task,
  Writes,
} from './store/store.ts';
export type { SweepReport } from './deadlines/sweep.ts';
export type { Random } from './store/time-ordered-id.ts';
export type { VerifyReport } from './ledger/verify.ts';
export type { Problem } from './ledger/verify-case.ts';
export { agencyKey, agencyKeyOf, timeOrderedIdNow } from './store/time-ordered-id.ts';
export type { WarningRule } from './deadlines/warnings.ts';
export type { Rulebook } from './deadlines/plan.ts';
export type { Submitter } from './submit/submission.ts';
export type { OpenRequest, Outcome } from './submit/submissions.ts';
export { unknownCaseGroups } from './store/case-groups.ts';
export { calendarOf } from './deadlines/calendars.ts';
export { backupLines } from './backup/backup-file.ts';
export type { BackupSummary } from './backup/backup-file.ts';
export { readCounted } from './figures/tally.ts';
export type { Counted, TallyRow } from './figures/tally.ts';
export { previewNotices } from './deadlines/recompute-deadlines.ts';
export type { CasePage, CaseQuery } from './store/reader.ts';
