import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { dropTriggers } from '../../test-support/drop-triggers.fixture.ts';
import { retold } from '../../test-support/reindex.fixture.ts';
import { canonical } from './canonical.ts';
import { openEngine } from '../engine.ts';
import { hashOf } from './ledger.ts';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import {
  accepted,
  actor,
  aRequest,
  at,
  desk,
  fact,
  fileOfTest,
  LI,
  PROCEDURES,
} from '../../test-support/desk.fixture.ts';

const STEPS = ['request.registered', 'processing.started', 'secrecy.referred', 'request.withdrawn'];

/** Three cases of five facts in a file, which is then edited without the engine. */
const tampered = async (edit: (db: DatabaseSync, id: string) => void) => {
  const file = fileOfTest();
  const { engine } = await desk({ file });
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
    ids.push(opened.id);
    for (const type of STEPS) {
      const by = { actor: actor('li', 'handler', 'secrecy-reviewer') };
      accepted(
        await engine.submit(
          opened.id,
          fact(type, '2026-03-02', type === 'secrecy.referred' ? { to: '保密局' } : {}),
          by,
        ),
      );
    }
  }
  expect(await engine.verify()).toEqual({ cases: 3, facts: 15, problems: [] });
  await engine.close();
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  dropTriggers(db);
  const id = ids[1] ?? '';
  edit(db, id);
  db.close();
  const store = openSqliteStore({ file, clock: () => at('2026-03-02') });
  const after = await openEngine({ store, procedures: PROCEDURES });
  const report = await after.verify();
  const alone = await after.verify({ caseId: id });
  const problems = report.problems.filter(({ caseId }) => caseId !== null);
  expect(alone.problems).toEqual(problems);
  await after.close();
  return { id, problems };
};

const run = (db: DatabaseSync, sql: string, ...values: (string | number)[]): void => {
  expect(db.prepare(sql).run(...values).changes).toBeGreaterThan(0);
};

/** Rewrites a stored text and, like a forger who knows the form, every hash from there on. */
const rehashed = (db: DatabaseSync, id: string, from: number, change: (text: string) => string): void => {
  const rows = db
    .prepare('SELECT seq, text, previous_hash FROM facts WHERE case_id = ? AND seq >= ? ORDER BY seq')
    .all(id, from);
  let previous = String(rows[0]?.['previous_hash']);
  for (const row of rows) {
    const text = row['seq'] === from ? change(String(row['text'])) : String(row['text']);
    const hash = hashOf(previous, text);
    run(
      db,
      'UPDATE facts SET text = ?, previous_hash = ?, hash = ? WHERE case_id = ? AND seq = ?',
      text,
      previous,
      hash,
      id,
      Number(row['seq']),
    );
    previous = hash;
  }
};

const WHERE = 'WHERE case_id = ? AND seq = ?';
type Edit = (db: DatabaseSync, id: string) => void;

