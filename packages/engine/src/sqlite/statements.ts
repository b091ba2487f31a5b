import type { DatabaseSync } from 'node:sqlite';
import { MONTHS } from '../sql/columns.ts';

const WITH_TAIL = `SELECT cases.*, tail.seq AS tail_seq, tail.hash AS tail_hash FROM cases LEFT JOIN facts AS tail
  ON tail.case_id = cases.id AND tail.seq = (SELECT max(seq) FROM facts WHERE case_id = cases.id)`;

const CHANGE = `state = ?, snapshot = ?, version = ?, dues = ?, warned = ?, updated_at = ?, counted = ?,
  counted_version = ?`;

/** The statements of a transaction, prepared once. */
export const prepareStatements = (db: DatabaseSync) => ({
  hold: db.prepare(`${WITH_TAIL} WHERE cases.id = ?`),
  due: db.prepare(`${WITH_TAIL} WHERE wake_at <= ? AND (wake_at, id) > (?, ?) ORDER BY wake_at, id LIMIT ?`),
  unchanged: db.prepare(`SELECT 1 FROM cases WHERE id = ? AND version = ? AND snapshot = ifnull(?, snapshot)
    AND procedure_version = ?
    AND warned = ? AND calendar_hash = ? AND counted = ?`),
  put: db.prepare(`INSERT INTO cases (agency_key, id, number, agency, procedure, procedure_version, state, snapshot,
    version, next_due_at, next_warning_at, dues, warned, opened_at, updated_at, calendar_hash, counted, counted_version)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET procedure_version = excluded.procedure_version, state = excluded.state,
    snapshot = excluded.snapshot, version = excluded.version, next_due_at = excluded.next_due_at,
    next_warning_at = excluded.next_warning_at, dues = excluded.dues,
    warned = excluded.warned, updated_at = excluded.updated_at, calendar_hash = excluded.calendar_hash,
    counted = excluded.counted, counted_version = excluded.counted_version`),
  // SQLite rewrites the indexes of every column that is set, also to what it was: what stays is not set.
  change: db.prepare(`UPDATE cases SET ${CHANGE} WHERE id = ?`),
  date: db.prepare(`UPDATE cases SET ${CHANGE}, next_due_at = ?, next_warning_at = ? WHERE id = ?`),
  append: db.prepare(`INSERT INTO facts (agency_key, case_id, seq, type, at, recorded_at, actor, text, previous_hash,
    hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  send: db.prepare(
    'INSERT INTO outbox (agency_key, id, agency, case_id, topic, body, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ),
  answer: db.prepare('SELECT * FROM answers WHERE actor = ? AND key = ?'),
  remember: db.prepare('INSERT INTO answers (actor, key, fingerprint, case_id, seq) VALUES (?, ?, ?, ?, ?)'),
  counter: db.prepare('SELECT value FROM counters WHERE agency_key = ? AND name = ?'),
  count: db.prepare(`INSERT INTO counters (agency_key, name, value) VALUES (?, ?, ?)
    ON CONFLICT (agency_key, name) DO UPDATE SET value = excluded.value`),
  move: db.prepare(`INSERT INTO moves (agency_key, case_id, clock, due_from, due_to, calendar_from, calendar_to,
    moved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`),
  raise: db.prepare(`INSERT INTO tasks (agency_key, id, kind, agency, case_id, body, raised_at)
    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`),
  tally: db.prepare(`INSERT INTO tallies (agency_key, agency, year, cell, ${MONTHS.join(', ')})
    VALUES (?, ?, ?, ?, ${MONTHS.map(() => '?').join(', ')}) ON CONFLICT (year, cell, agency_key, agency)
    DO UPDATE SET ${MONTHS.map((month) => `${month} = ${month} + excluded.${month}`).join(', ')}`),
});

/** The prepared statements of one connection. */
export type Statements = ReturnType<typeof prepareStatements>;
