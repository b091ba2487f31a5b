import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { accepted, aRequest, desk, fileOfTest, LI } from '../../test-support/desk.fixture.ts';

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
