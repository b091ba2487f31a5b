import type { CatalogueItem, Search, SearchDocument } from '../store/kit.ts';
import { itemDocument } from '../search/document-of.ts';
import { PROGRAM_MAKER, rowsOfAct, withAct } from './acts.ts';
import { binder } from './among.ts';
import { findOn } from './find.ts';
import type { Database, Row, Sql } from './sql.ts';
import { CATALOGUE, DOCUMENTS } from './tables.ts';
import { documentTokens } from './tables/search.ts';
import { clearDocuments, writeDocuments, writeItems } from './write-documents.ts';

const PAGE = 1000;
const BETWEEN = 'SELECT * FROM documents WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3';
const AFTER = 'SELECT * FROM documents WHERE id > $1 ORDER BY id LIMIT $2';
const ITEMS_AFTER = 'SELECT * FROM catalogue WHERE id > $1 ORDER BY id LIMIT $2';

/** Every token with the number of documents that have it. */
const VOCABULARY = {
  fts5: 'SELECT term, doc FROM documents_vocabulary',
  tsvector: `SELECT word AS term, ndoc AS doc FROM ts_stat('SELECT tokens FROM documents')`,
} as const;

const countsOf = (rows: readonly Row[]): ReadonlyMap<string, number> =>
  new Map(rows.map((row) => [String(row['term']), Number(row['doc'])]));

const expectedOn = async (sql: Sql): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: readonly SearchDocument[] = (await sql.all(AFTER, [after, PAGE])).map(DOCUMENTS.read);
    for (const one of page) {
      for (const token of documentTokens(one)) counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    after = page.at(-1)?.id;
  }
  return counts;
};

/** Search on either database. */
export const searchOn = (database: Database): Search => ({
  find: (query) => findOn(database, query),
  document: async (id) => {
    const [row] = await database.all('SELECT * FROM documents WHERE id = $1', [id]);
    return row === undefined ? null : DOCUMENTS.read(row);
  },
  documents: async (after, last, limit) => (await database.all(BETWEEN, [after, last, limit])).map(DOCUMENTS.read),
  putDocuments: (documents) => database.inTransaction((sql) => writeDocuments(database, sql, documents)),
  clear: () => database.inTransaction((sql) => clearDocuments(database, sql)),
  indexed: async () => {
    const read = async function* (sql: Sql) {
      yield { expected: await expectedOn(sql), found: countsOf(await sql.all(VOCABULARY[database.textIndex])) };
    };
    for await (const one of database.readConsistently(read)) return one;
    throw new Error('nothing was read');
  },
  putItems: (items, by = PROGRAM_MAKER) =>
    withAct(database, async (sql) => {
      await writeItems(database, sql, items);
      await writeDocuments(database, sql, items.map(itemDocument));
      const rows = rowsOfAct(CATALOGUE.name, items.map(CATALOGUE.row));
      return { result: undefined, act: rows.length === 0 ? null : { kind: 'catalogue.put', actor: by, rows } };
    }),
  items: async (ids): Promise<readonly CatalogueItem[]> => {
    if (ids.length === 0) return [];
    const { values, bind } = binder();
    const text = `SELECT * FROM catalogue WHERE id IN (${database.listOf(bind(JSON.stringify(ids)))})`;
    return (await database.all(text, values)).map(CATALOGUE.read);
  },
  itemsAfter: async (after, limit) => (await database.all(ITEMS_AFTER, [after, limit])).map(CATALOGUE.read),
});
