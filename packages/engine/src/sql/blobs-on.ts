import { agencyKeyOf, type Blobs } from '../store/kit.ts';
import { rowsOfAct, withAct } from './acts.ts';
import type { Database, Row, Sql } from './sql.ts';
import { BLOBS, FACTS } from './tables.ts';

const ADD_CHUNK = 'INSERT INTO blob_chunks (blob_id, number, bytes) VALUES ($1, $2, $3)';
const GROW = `UPDATE blobs SET size = size + $1, touched_at = $2 WHERE id = $3 AND state = 'arriving' AND size >= 0`;
const SEAL = `UPDATE blobs SET sha256 = $1, media_type = $2, scan = $3
  WHERE id = $4 AND state = 'arriving' AND size >= 0`;
const KEEP = `UPDATE blobs SET state = 'whole' WHERE id = $1 AND state = 'arriving'`;
const REFUSE = `UPDATE blobs SET state = 'refused', scan = 'infected', sha256 = $1 WHERE id = $2 AND state = 'arriving'`;
// From here on the upload takes nothing more: a chunk that came later would be left without its row.
const END = `UPDATE blobs SET size = -1, sha256 = NULL WHERE id = $1 AND state = 'arriving'`;
const BY_ID = 'SELECT * FROM blobs WHERE id = $1';
const WHOLE = `SELECT * FROM blobs WHERE sha256 = $1 AND state = 'whole'`;
// By the word: one that is whole comes before one that arrives.
const FIND = `SELECT * FROM blobs WHERE sha256 = $1 AND state IN ('arriving', 'whole') ORDER BY state DESC LIMIT 1`;
const CHUNK = 'SELECT bytes FROM blob_chunks WHERE blob_id = $1 AND number = $2';
const LEFT = `SELECT * FROM blobs WHERE state = 'arriving' AND touched_at < $1 ORDER BY touched_at LIMIT $2`;
const PAGE = `SELECT * FROM blobs WHERE id > $1 AND state <> 'arriving' ORDER BY id LIMIT $2`;
const STRAY = `SELECT DISTINCT blob_id FROM blob_chunks
  WHERE NOT EXISTS (SELECT 1 FROM blobs WHERE blobs.id = blob_chunks.blob_id) ORDER BY blob_id LIMIT $1`;
const REMOVE = 'DELETE FROM blob_chunks WHERE blob_id = $1 AND number < $2';
const LOWEST = 'SELECT min(number) AS number FROM blob_chunks WHERE blob_id = $1';
const ATTACHED_TO = `SELECT * FROM facts WHERE agency_key = $1 AND case_id = $2
  AND type IN ('document.attached', 'entry.corrected', 'entry.voided') ORDER BY seq`;
const ATTACHED = `SELECT * FROM facts WHERE (case_id, seq) > ($1, $2) AND type = 'document.attached'
  ORDER BY case_id, seq LIMIT $3`;

/** Chunks that one transaction removes: 2 MB. */
const REMOVED_AT_ONCE = 8;

const isScanned = (row: Row): boolean => row['scan'] === 'clean';

const actOf = async (sql: Sql, id: string, kind: 'blob.kept' | 'blob.refused' | 'blob.scanned', actor: string) => ({
  kind,
  actor,
  rows: rowsOfAct(BLOBS.name, await sql.all(BY_ID, [id])),
});

const keep = async (sql: Sql, id: string, by: string) => {
  const [own] = await sql.all(BY_ID, [id]);
  if (own === undefined || own['sha256'] === null) throw new Error(`the upload ${id} is gone`);
  const [same] = await sql.all(WHOLE, [String(own['sha256'])]);
  if (same === undefined) {
    await sql.run(KEEP, [id]);
    return { result: true, act: await actOf(sql, id, 'blob.kept', by) };
  }
  if (isScanned(same) || !isScanned(own)) return { result: false, act: null };
  const known = String(same['id']);
  await sql.run('UPDATE blobs SET scan = $1 WHERE id = $2', ['clean', known]);
  return { result: false, act: await actOf(sql, known, 'blob.scanned', by) };
};

/** Each step is a transaction of its own, so that others write between them; one that was cut off is continued by the next. */
const discard = async (database: Database, id: string): Promise<void> => {
  await database.run(END, [id]);
  for (;;) {
    const [lowest] = await database.all(LOWEST, [id]);
    const from = lowest?.['number'];
    if (from === null || from === undefined) break;
    await database.run(REMOVE, [id, Number(from) + REMOVED_AT_ONCE]);
  }
  await database.run(`DELETE FROM blobs WHERE id = $1 AND state = 'arriving'`, [id]);
};

const bytesOf = (row: Row | undefined): Uint8Array | null => {
  const bytes = row?.['bytes'];
  return bytes instanceof Uint8Array ? bytes : null;
};

/** Blobs on any database. */
export const blobsOn = (database: Database): Blobs => ({
  begin: async ({ id, caseId, createdAt }) => {
    const arriving = { sha256: null, size: 0, mediaType: null, state: 'arriving', scan: 'not-scanned' } as const;
    const blob = { id, caseId, ...arriving, createdAt, touchedAt: createdAt };
    await database.run(BLOBS.insertOne, BLOBS.values(blob));
  },
  addChunk: (id, number, bytes, at) =>
    database.inTransaction(async (sql) => {
      if ((await sql.run(GROW, [bytes.length, at, id])) === 0) return false;
      await sql.run(ADD_CHUNK, [id, number, bytes]);
      return true;
    }),
  touch: async (id, at) => (await database.run(GROW, [0, at, id])) === 1,
  seal: async (id, { sha256, mediaType, scan }) => (await database.run(SEAL, [sha256, mediaType, scan, id])) === 1,
  keep: (id, by) => withAct(database, (sql) => keep(sql, id, by)),
  refuse: (id, sha256, by) =>
    withAct(database, async (sql) => {
      if ((await sql.run(REFUSE, [sha256, id])) === 0) return { result: undefined, act: null };
      return { result: undefined, act: await actOf(sql, id, 'blob.refused', by) };
    }),
  setScan: (id, scan, by) =>
    withAct(database, async (sql) => {
      const text = `UPDATE blobs SET scan = $1 WHERE id = $2 AND state = 'whole' AND scan <> $1`;
      if ((await sql.run(text, [scan, id])) === 0) return { result: undefined, act: null };
      return { result: undefined, act: await actOf(sql, id, 'blob.scanned', by) };
    }),
  discard: (id) => discard(database, id),
  find: async (sha256) => {
    const [row] = await database.all(FIND, [sha256]);
    return row === undefined ? null : BLOBS.read(row);
  },
  chunk: async (id, number) => bytesOf((await database.all(CHUNK, [id, number]))[0]),
  leftovers: async (before, limit) => (await database.all(LEFT, [before, limit])).map(BLOBS.read),
  page: async (after, limit) => (await database.all(PAGE, [after, limit])).map(BLOBS.read),
  countChunks: async (id) => {
    const [row] = await database.all('SELECT count(*) AS count FROM blob_chunks WHERE blob_id = $1', [id]);
    return Number(row?.['count'] ?? 0);
  },
  strayChunks: async (limit) => (await database.all(STRAY, [limit])).map((row) => String(row['blob_id'])),
  attachedTo: async (caseId) => (await database.all(ATTACHED_TO, [agencyKeyOf(caseId), caseId])).map(FACTS.read),
  attached: async (after, limit) => (await database.all(ATTACHED, [...after, limit])).map(FACTS.read),
});
