import type { StatementSync } from 'node:sqlite';
import type { Row } from '../sql/sql.ts';
import { DOCUMENTS } from '../sql/tables.ts';
import { tokenText } from '../sql/tables/search.ts';

/** Puts the tokens of a document into the full-text index, in place of those it had. */
export const INDEX_DOCUMENT = 'INSERT OR REPLACE INTO documents_index (rowid, tokens) VALUES (?, ?)';

/** Indexes a document as it was just written. */
export const indexDocument = (index: StatementSync, written: Row | undefined): void => {
  if (written === undefined) throw new Error('a document was not written');
  index.run(Number(written['place']), tokenText(DOCUMENTS.read(written)));
};
