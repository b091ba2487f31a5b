import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { instantOf } from '@gongkai/calendar';
import { describe, expect, it, onTestFinished } from 'vitest';
import { START, at } from '../../apps/api/test-support/desk.ts';
import { keyFor, send, serve, submission } from '../../apps/api/test-support/server.ts';
import { connect } from '../../packages/engine/src/sqlite/connect.ts';
import { openSqliteStore, storeOn } from '../../packages/engine/src/sqlite/open-sqlite-store.ts';
import { migrate } from '../../packages/engine/src/sqlite/schema.ts';
import { createWriter } from '../../packages/engine/src/sqlite/writer.ts';
import { withstand } from './withstand.ts';

const clock = () => instantOf(START);

const folderOfTest = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const fileOfTest = (): string => join(folderOfTest(), 'gongkai.db');

/** A store whose connection the test holds too; without a second thread, whose connection it could not reach. */
const onConnection = () => {
  const file = fileOfTest();
  const db = connect(file, migrate);
  return { db, store: storeOn(db, { file, clock, lockMs: 300 }, null) };
};

/** Another process that holds the write lock of a file until it is ended, or for so many milliseconds. */
const lockedElsewhere = async (file: string, forMs = 600_000): Promise<ChildProcess> => {
  const program = `const { DatabaseSync } = require('node:sqlite'); const db = new DatabaseSync(process.argv[1], { timeout: 5000 });
    db.exec('BEGIN IMMEDIATE'); process.stdout.write('held'); setTimeout(() => process.exit(0), Number(process.argv[2]));`;
  const child = spawn(process.execPath, ['-e', program, file, String(forMs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((held) => child.stdout.once('data', held));
  return child;
};

const end = (child: ChildProcess): Promise<unknown> => {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  return ended;
};

/** A small file system of its own; null where this user may not mount one. */
const smallDisk = (): string | null => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'none', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
};

describe('a store in a file answers 503, tells it in /readyz and recovers', () => {
  it('when the file may not grow', async () => {
    const { db, store } = onConnection();
    const pages = () => Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
    await withstand(store, {
      begin: async () => db.exec(`PRAGMA max_page_count = ${pages() + 4}`),
      end: async () => db.exec('PRAGMA max_page_count = 1000000'),
      codes: ['store/full'],
      reads: true,
    });
  });

  it('when the disk is full', async (context) => {
    const disk = smallDisk();
    if (disk === null) return context.skip('mounting a small disk needs root');
    const filler = join(disk, 'filler');
    await withstand(openSqliteStore({ file: join(disk, 'gongkai.db'), clock, lockMs: 300 }), {
      begin: async () => {
        const file = openSync(filler, 'w');
        const fill = (): never => {
          for (;;) writeSync(file, Buffer.alloc(4096, 1));
        };
        expect(fill).toThrow('ENOSPC');
        closeSync(file);
      },
      end: async () => rmSync(filler),
      codes: ['store/full'],
      reads: true,
    });
  });

  it('when the file is read-only', async () => {
    const { db, store } = onConnection();
    await withstand(store, {
      begin: async () => db.exec('PRAGMA query_only = 1'),
      end: async () => db.exec('PRAGMA query_only = 0'),
      codes: ['store/read-only'],
      reads: true,
    });
  });

  it.each([
    ['alone', false],
    ['with a writer thread', true],
  ])('when another process holds the file, %s', async (_, threaded) => {
    const file = fileOfTest();
    const db = connect(file, migrate);
    const writer = threaded ? createWriter(file, 300) : null;
    if (writer !== null) while (!writer.takes(true)) await pause(1);
    const store = storeOn(db, { file, clock, lockMs: 300 }, writer);
    let other: ChildProcess | null = null;
    await withstand(store, {
      begin: async () => (other = await lockedElsewhere(file)),
      end: async () => other !== null && end(other),
      codes: ['store/too-slow'],
      reads: true,
    });
  });
});

describe('a file that another process holds for a while', () => {
  it('leaves the event loop free, and takes every kind of write when it is free again', async () => {
    const file = fileOfTest();
    const store = openSqliteStore({ file, clock, lockMs: 60_000 });
    const server = await serve(START, undefined, { store });
    const key = await keyFor(server.engine, ['registrar', 'handler']);
    const other = await lockedElsewhere(file, 1_500);
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 5);
    const writes = Promise.all([
      send(server, 'POST', '/api/v1/cases', { key, body: submission(at) }).then(({ status }) => status),
      keyFor(server.engine, ['handler']),
      server.engine.putAgencies([{ id: 'kunming', name: '昆明', level: 'city', parent: null }]),
      server.engine.outbox.claim(1, 1000),
      server.engine.figures.publish({ agency: 'kunming', year: 2025, format: 'AR2021', body: '{}', by: 'li', at: 1 }),
      server.engine.sweep(),
    ]);
    await new Promise((done) => other.once('exit', done));
    clearInterval(turning);
    // A wait inside SQLite lets no turn pass until the lock is free, but for those before it begins.
    expect(turns).toBeGreaterThan(10);
    expect((await writes)[0]).toBe(201);
    await server.engine.close();
  });
});

describe('a file that is damaged while a node runs', () => {
  it('is answered as that, and never as a fault of the code', async () => {
    const file = fileOfTest();
    const store = openSqliteStore({ file, clock });
    const server = await serve(START, undefined, { store });
    const key = await keyFor(server.engine, ['registrar', 'handler']);
    const open = () => send(server, 'POST', '/api/v1/cases', { key, body: submission(at) });
    for (let count = 0; count < 60; count += 1) expect((await open()).status).toBe(201);
    const other = connect(file);
    other.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const roots = other.prepare("SELECT rootpage FROM sqlite_schema WHERE name IN ('facts', 'outbox', 'probes')").all();
    const handle = openSync(file, 'r+');
    for (const { rootpage } of roots)
      writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, (Number(rootpage) - 1) * 4096);
    closeSync(handle);
    // A commit of another connection, so that the store reads its pages again.
    other.exec('PRAGMA user_version = 7');
    other.close();
    const answers = await Promise.all([open(), open(), send(server, 'GET', '/api/v1/cases', { key })]);
    expect(answers.map(({ status }) => status)).not.toContain(500);
    expect(answers.map(({ json }) => json['code'])).toContain('store/damaged');
    expect(await send(server, 'GET', '/readyz')).toMatchObject({ status: 503, json: { code: 'store/damaged' } });
    await store.close().catch(() => undefined);
  });

  it('is named in a sentence where it is no database', () => {
    const file = fileOfTest();
    writeFileSync(file, 'no database'.repeat(1000));
    expect(() => openSqliteStore({ file })).toThrow('file is not a database');
  });
});
