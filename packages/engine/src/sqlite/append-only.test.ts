import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { accepted, aRequest, desk, fileOfTest, LI, movedClock } from '../../test-support/desk.fixture.ts';
import { fillEveryTable } from '../../test-support/tampering.suite.ts';
import { openSqliteStore } from './open-sqlite-store.ts';

// A stored row of each table that is written once, as it is and as a person would rather have it.
const REPLACED: readonly (readonly [table: string, columns: string])[] = [
  ['facts', "agency_key, case_id, seq, 'x', at, recorded_at, actor, text, previous_hash, hash"],
  [
    'facts (rowid, agency_key, case_id, seq, type, at, recorded_at, actor, text, previous_hash, hash)',
    "rowid, agency_key, 'another', 1, type, at, recorded_at, actor, text, previous_hash, hash",
  ],
  ['entries', "agency_key, agency, year, register, seq, '4242', unit, origin, entered_by, at, why"],
  ['published', "agency_key, agency, year, format, '{}', published_by, at"],
  ['corrections', "agency_key, agency, year, format, seq, cell, value_from, '9', why, corrected_by, at"],
  ['moves', "agency_key, case_id, clock, '2019-01-01', due_to, calendar_from, calendar_to, moved_at"],
  ['notices', "number, '{}', hash, loaded_at"],
  ['acts', "seq, at, 'x', kind, text, previous_hash, hash"],
  ['outbox', "place, xid, agency_key, id, agency, case_id, topic, '{}', created_at"],
  ['answers', "actor, key, 'x', case_id, seq"],
  ['keys', 'id, hash, name, agency, duties, 1, created_at, disabled_at, person'],
  ['endpoints', "id, kind, 'x', secrets, agency, topics, created_at, disabled_at, disabled_why, after_id"],
  [
    'cases (agency_key, id, number, agency, procedure, procedure_version, state, snapshot, version, dues, warned, opened_at, updated_at, calendar_hash)',
    "agency_key, id, number, 'dali', procedure, procedure_version, state, snapshot, version, dues, warned, opened_at, updated_at, calendar_hash",
  ],
  [
    'cases (agency_key, id, number, agency, procedure, procedure_version, state, snapshot, version, dues, warned, opened_at, updated_at, calendar_hash)',
    "agency_key, 'x' || id, number, agency, procedure, procedure_version, state, snapshot, version, dues, warned, opened_at, updated_at, calendar_hash",
  ],
];

const NEVER = 'append-only|follow|never|does not move|made once|added once|keeps';

describe('the database itself, of every row that is written once', () => {
  it('refuses to change it, to replace it and to take it out', async () => {
    const file = fileOfTest();
    const { clock, moveTo } = movedClock('2019-04-10');
    const store = openSqliteStore({ file, clock });
    await fillEveryTable(store, moveTo);
    await store.close();
    const db = new DatabaseSync(file);
    for (const [target, columns] of REPLACED) {
      const [table = ''] = target.split(' ');
      for (const verb of ['REPLACE', 'INSERT OR REPLACE', 'INSERT OR IGNORE']) {
        const sql = `${verb} INTO ${target} SELECT ${columns} FROM ${table} LIMIT 1`;
        expect(() => db.exec(sql)).toThrow(new RegExp(NEVER));
      }
    }
    const kept = ['acts', 'facts', 'entries', 'published', 'corrections', 'moves', 'notices', 'outbox', 'answers'];
    for (const table of kept) {
      const [column] = db.prepare('SELECT name FROM pragma_table_info(?)').all(table);
      expect(() => db.exec(`UPDATE ${table} SET ${String(column?.['name'])} = 7`)).toThrow(new RegExp(NEVER));
    }
    for (const table of [...kept, 'cases', 'keys', 'endpoints', 'agencies', 'tasks']) {
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(new RegExp(NEVER));
    }
    db.close();
  });
});

describe('the database itself', () => {
  it.each([
    ["UPDATE facts SET text = '{}'", 'append-only'],
    ['DELETE FROM facts', 'append-only'],
    ['INSERT OR REPLACE INTO facts SELECT * FROM facts', 'follows the one before'],
    [
      "INSERT INTO facts SELECT agency_key, case_id, seq + 2, type, at, recorded_at, actor, text, hash, hash || '1' FROM facts",
      'follows',
    ],
    [
      "INSERT INTO facts SELECT agency_key, case_id, seq + 1, type, at, recorded_at, actor, text, 'x', hash FROM facts",
      'follows',
    ],
    ['DELETE FROM cases', 'never deleted'],
  ])('refuses %s', async (sql, why) => {
    const file = fileOfTest();
    const { engine } = await desk({ file });
    accepted(await engine.open(aRequest(), { actor: LI }));
    const db = new DatabaseSync(file);
    expect(() => db.exec(sql)).toThrow(why);
    db.close();
    await engine.close();
  });
});