describe('verify names the first bad record after', () => {
  it.each<readonly [string, number | null, string, Edit]>([
    [
      'a changed word of a fact',
      4,
      'chain',
      (db, id) => run(db, `UPDATE facts SET text = replace(text, '保密局', '保密处') ${WHERE}`, id, 4),
    ],
    [
      'one changed byte that breaks the text',
      3,
      'chain',
      (db, id) => run(db, `UPDATE facts SET text = substr(text, 2) ${WHERE}`, id, 3),
    ],
    [
      'another actor in the text',
      2,
      'chain',
      (db, id) => run(db, `UPDATE facts SET text = replace(text, '"li"', '"lu"') ${WHERE}`, id, 2),
    ],
    ['another actor in the column', 2, 'chain', (db, id) => run(db, `UPDATE facts SET actor = 'lu' ${WHERE}`, id, 2)],
    ['another time in the column', 5, 'chain', (db, id) => run(db, `UPDATE facts SET at = at - 1 ${WHERE}`, id, 5)],
    [
      'another time of recording',
      1,
      'chain',
      (db, id) => run(db, `UPDATE facts SET recorded_at = recorded_at + 1 ${WHERE}`, id, 1),
    ],
    ['another type', 4, 'chain', (db, id) => run(db, `UPDATE facts SET type = 'contact.failed' ${WHERE}`, id, 4)],
    [
      'another hash before it',
      3,
      'chain',
      (db, id) => run(db, `UPDATE facts SET previous_hash = upper(previous_hash) ${WHERE}`, id, 3),
    ],
    ['another hash', 2, 'chain', (db, id) => run(db, `UPDATE facts SET hash = upper(hash) ${WHERE}`, id, 2)],
    [
      "a fact that was put among another agency's",
      3,
      'gap',
      (db, id) => run(db, `UPDATE facts SET agency_key = '000000' ${WHERE}`, id, 3),
    ],
    [
      "a case that was put among another agency's",
      null,
      'row',
      (db, id) => run(db, "UPDATE cases SET agency_key = '000000' WHERE id = ?", id),
    ],
    ['a deleted fact', 3, 'gap', (db, id) => run(db, `DELETE FROM facts ${WHERE}`, id, 3)],
    ['a deleted first fact', 1, 'gap', (db, id) => run(db, `DELETE FROM facts ${WHERE}`, id, 1)],
    [
      'a deleted fact whose place was closed',
      3,
      'chain',
      (db, id) => {
        run(db, `DELETE FROM facts ${WHERE}`, id, 3);
        run(db, 'UPDATE facts SET seq = seq - 1 WHERE case_id = ? AND seq > 3', id);
      },
    ],
    [
      'an inserted fact',
      6,
      'chain',
      (db, id) =>
        run(
          db,
          `INSERT INTO facts SELECT agency_key, case_id, 6, type, at, recorded_at, actor, text, previous_hash, hash FROM facts ${WHERE}`,
          id,
          5,
        ),
    ],
    [
      'two facts that changed places',
      2,
      'chain',
      (db, id) => {
        run(db, `UPDATE facts SET seq = 99 ${WHERE}`, id, 2);
        run(db, `UPDATE facts SET seq = 2 ${WHERE}`, id, 3);
        run(db, `UPDATE facts SET seq = 3 ${WHERE}`, id, 99);
      },
    ],
    [
      'the ledger of another case in its place',
      1,
      'chain',
      (db, id) => {
        run(db, 'DELETE FROM facts WHERE case_id = ?', id);
        const other = String(db.prepare('SELECT id FROM cases WHERE id <> ?').get(id)?.['id']);
        run(
          db,
          'INSERT INTO facts SELECT agency_key, ?, seq, type, at, recorded_at, actor, text, previous_hash, hash FROM facts WHERE case_id = ?',
          id,
          other,
        );
      },
    ],
    ['a cut tail', null, 'row', (db, id) => run(db, 'DELETE FROM facts WHERE case_id = ? AND seq > 3', id)],
    ['all facts gone', null, 'row', (db, id) => run(db, 'DELETE FROM facts WHERE case_id = ?', id)],
    ['a case without a row', null, 'row', (db, id) => run(db, 'DELETE FROM cases WHERE id = ?', id)],
    [
      'a re-hashed tail with another version of the procedure and form',
      4,
      'unreadable',
      (db, id) => rehashed(db, id, 4, (text) => text.replace('"v":2', '"v":3')),
    ],
    [
      'a re-hashed tail that lost a part',
      2,
      'unreadable',
      (db, id) => rehashed(db, id, 2, (text) => text.replace('"by":{', '"bye":{')),
    ],
    [
      'a re-hashed tail with a fact of no procedure',
      2,
      'unreadable',
      (db, id) => rehashed(db, id, 2, (text) => text.replace('request.registered', 'request.guessed')),
    ],
    [
      'a re-hashed tail that says who is not in the column',
      3,
      'chain',
      (db, id) => rehashed(db, id, 3, (text) => text.replace('"id":"li"', '"id":"lu"')),
    ],
    [
      'a re-hashed tail whose fact is of another time than its place',
      4,
      'unreadable',
      (db, id) => rehashed(db, id, 4, (text) => text.replace('"fact":{"at":"2026-03-02', '"fact":{"at":"2026-03-01')),
    ],
    [
      'a forged state',
      null,
      'fold',
      (db, id) => run(db, `UPDATE cases SET snapshot = replace(snapshot, '"lastAt":', '"lastAt":1') WHERE id = ?`, id),
    ],
    [
      'a state of its row that is not its snapshot',
      null,
      'unreadable',
      (db, id) => run(db, "UPDATE cases SET state = 'registered' WHERE id = ?", id),
    ],
    [
      'a snapshot that is none',
      null,
      'unreadable',
      (db, id) => run(db, "UPDATE cases SET snapshot = '[]' WHERE id = ?", id),
    ],
    ['another due instant', null, 'row', (db, id) => run(db, 'UPDATE cases SET next_due_at = 1 WHERE id = ?', id)],
    ['another agency', null, 'row', (db, id) => run(db, "UPDATE cases SET agency = 'dali' WHERE id = ?", id)],
    [
      'another number',
      null,
      'row',
      (db, id) => run(db, "UPDATE cases SET number = '依-kunming-2026-00099' WHERE id = ?", id),
    ],
    [
      'another day of opening',
      null,
      'row',
      (db, id) => run(db, 'UPDATE cases SET opened_at = opened_at - 1 WHERE id = ?', id),
    ],
  ])('%s', async (_, seq, kind, edit) => {
    const { id, problems } = await tampered(edit);
    expect(problems.map((one) => [one.caseId, one.seq, one.kind])).toEqual([[id, seq, kind]]);
  });
});

