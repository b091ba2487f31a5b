export { lockedSnapshot, type LockedRows, positionsOf } from '../sql/case-rows.ts';
export { readMigrations } from '../sql/migration.ts';
export type { ColumnType, Database, Row, Sql, Value } from '../sql/sql.ts';
export { type SqlStoreParts, storeOnSql } from '../sql/store-on-sql.ts';
export type { Changes, NamedColumn, Table } from '../sql/table.ts';
export { CASES, COUNTERS, FACTS, MOVES, OUTBOX, RESPONSES, TALLIES, TASKS } from '../sql/tables.ts';
export type { AgencyWrittenBy, CaseGroup, CasesWrittenBy, WrittenBy } from './case-groups.ts';
export type {
  BackupRow,
  CaseWithFacts,
  CellSum,
  CountedQuery,
  CountedRow,
  Counter,
  DuePosition,
  ListPosition,
  ListQuery,
  LockedCase,
  LockedSnapshot,
  ReadSet,
  Series,
  StoredFact,
  StoredNotices,
  StoredResponse,
  SumQuery,
  Writes,
} from './store.ts';
