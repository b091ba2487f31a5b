import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { instantOf, nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkSkew } from '../doctor/database.ts';
import { checkNode } from '../doctor/host.ts';
import { checkCalendar } from '../doctor/store.ts';
import { filledFolder } from '../../test-support/fill.ts';
import { cli, cliProcess, folderOfTest, printed } from '../../test-support/run-cli.ts';

interface DoctorView {
  readonly ok: boolean;
  readonly findings: readonly { readonly check: string; readonly level: string; readonly says: string }[];
}

// The command's own JSON; a wrong form fails the expectations that follow.
const viewOf = (ran: Awaited<ReturnType<typeof cli>>): DoctorView => printed(ran) as DoctorView;

const PORT = { PORT: '0' };
const doctor = async (folder: string, args: readonly string[] = [], variables: Record<string, string> = PORT) => {
  const ran = await cli(['doctor', '--json', '--data', folder, ...args], variables);
  const { findings } = viewOf(ran);
  return { code: ran.code, of: (check: string) => findings.find((one) => one.check === check), findings };
};

describe('gongkai doctor', () => {
  it('finds a fresh database sound, in words and for programs, and changes nothing', async () => {
    const { folder } = await filledFolder();
    const { code, findings } = await doctor(folder);
    expect([code, findings.filter(({ level }) => level === 'fail')]).toEqual([0, []]);
    expect(findings.map(({ check }) => check).join(', ')).toBe(
      'node, data folder, disk, database, migrations, append-only, clock, time, calendar, cases, messages, endpoints, heads, port',
    );
    const words = await cliProcess(['doctor', '--data', folder], PORT);
    expect(words.out).toMatch(/^ok {4}node {9}Node 2\d/);
    expect(words.out).toMatch(/14 checks: \d+ ok, \d+ to look at, 0 failed\n$/);
  });

  it('ends with 1 where the database is missing or cannot be read', async () => {
    const folder = folderOfTest();
    expect(await doctor(folder)).toMatchObject({ code: 1 });
    writeFileSync(join(folder, 'gongkai.db'), 'no database'.repeat(500));
    const { code, of } = await doctor(folder);
    expect([code, of('database')?.says]).toEqual([1, expect.stringContaining('file is not a database')]);
  });

  it('sees dropped triggers, open folders, pending migrations and cases of an unknown release', async () => {
    const { folder, file } = await filledFolder(2);
    const run = (sql: string): void => {
      const db = new DatabaseSync(file);
      db.exec(sql);
      db.close();
    };
    run("DROP TRIGGER facts_keep; UPDATE cases SET procedure_version = '9.0.0'");
    chmodSync(folder, 0o755);
    const seen = await doctor(folder);
    expect(seen.code).toBe(1);
    expect([seen.of('append-only'), seen.of('data folder'), seen.of('cases')]).toMatchObject([
      { level: 'fail', says: expect.stringContaining('facts_keep dropped or off') },
      { level: 'warn', says: expect.stringContaining('chmod 700') },
      { level: 'fail', says: expect.stringContaining('2 stored cases of disclosure-request@9.0.0') },
    ]);
    run('DELETE FROM migrations WHERE number = 3');
    expect((await doctor(folder)).of('migrations')).toMatchObject({ level: 'warn' });
  });

  it('sees disabled endpoints and what they were to get', async () => {
    const { folder, file } = await filledFolder(1);
    const db = new DatabaseSync(file);
    db.exec(`INSERT INTO endpoints (id, kind, target, secrets, topics, created_at, disabled_at, disabled_why)
      VALUES ('e', 'webhook', 'https://desk.example/hook', '[]', '[]', 1, 2, 'gone');
      INSERT INTO deliveries (endpoint_id, message_id, attempts, state, next_at, why)
      SELECT 'e', id, 5, 'failed', 1, '410 Gone' FROM outbox LIMIT 1`);
    db.close();
    const { of } = await doctor(folder);
    expect([of('messages'), of('endpoints')]).toMatchObject([
      { level: 'warn', says: expect.stringContaining('1 message not delivered (410 Gone)') },
      { level: 'warn', says: expect.stringContaining('https://desk.example/hook (gone)') },
    ]);
  });

  it('looks at the heads of the ledger', async () => {
    const { folder } = await filledFolder(1);
    const file = join(folderOfTest(), 'heads.jsonl');
    const heads = async () => (await doctor(folder, ['--heads', file])).of('heads');
    expect(await heads()).toMatchObject({ level: 'fail', says: expect.stringContaining('has no head') });
    await cli(['heads', 'write', '--file', file, '--key', join(folderOfTest(), 'k'), '--data', folder]);
    expect(await heads()).toMatchObject({ level: 'ok' });
    const other = await filledFolder(1);
    expect((await doctor(other.folder, ['--heads', file])).of('heads')).toMatchObject({
      level: 'fail',
      says: expect.stringContaining('covers what this database does not have'),
    });
    writeFileSync(file, 'no head\n');
    expect(await heads()).toMatchObject({ level: 'fail' });
  });

  it('distinguishes a node on the port from another program', async () => {
    const { folder } = await filledFolder(1);
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/healthz' && healthy ? 200 : 404;
      response.end();
    });
    let healthy = false;
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const variables = { PORT: String((server.address() as AddressInfo).port) };
    expect((await doctor(folder, [], variables)).of('port')).toMatchObject({ level: 'warn' });
    healthy = true;
    expect((await doctor(folder, [], variables)).of('port')?.says).toContain('a node answers');
    expect(await doctor(folder, [], { PORT: '99999' })).toMatchObject({ code: 1 });
  });
});

describe('what doctor thinks of', () => {
  it.each([
    ['2026-11-01', 'ok'],
    ['2026-11-02', 'warn'],
    ['2026-12-28', 'warn'],
    ['2026-12-29', 'fail'],
    ['2027-03-01', 'fail'],
  ])('a calendar without the notice of 2027 on %s: %s', (on, level) => {
    expect(checkCalendar(nationalCalendar, instantOf(`${on}T10:00:00+08:00`)).level).toBe(level);
  });

  it.each([
    [10_000, 'ok'],
    [11_900, 'ok'],
    [13_000, 'warn'],
    [6_000, 'warn'],
  ])('a database whose clock says %i while the host says 10000: %s', (database, level) => {
    expect(checkSkew(database, 9_990, 10_010).level).toBe(level);
  });

  it.each([
    ['24.0.0', 'ok'],
    ['22.19.0', 'fail'],
  ])('Node %s: %s', (version, level) => {
    expect(checkNode(version).level).toBe(level);
  });
});
