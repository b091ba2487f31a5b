import type { DatabaseSync } from 'node:sqlite';
import { DOCUMENTS } from '../src/sql/tables.ts';
import { tokenText } from '../src/sql/tables/search.ts';

/** Indexes the document of a case again, as it was edited. */
const reindex = (db: DatabaseSync, id: string): void => {
  const row = db.prepare('SELECT * FROM documents WHERE id = ?').get(id) ?? {};
  const index = 'INSERT OR REPLACE INTO documents_index (rowid, tokens) VALUES (?, ?)';
  db.prepare(index).run(Number(row['place']), tokenText(DOCUMENTS.read(row)));
};

/** Makes messages and document of a case follow its facts, of which one says another office since. */
export const retold = (db: DatabaseSync, id: string): void => {
  const hashes = db.prepare('SELECT seq, hash FROM facts WHERE case_id = ? AND seq >= 4').all(id);
  const set = db.prepare("UPDATE outbox SET body = json_set(body, '$.hash', ?) WHERE id = ?");
  for (const { seq, hash } of hashes) set.run(String(hash), `${id}.${String(seq)}`);
  db.prepare("UPDATE documents SET text = replace(text, '保密局', '保密处') WHERE id = ?").run(id);
  reindex(db, id);
};
