import type { CatalogueItem, DocumentKind, HitPosition, SearchDocument } from './documents.ts';
import type { Scope } from './scope.ts';
import type { SearchWords } from '../search/query.ts';

/** What is looked for, and by whom. */
export interface FindQuery {
  readonly words: SearchWords;
  readonly scope: Scope;
  /** The agencies that are asked for, within the reach of the scope; null for all of it. */
  readonly asked: Scope | null;
  readonly kind: DocumentKind | null;
  /** The procedures whose cases the reader handles; of other cases only the number is searched. */
  readonly handled: readonly string[];
  readonly after: HitPosition | null;
  readonly limit: number;
}

/** A document that was found, with its position. */
export interface Hit extends HitPosition {
  readonly kind: DocumentKind;
}

/** A token of the index, and the number of documents that have it. */
export type TokenCount = readonly [token: string, documents: number];

/** What the index holds and what it should hold, at one moment. */
export interface IndexedTokens {
  readonly expected: ReadonlyMap<string, number>;
  readonly found: ReadonlyMap<string, number>;
}

/** Search over cases, agencies and the catalogue of what is published. */
export interface Search {
  /** Hits in their order: an exact number first, then titles, then texts, each the newest first. */
  find(query: FindQuery): Promise<readonly Hit[]>;
  document(id: string): Promise<SearchDocument | null>;
  /** Documents whose identifiers are after `after` through `last`, by identifier. */
  documents(after: string, last: string, limit: number): Promise<readonly SearchDocument[]>;
  /** Writes documents of agencies and items again. */
  putDocuments(documents: readonly SearchDocument[]): Promise<void>;
  /** Takes everything out; the documents of cases, agencies and items are then written again. */
  clear(): Promise<void>;
  indexed(): Promise<IndexedTokens>;
  /** Adds items of the catalogue, or replaces those that are there. */
  putItems(items: readonly CatalogueItem[], by?: string): Promise<void>;
  /** The items with these identifiers. */
  items(ids: readonly string[]): Promise<readonly CatalogueItem[]>;
  /** Items after `after`, by identifier. */
  itemsAfter(after: string, limit: number): Promise<readonly CatalogueItem[]>;
}
