import type { DatabaseSync } from 'node:sqlite';

// Read from the facts themselves, so that no chain is ever carried on from a row that does not match its ledger.
const WITH_TAIL = `SELECT cases.*, tail.seq AS tail_seq, tail.hash AS tail_hash FROM cases LEFT JOIN facts AS tail
  ON tail.case_id = cases.id AND tail.seq = (SELECT max(seq) FROM facts WHERE case_id = cases.id)`;

/** Every statement whose text does not depend on the query, prepared once. */
export const prepareStatements = (db: DatabaseSync) => ({
  read: db.prepare('SELECT * FROM cases WHERE id = ?'),
  hold: db.prepare(`${WITH_TAIL} WHERE cases.id = ?`),
  due: db.prepare(`${WITH_TAIL} WHERE due_order <= ? AND (due_order, id) > (?, ?) ORDER BY due_order, id LIMIT ?`),
  put: db.prepare(`INSERT INTO cases (id, number, agency, procedure, procedure_version, state, snapshot, version,
    next_due_at, opened_at, updated_at, calendar_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET procedure_version = excluded.procedure_version, state = excluded.state,
    snapshot = excluded.snapshot, version = excluded.version, next_due_at = excluded.next_due_at,
    updated_at = excluded.updated_at, calendar_hash = excluded.calendar_hash`),
  append: db.prepare(`INSERT INTO facts (case_id, seq, type, at, recorded_at, actor, text, previous_hash, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  send: db.prepare('INSERT INTO outbox (case_id, seq, topic, body, created_at) VALUES (?, ?, ?, ?, ?)'),
  answer: db.prepare('SELECT * FROM answers WHERE actor = ? AND key = ?'),
  remember: db.prepare('INSERT INTO answers (actor, key, fingerprint, case_id, seq) VALUES (?, ?, ?, ?, ?)'),
  counter: db.prepare('SELECT value FROM counters WHERE name = ?'),
  count: db.prepare(
    'INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ),
  history: db.prepare('SELECT * FROM facts WHERE case_id = ? AND seq > ? ORDER BY seq LIMIT ?'),
  ids: db.prepare(`SELECT id FROM cases WHERE id > ?1 UNION SELECT case_id FROM facts WHERE case_id > ?1
    ORDER BY 1 LIMIT ?2`),
  kinds: db.prepare(`SELECT procedure, procedure_version, state, calendar_hash, count(*) AS count FROM cases
    GROUP BY procedure, state, procedure_version, calendar_hash`),
  addKey: db.prepare(`INSERT INTO keys (id, hash, name, agency, duties, administrator, created_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)`),
  keyByHash: db.prepare('SELECT * FROM keys WHERE hash = ? AND disabled_at IS NULL'),
  keys: db.prepare('SELECT * FROM keys ORDER BY created_at, id'),
  disableKey: db.prepare('UPDATE keys SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL'),
});

/** The prepared statements of one connection. */
export type Statements = ReturnType<typeof prepareStatements>;