describe('verify cannot see without an outside head', () => {
  it('a history that was re-hashed together with every column, the snapshot and the messages', async () => {
    const { problems } = await tampered((db, id) => {
      rehashed(db, id, 4, (text) => text.replace('保密局', '保密处'));
      retold(db, id);
    });
    expect(problems).toEqual([]);
  });

  it('a cut tail whose row was put back to what it was before', async () => {
    const file = fileOfTest();
    const { engine } = await desk({ file });
    const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
    accepted(await engine.submit(opened.id, fact('request.registered', '2026-03-02'), { actor: LI }));
    const db = new DatabaseSync(file, { enableForeignKeyConstraints: false });
    dropTriggers(db);
    run(db, 'DELETE FROM facts WHERE seq = 2');
    run(db, "DELETE FROM outbox WHERE id LIKE '%.2'");
    const row = 'UPDATE cases SET snapshot = ?, state = ?, version = 1, counted_version = 1';
    run(db, row, canonical(opened.state), opened.state.value);
    db.close();
    expect((await engine.verify()).problems).toEqual([]);
    await engine.close();
  });

  it('a case that was removed with its facts, messages, tallies and its counter, unless it is named', async () => {
    const file = fileOfTest();
    const { engine } = await desk({ file });
    const { case: opened } = accepted(await engine.open(aRequest(), { actor: LI }));
    const db = new DatabaseSync(file, { enableForeignKeyConstraints: false });
    dropTriggers(db);
    const tables = async () => (await engine.verify()).problems.map(({ table }) => table);
    db.exec('DELETE FROM facts; DELETE FROM cases');
    expect(await tables()).toEqual(['documents', 'outbox', 'tallies', 'counters']);
    db.exec("DELETE FROM documents; INSERT INTO documents_index (documents_index) VALUES ('delete-all')");
    db.exec('DELETE FROM outbox; DELETE FROM tallies');
    expect(await tables()).toEqual(['counters']);
    db.exec('DELETE FROM counters');
    db.close();
    expect(await engine.verify()).toEqual({ cases: 0, facts: 0, problems: [] });
    expect((await engine.verify({ caseId: opened.id })).problems).toMatchObject([{ message: 'there is no such case' }]);
    await engine.close();
  });
});
