import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { filledFolder } from '../../test-support/fill.ts';
import { cli, cliProcess, folderOfTest, printed, startCli } from '../../test-support/run-cli.ts';

/** Everything but what a later backup rightly has otherwise: its instant, and so the hash in its last line. */
const content = (backup: string): string => backup.replace(/^.*\n/, '').replace(/\n.*\n$/, '\n');

const aBackup = async (cases = 3) => {
  const { folder } = await filledFolder(cases);
  const { out, code } = await cli(['backup', '-', '--data', folder]);
  expect(code).toBe(0);
  return out;
};

const rowsIn = (folder: string): number => {
  const db = new DatabaseSync(join(folder, 'gongkai.db'), { readOnly: true });
  const row = db.prepare('SELECT (SELECT count(*) FROM facts) + (SELECT count(*) FROM cases) AS rows').get();
  db.close();
  return Number(row?.['rows']);
};

describe('gongkai backup', () => {
  it('writes a whole file for its owner only, and leaves no other file', async () => {
    const { folder } = await filledFolder();
    const target = folderOfTest();
    const file = join(target, 'b.jsonl');
    const ran = await cliProcess(['backup', file, '--data', folder]);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/b\.jsonl: 25 rows, 9 facts in .* sha256 [0-9a-f]{64}\n$/);
    const { sha256 } = JSON.parse(readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '') as { sha256: string };
    expect(ran.out).toContain(sha256);
    expect([readdirSync(target), statSync(file).mode & 0o777]).toEqual([['b.jsonl'], 0o600]);
  });

  it('never replaces a file without --force', async () => {
    const { folder } = await filledFolder(1);
    const file = join(folderOfTest(), 'b.jsonl');
    writeFileSync(file, 'mine');
    const refused = await cli(['backup', file, '--data', folder]);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect([refused.err.includes('--force'), readFileSync(file, 'utf8')]).toEqual([true, 'mine']);
    writeFileSync(`${file}.partial`, 'left by a run that was killed');
    expect((await cli(['backup', file, '--data', folder, '--force'])).code).toBe(0);
    expect([readFileSync(file, 'utf8').startsWith('{"gongkai":"backup"'), existsSync(`${file}.partial`)]).toEqual([
      true,
      false,
    ]);
  });

  it('says in a sentence why a file cannot be written', async () => {
    const { folder } = await filledFolder(1);
    const ran = await cli(['backup', '/nowhere/b.jsonl', '--data', folder]);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/^gongkai: b\.jsonl was not written: ENOENT.*\n$/);
  });
});

describe('gongkai restore', () => {
  it('gives back everything, with any characters in the facts, and verifies it', async () => {
    const backup = await aBackup();
    expect(backup).toContain('\u2028');
    const folder = join(folderOfTest(), 'restored');
    const ran = await cliProcess(['restore', '-', '--data', folder], {}, backup);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^restored 25 rows, 9 facts in .*\n3 cases, 9 facts in .*: nothing wrong\n$/);
    const again = await cli(['backup', '-', '--data', folder]);
    expect(content(again.out)).toBe(content(backup));
  });

  it('touches nothing that is there', async () => {
    const { folder } = await filledFolder(2);
    const before = await cli(['backup', '-', '--data', folder]);
    const file = join(folderOfTest(), 'b.jsonl');
    writeFileSync(file, await aBackup());
    const ran = await cli(['restore', file, '--data', folder]);
    expect(ran).toMatchObject({
      code: 2,
      out: '',
      err: 'gongkai: the store holds something; restore into an empty one\n',
    });
    expect(content((await cli(['backup', '-', '--data', folder])).out)).toBe(content(before.out));
  });

  it('refuses what is cut off, altered or none, writes nothing, and takes the whole one afterwards', async () => {
    const backup = await aBackup();
    const lines = backup.split('\n');
    const folder = join(folderOfTest(), 'restored');
    const bad: readonly (readonly [string, string, RegExp])[] = [
      ['nothing', '', /the backup is empty/],
      ['another file', 'PK\u0003\u0004\n', /line 1 is not a JSON object/],
      ['only its first line', `${lines[0]}\n`, /last line is missing/],
      ['without its last line', `${lines.slice(0, -2).join('\n')}\n`, /last line is missing/],
      ['without its last character', backup.slice(0, -1), /its last line does not end/],
      ['cut in the middle', backup.slice(0, backup.length / 2), /its last line does not end/],
      ['with a row less', lines.toSpliced(6, 1).join('\n'), /says 25 rows and has 24/],
      ['with an altered message', backup.replace('"topic":"fact.request', '"topic":"fact.reguest'), /SHA-256/],
      [
        'with an altered fact',
        backup.replace(String.raw`\"id\":\"li\"`, String.raw`\"id\":\"lu\"`),
        /not the text that was hashed/,
      ],
      [
        'with a column less',
        backup.replace(/"agency_key":"[^"]+",("id")/, '$1'),
        /line 6 \(outbox\) has no agency_key/,
      ],
      ['with an act out of its chain', backup.replace('"kind":"adopted"', '"kind":"key.made"'), /act 1: .*altered/],
      ['with something after its end', `${backup}{}\n`, /after the end/],
      ['of another form', backup.replace('"v":1', '"v":2'), /has form 2/],
    ];
    for (const [why, text, says] of bad) {
      expect({ why, same: text === backup }).toEqual({ why, same: false });
      const { code, out, err } = await cli(['restore', '-', '--data', folder], {}, text);
      expect({ why, code, out, err, rows: rowsIn(folder) }).toEqual({
        why,
        code: 2,
        out: '',
        err: expect.stringMatching(says),
        rows: 0,
      });
    }
    const whole = await cli(['restore', '-', '--data', folder, '--json'], {}, backup);
    expect([whole.code, printed(whole)]).toMatchObject([
      0,
      { rows: 25, facts: 9, verified: { cases: 3, facts: 9, problems: [] } },
    ]);
  });

  it('leaves an empty database when it is killed half-way, and the next one fills it', async () => {
    const backup = await aBackup(120);
    const folder = join(folderOfTest(), 'restored');
    const { child, ended } = startCli(['restore', '-', '--data', folder]);
    child.stdin.write(backup.slice(0, backup.length * 0.9));
    const isWriting = (): boolean => {
      const file = join(folder, 'gongkai.db');
      if (!existsSync(file) || !existsSync(`${file}-wal`)) return false;
      const db = new DatabaseSync(file, { timeout: 0 });
      try {
        if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'tasks_stay'").get() === undefined) return false;
        db.exec('BEGIN IMMEDIATE; ROLLBACK');
        return false;
      } catch {
        return true;
      } finally {
        db.close();
      }
    };
    for (let tries = 0; tries < 400 && !isWriting(); tries += 1) await delay(25);
    await delay(150);
    expect(isWriting()).toBe(true);
    child.kill('SIGKILL');
    expect((await ended).code).toBe(null);
    expect(rowsIn(folder)).toBe(0);
    const whole = await cli(['restore', '-', '--data', folder], {}, backup);
    expect([whole.code, rowsIn(folder)]).toEqual([0, 480]);
  });
});
