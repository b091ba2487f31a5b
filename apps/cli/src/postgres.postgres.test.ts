import { setTimeout as delay } from 'node:timers/promises';
import { openPostgresStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';
import { fill, filledFolder, NOTICE_2027, OPENED_AT } from '../test-support/fill.ts';
import { onServer, ownDatabase } from '../test-support/own-database.ts';
import { cli, cliProcess, folderOfTest, printed, startCli } from '../test-support/run-cli.ts';

const content = (backup: string): string => backup.split('\n').slice(1, -2).join('\n');

/** A database with requests in it. */
const filled = async (cases = 3) => {
  const { url, name } = await ownDatabase();
  const ids = await fill(await openPostgresStore({ url, clock: () => OPENED_AT, connections: 4 }), cases);
  return { url, name, ids };
};

describe('gongkai on PostgreSQL', () => {
  it('shows the schema without making it, makes it once, and grants a role what a node needs', async () => {
    const { url, name } = await ownDatabase();
    const there = 'SELECT 1 FROM pg_namespace WHERE nspname = $$gongkai$$';
    const dry = await cli(['migrate', '--dry-run', '--grant', 'x', '--database', url]);
    expect([dry.code, await onServer(url, there)]).toEqual([0, []]);
    expect(dry.out).toContain('CREATE TABLE facts');
    const role = `node_${name}`;
    await onServer(url, `CREATE ROLE ${role} LOGIN`);
    const made = await cliProcess(['migrate', '--grant', role], { DATABASE_URL: url });
    expect(made.code).toBe(0);
    expect(made.out.match(/^applied {2}\d /gm)).toHaveLength(9);
    const seen = await cli(['doctor', '--json', '--role', role, '--database', url], { PORT: '0' });
    expect([seen.code, printed(seen)]).toMatchObject([
      0,
      { findings: expect.arrayContaining([expect.objectContaining({ check: 'rights', level: 'ok' })]) },
    ]);
    await onServer(url, `GRANT UPDATE ON gongkai.facts TO ${role}; REVOKE SELECT ON gongkai.outbox FROM ${role}`);
    const lacking = await cli(['doctor', '--role', role, '--database', url], { PORT: '0' });
    expect([lacking.code, lacking.out]).toMatchObject([1, expect.stringContaining('lacks SELECT outbox')]);
    await onServer(url, `GRANT SELECT ON gongkai.outbox TO ${role}`);
    const excess = await cli(['doctor', '--role', role, '--database', url], { PORT: '0' });
    expect([excess.code, excess.out]).toMatchObject([0, expect.stringContaining('has UPDATE facts; run nodes')]);
    await onServer(url, `DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });

  it('names the first bad record, and loads a notice', async () => {
    const { url, ids } = await filled();
    const [first = ''] = ids;
    expect((await cli(['calendar', 'load', '-', '--dry-run', '--database', url], {}, NOTICE_2027)).out).toContain(
      '-00001  reply  2027-01-04? -> 2027-01-04\n',
    );
    expect((await cli(['calendar', 'load', '-', '--database', url], {}, NOTICE_2027)).out).toMatch(
      /2027\.0: \d+ dates moved\n$/,
    );
    // The store was filled by a clock that may be ahead of that of the host.
    const { problems } = printed(await cli(['verify', '--json', '--database', url])) as {
      problems: { kind: string }[];
    };
    expect(problems.filter(({ kind }) => kind !== 'recorded-earlier')).toEqual([]);
    await onServer(
      url,
      'ALTER TABLE gongkai.facts DISABLE TRIGGER facts_keep',
      `UPDATE gongkai.facts SET text = replace(text, 'li', 'lu') WHERE seq = 2 AND case_id = '${first}'`,
    );
    const ran = await cliProcess(['verify'], { DATABASE_URL: url });
    expect([ran.code, ran.out]).toMatchObject([1, expect.stringContaining(`WRONG  case ${first} fact 2: chain: `)]);
    expect((await cli(['doctor', '--database', url], { PORT: '0' })).out).toContain('facts_keep dropped or off');
  });

  it('reads what SQLite wrote and the other way round, to the byte', async () => {
    const { folder } = await filledFolder(5);
    const from = await cli(['backup', '-', '--data', folder]);
    const { url } = await ownDatabase();
    const into = await cliProcess(['restore', '-'], { DATABASE_URL: url }, from.out);
    expect(into).toMatchObject({ code: 0, err: '' });
    const over = await cli(['backup', '-', '--database', url]);
    expect(content(over.out)).toBe(content(from.out));
    const back = folderOfTest();
    expect((await cli(['restore', '-', '--data', back], {}, over.out)).code).toBe(0);
    expect(content((await cli(['backup', '-', '--data', back])).out)).toBe(content(from.out));
  });

  it('leaves an empty database when a restore is refused or killed, and the next one fills it', async () => {
    const { folder } = await filledFolder(120);
    const { out: backup } = await cli(['backup', '-', '--data', folder]);
    const { url, name } = await ownDatabase();
    const rows = async () =>
      Number(
        (await onServer(url, 'SELECT (SELECT count(*) FROM gongkai.facts) + count(*) AS n FROM gongkai.cases'))[0]?.[
          'n'
        ],
      );
    const altered = await cli(
      ['restore', '-', '--database', url],
      {},
      backup.replace('"topic":"fact.r', '"topic":"fact.R'),
    );
    expect([altered.code, altered.err, await rows()]).toEqual([
      2,
      'gongkai: the backup was altered: its SHA-256 is another one\n',
      0,
    ]);
    const { child, ended } = startCli(['restore', '-'], { DATABASE_URL: url });
    child.stdin.write(backup.slice(0, backup.length * 0.9));
    const isWriting = async () =>
      (
        await onServer(
          url,
          `SELECT 1 FROM pg_stat_activity WHERE datname = '${name}' AND application_name = 'gongkai'
             AND backend_xid IS NOT NULL AND query ~ '^INSERT INTO (cases|facts)'`,
        )
      ).length > 0;
    let writing = false;
    for (let tries = 0; tries < 400 && !writing; tries += 1) {
      writing = await isWriting();
      await delay(25);
    }
    expect(writing).toBe(true);
    child.kill('SIGKILL');
    await ended;
    expect(await rows()).toBe(0);
    expect((await cli(['restore', '-', '--database', url], {}, backup)).code).toBe(0);
    expect(await rows()).toBe(480);
  });

  it('never shows a password, whatever goes wrong', async () => {
    const { url } = await filled(1);
    const address = new URL(url);
    address.username = 'nobody-of-the-tests';
    address.password = 'open-sesame';
    const bad = address.href;
    const runs = await Promise.all([
      cli(['verify', '--database', bad]),
      cli(['doctor', '--json', '--database', bad], { PORT: '0' }),
      cli(['verify'], { DATABASE_URL: bad.replace(/:\d+\//, ':1/') }),
      cli(['verify', '--database', bad.replace('postgres', 'postgers')]),
      cliProcess([bad]),
      cli(['migrate', bad]),
      cli(['verify', '--database', bad, '--data', 'x']),
      cli(['backup', '-'], { DATABASE_URL: `${url}?password=open-sesame&host=127.0.0.1&port=1` }),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([2, 1, 2, 2, 2, 2, 2, 2]);
    for (const { out, err } of runs) {
      expect(out + err).not.toContain('open-sesame');
      expect(err).not.toContain('    at ');
    }
    expect(runs[0]?.err).toMatch(/^gongkai: PostgreSQL on 127\.0\.0\.1:\d+, database cli_\w+ cannot be used: /);
  });
});
