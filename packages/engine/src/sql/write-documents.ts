import type { CatalogueItem, SearchDocument } from '../store/documents.ts';
import type { Database, Sql } from './sql.ts';
import type { Table } from './table.ts';
import { CATALOGUE, DOCUMENTS } from './tables.ts';
import { INDEXED_DOCUMENTS, tokenText } from './tables/search.ts';

const REPLACED = `ON CONFLICT (id) DO UPDATE SET ${DOCUMENTS.excluded('always')}`;
const PUT = `${DOCUMENTS.insertOne} ${REPLACED} RETURNING place`;
const INDEX = 'INSERT OR REPLACE INTO documents_index (rowid, tokens) VALUES ($1, $2)';

/** A statement that adds many rows of a table, or replaces those that are there, from one JSON list. */
const manyFrom = <R>({ insert, names, columns, excluded }: Table<R>): string =>
  `${insert} SELECT ${names().join(', ')} FROM json_to_recordset($1::json) AS added (${columns
    .map(({ name, type }) => `${name} ${type}`)
    .join(', ')}) ORDER BY id ON CONFLICT (id) DO UPDATE SET ${excluded('always')}`;

const PUT_ITEM = `${CATALOGUE.insertOne} ON CONFLICT (id) DO UPDATE SET ${CATALOGUE.excluded('always')}`;
const PUT_ITEMS = manyFrom(CATALOGUE);

/** Writes items of the catalogue, each once, within a transaction of the caller. */
export const writeItems = async (
  { textIndex }: Pick<Database, 'textIndex'>,
  sql: Sql,
  items: readonly CatalogueItem[],
): Promise<void> => {
  if (textIndex === 'tsvector') await sql.run(PUT_ITEMS, [JSON.stringify(items.map(CATALOGUE.row))]);
  else for (const one of items) await sql.run(PUT_ITEM, CATALOGUE.values(one));
};

const PUT_MANY = `${INDEXED_DOCUMENTS.insert} SELECT ${INDEXED_DOCUMENTS.names()
  .map((column) => (column === 'tokens' ? `array_to_tsvector(string_to_array(tokens, ' '))` : column))
  .join(', ')} FROM json_to_recordset($1::json) AS added (${INDEXED_DOCUMENTS.columns
  .map(({ name, type }) => `${name} ${type}`)
  .join(', ')}) ORDER BY id ON CONFLICT (id) DO UPDATE SET ${INDEXED_DOCUMENTS.excluded('always')}`;

/** Writes whole documents with their tokens, each once, within a transaction of the caller. */
export const writeDocuments = async (
  { textIndex }: Pick<Database, 'textIndex'>,
  sql: Sql,
  documents: readonly SearchDocument[],
): Promise<void> => {
  if (documents.length === 0) return;
  if (textIndex === 'tsvector') {
    await sql.run(PUT_MANY, [JSON.stringify(documents.map(INDEXED_DOCUMENTS.row))]);
    return;
  }
  for (const one of documents) {
    const [written] = await sql.all(PUT, DOCUMENTS.values(one));
    await sql.run(INDEX, [Number(written?.['place']), tokenText(one)]);
  }
};

const CLEAR = {
  fts5: ["INSERT INTO documents_index (documents_index) VALUES ('delete-all')", 'DELETE FROM documents'],
  tsvector: ['DELETE FROM documents'],
} as const;

/** Takes out every document. */
export const clearDocuments = async ({ textIndex }: Pick<Database, 'textIndex'>, sql: Sql): Promise<void> => {
  for (const text of CLEAR[textIndex]) await sql.run(text);
};
