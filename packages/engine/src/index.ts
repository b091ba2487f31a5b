export type { BackupSummary } from './backup/backup-lines.ts';
export { backupLines } from './backup/backup-lines.ts';
export { restoreBackup } from './backup/restore.ts';
export type { Submitter } from './decide.ts';
export type { Engine, EngineOptions, OpenRequest, Outcome } from './engine.ts';
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
} from './figures.ts';
export { fileHeads, headKey } from './heads/file-heads.ts';
export { keyId } from './heads/head.ts';
export type { HeadPlace } from './heads/head-writer.ts';
export { writeHeads } from './heads/head-writer.ts';
export type { Inspection, RoleRights } from './inspection.ts';
export type { Keys, NewKey } from './keys.ts';
export type { LedgerEntry } from './ledger.ts';
export type { CasePage, CaseQuery } from './pages.ts';
export type { Delivery, DeliveryState, Endpoint, Outbox, Settlement } from './outbox.ts';
export type { PostgresOptions } from './postgres/postgres-options.ts';
export type { PostgresStoreOptions } from './postgres/open-postgres-store.ts';
export { openPostgresStore } from './postgres/open-postgres-store.ts';
export { calendarOf, previewNotices } from './preview-notices.ts';
export { readWarningRules, USUAL_WARNINGS } from './read-warning-rules.ts';
export { unknownKinds } from './replan.ts';
export type { Schema, Target } from './schema.ts';
export { openSchema } from './schema.ts';
export { checksumOf } from './sql/migration.ts';
export type { Migration } from './sql/migration.ts';
export type { SqliteOptions } from './sqlite/open-sqlite-store.ts';
export { openSqliteStore } from './sqlite/open-sqlite-store.ts';

export type {
  BackupRow,
  CaseRecord,
  Counter,
  DuePlace,
  Held,
  HeldCase,
  KeyHolder,
  Kind,
  ListQuery,
  Message,
  Move,
  Need,
  Place,
  Series,
  Store,
  StoredAnswer,
  StoredFact,
  StoredNotices,
  Task,
  Writes,
} from './store.ts';
export type { Counted } from './tallies/counted.ts';
export { readCounted } from './tallies/counted.ts';
export type { TallyRow } from './tallies/tally-row.ts';
export type { Rulebook } from './submission.ts';
export type { SweepReport } from './sweep.ts';
export type { Random } from './time-ordered-id.ts';
export type { VerifyReport } from './verify.ts';
export type { Problem } from './verify-case.ts';
export { agencyKey, agencyKeyOf, timeOrderedIdNow } from './time-ordered-id.ts';
export type { WarningRule } from './warnings.ts';
