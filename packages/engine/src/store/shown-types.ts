// The types of the store that programs meet which use an engine.
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
} from './store.ts';
export type { CasePage, CaseQuery } from './reader.ts';
export type { CountedBy, Counting, DeskCounter, DeskCounts, DeskQuery } from './desk.ts';
export type { CatalogueItem, DocumentKind } from './documents.ts';
export type { ListFilters, ListOrder } from './list-query.ts';
export type { Inspection, RoleRights, Schema } from './schema.ts';
