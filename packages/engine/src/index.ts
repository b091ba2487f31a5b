export { type ActKind, COMMAND_LINE, type StoredAct } from './ledger/acts/act.ts';
export type { AttachmentLimits, Attachments, Inspected, StoredFile, Upload } from './blobs/attachments.ts';
export type { Attachment } from './blobs/attached-files.ts';
export { type AttachmentCode, AttachmentError } from './blobs/attachment-error.ts';
export { backupLines, type BackupSummary } from './backup/backup-file.ts';
export { restoreBackup } from './backup/restore.ts';
export { type AgencyOn, type AgencyPut, AgencyTreeError, ALWAYS } from './agencies/places.ts';
export { type DatedProfile, ProfileRefusedError, type Profiles } from './agencies/profiles.ts';
export { calendarOf } from './deadlines/calendars.ts';
export type { Rulebook } from './deadlines/plan.ts';
export { previewNotices } from './deadlines/preview-notices.ts';
export type { ClockGuardOptions, ClockStop, ClockView, SweepReport } from './deadlines/deadlines.ts';
export { readWarningRules, USUAL_WARNINGS, type WarningRule } from './deadlines/warnings.ts';
export { type Engine, type EngineOptions, openEngine } from './engine.ts';
export { BackupError, BadCursorError, BrokenCaseError, EngineBusyError, EngineClosedError } from './errors.ts';
export { KeyRefusedError, NotEmptyError, SchemaError, StoreUnavailableError, UnknownKindError } from './errors.ts';
export { PERSON_RULES, PersonRefusedError, type PersonRule } from './errors.ts';
export { hashCalendar } from './deadlines/hash-calendar.ts';
export { IMPORT_KINDS, type Imports, type ImportView, type PlannedSheet, type SheetFault } from './imports/imports.ts';
export { fileHeads, headKey } from './ledger/heads/file-heads.ts';
export { keyId } from './ledger/heads/head.ts';
export { type HeadPlace, writeHeads } from './ledger/heads/head-writer.ts';
export type { LedgerEntry } from './ledger/ledger.ts';
export { type Problem, verifyDatabase, type VerifyOptions, type VerifyReport } from './ledger/verify-database.ts';
export { findPartyKey, type PartyKey, partyKeyIn, partyKeyOf } from './parties/party-key.ts';
export type { Parties, PartyCase, PartyMatch, PartyRegister } from './parties/parties.ts';
export { openPostgresStore, type PostgresStoreOptions } from './postgres/open-postgres-store.ts';
export * from './people/index.ts';
export * from './personal/index.ts';
export type { PostgresLimits, PostgresOptions } from './postgres/postgres-options.ts';
export { checksumOf, type Migration } from './sql/migration.ts';
export { openSqliteStore, type SqliteOptions } from './sqlite/open-sqlite-store.ts';
export type { LinkUsed, Login, LoginChange, LoginSession, SignIn, WayIn } from './store/sign-in.ts';
export { clockStopView } from './store/clock-stops.ts';
export { unknownCaseGroups } from './store/case-groups.ts';
export { openSchema, type Target } from './store/open-schema.ts';
export type { Keys, Maker, NewKey } from './store/keys.ts';
export { EVERYWHERE, type Scope } from './store/scope.ts';
export type { CasePage, CaseQuery } from './store/reader.ts';
export type { DeskCounts, DeskQuery } from './store/desk.ts';
export type { CatalogueItem, DocumentKind } from './store/documents.ts';
export type { ListFilters, ListOrder } from './store/list-query.ts';
export type { Inspection, RoleRights, Schema } from './store/schema.ts';
export type {
  Agency,
  CaseRecord,
  CountedCaseRow,
  Delivery,
  DeliveryState,
  Endpoint,
  Figures,
  KeyHolder,
  Message,
  Move,
  Outbox,
  PublishedTable,
  RegisterEntry,
  Settlement,
  Store,
  TableCorrection,
  TableKey,
  TallyRow,
  Task,
} from './store/store.ts';
export { agencyKey, agencyKeyOf, timeOrderedIdNow, type Random } from './store/time-ordered-id.ts';
export type { Submitter } from './submit/submission.ts';
export type { OpenRequest, Outcome } from './submit/submissions.ts';
export type { Preview } from './submit/preview.ts';
export type { SplitOutcome } from './submit/split.ts';
export { readCounted, type Counted } from './figures/counted.ts';
export type { EngineSearch, Found, FoundPage, SearchRequest } from './search/engine-search.ts';
export { searchWords, type SearchWords } from './search/query.ts';
