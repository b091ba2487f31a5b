import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { filledFolder } from '../../test-support/fill.ts';
import { cli, cliProcess, folderOfTest, printed } from '../../test-support/run-cli.ts';

const edit = (file: string, sql: string, id: string): void => {
  const db = new DatabaseSync(file);
  db.prepare(sql).run(id);
  db.close();
};

describe('gongkai verify', () => {
  it('ends with 0 where nothing is wrong, and says how many facts a second it walked', async () => {
    const { folder, ids } = await filledFolder();
    const ran = await cli(['verify', '--data', folder]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^3 cases, 9 facts in \d+\.\d s \([\d,]+ facts\/s\): nothing wrong\n$/);
    const one = await cli(['verify', ids[1] ?? '', '--json'], { GONGKAI_DATA: folder });
    expect([one.code, printed(one)]).toMatchObject([0, { cases: 1, facts: 3, problems: [] }]);
  });

  it('ends with 1 and names the first bad record of each case', async () => {
    const { folder, file, ids } = await filledFolder();
    const [, second = '', third = ''] = ids;
    const db = new DatabaseSync(file);
    db.exec('DROP TRIGGER facts_keep; DROP TRIGGER cases_keep; DROP TRIGGER cases_move');
    db.close();
    edit(file, `UPDATE facts SET text = replace(text, 'li', 'lu') WHERE seq >= 2 AND case_id = ?`, second);
    edit(file, `UPDATE cases SET agency = 'dali' WHERE id = ?`, third);
    const ran = await cliProcess(['verify', '--data', folder]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(
      `WRONG  case ${second} fact 2: chain: its text is not the text that was hashed\n` +
        `WRONG  case ${third}: row: its agencies are not those of the opening and of its transfers\n`,
    );
    expect(ran.out).toContain('3 records are not as written');
    const view = await cli(['verify', '--data', folder, '--json']);
    expect([view.code, printed(view)]).toMatchObject([
      1,
      {
        cases: 3,
        problems: [
          { caseId: second, seq: 2, kind: 'chain' },
          { caseId: third, seq: null, kind: 'row' },
          { caseId: null, seq: null, kind: 'tally' },
        ],
      },
    ]);
    expect((await cli(['verify', 'unknown', '--data', folder])).code).toBe(1);
  });

  it('neither makes a database nor brings one up to date', async () => {
    const folder = folderOfTest();
    const none = await cli(['verify', '--data', folder]);
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toMatch(/^gongkai: there is no database \S+gongkai\.db; gongkai migrate makes one\n$/);
    const { folder: old, file } = await filledFolder(1);
    const db = new DatabaseSync(file);
    db.exec('DELETE FROM migrations WHERE number = 3');
    db.close();
    const behind = await cli(['verify', '--data', old]);
    expect(behind.code).toBe(2);
    expect(behind.err).toContain('lacks 1 migrations; run gongkai migrate first');
  });

  it('explains how an auditor checks a backup, and colours only on a terminal', async () => {
    expect((await cli(['verify', '--help'])).out).toContain('verify-ledger.mjs --export');
    const { folder } = await filledFolder(1);
    const forced = await cliProcess(['verify', '--data', folder], { FORCE_COLOR: '1' });
    expect(forced.out).toContain('\u001B[32mnothing wrong\u001B[39m');
    const refused = await cliProcess(['verify', '--data', folder], { NO_COLOR: '1' });
    expect(refused.out).not.toContain('\u001B');
  });
});
