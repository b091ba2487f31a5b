export type { Submitter } from './decide.ts';
export type { Engine, EngineOptions, OpenRequest, Outcome } from './engine.ts';
export { openEngine } from './engine.ts';
export { BadCursorError, BrokenCaseError, EngineBusyError, EngineClosedError, UnknownKindError } from './errors.ts';
export type { Keys, NewKey } from './keys.ts';
export type { LedgerEntry } from './ledger.ts';
export type { CasePage, CaseQuery } from './pages.ts';
export type { MovedDue } from './replan.ts';
export type { SqliteOptions } from './sqlite/open-sqlite-store.ts';
export { openSqliteStore } from './sqlite/open-sqlite-store.ts';
export { NewerSchemaError } from './sqlite/migrate.ts';
export type {
  CaseRecord,
  Counter,
  DuePlace,
  Held,
  HeldCase,
  KeyHolder,
  Kind,
  ListQuery,
  Message,
  Need,
  Place,
  Store,
  StoredAnswer,
  StoredFact,
  Writes,
} from './store.ts';
export type { SweepReport } from './sweep.ts';
export type { Random } from './time-ordered-id.ts';
export type { VerifyReport } from './verify.ts';
export type { Problem } from './verify-case.ts';
