import { openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder, secretIn, spawnMain, startMain } from '../test-support/process.ts';

const SECRET = /gk_[\w-]{43}/;

describe('the server as a process', () => {
  it("shows the administrator's key at its first start only, answers, and stops on a signal", async () => {
    const folder = dataFolder();
    const first = startMain({ GONGKAI_DATA: folder });
    const address = await first.listening;
    expect(first.said.out).toContain(`reference   ${address}/reference`);
    expect(first.said.out).toContain(folder);
    const secret = secretIn(first.said.out);
    const authorization = `Bearer ${secret}`;
    const open = readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0);
    expect(open).toEqual([]);
    const made = await fetch(`${address}/api/v1/keys`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'desk', agency: 'kunming', duties: ['registrar'] }),
    });
    expect(made.status).toBe(201);
    expect((await fetch(`${address}/openapi.json`)).status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    expect(first.said.out).toMatch(/Stopped\.\n$/);
    await expect(fetch(`${address}/healthz`)).rejects.toThrow('fetch failed');

    const second = startMain({ GONGKAI_DATA: folder });
    const again = await second.listening;
    // No output holds a secret where it is not a terminal; the file is gone since the key was used.
    expect(first.said.out + second.said.out).not.toMatch(SECRET);
    expect(readdirSync(folder).filter((name) => name.startsWith('administrator-key'))).toEqual([]);
    expect((await fetch(`${again}/api/v1/keys`, { headers: { authorization } })).status).toBe(200);
    second.child.kill('SIGINT');
    expect(await second.exit).toBe(0);
  });

  it('names the file of a link with which the first administrator sets a password and signs in, until it is used', async () => {
    const folder = dataFolder();
    const first = startMain({ GONGKAI_DATA: folder });
    await first.listening;
    first.child.kill('SIGTERM');
    await first.exit;
    const linkIn = (said: string): string => readFileSync(/once, in (\S+)/.exec(said)?.[1] ?? '', 'utf8').trim();
    const before = linkIn(first.said.out);
    const server = startMain({ GONGKAI_DATA: folder });
    const address = await server.listening;
    const link = linkIn(server.said.out);
    expect(link).not.toBe(before);
    expect(first.said.out + server.said.out).not.toMatch(/#[\w-]{43}/);
    const { origin, pathname, hash } = new URL(link);
    expect([origin, pathname]).toEqual([address.replace('127.0.0.1', 'localhost'), '/set-up']);
    expect((await fetch(`${address}${pathname}`)).status).toBe(200);
    const post = (path: string, body: object) =>
      fetch(`${address}/api/v1/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: address },
        body: JSON.stringify(body),
      });
    const login = { username: 'boss', password: '滇池的海鸥在冬天飞来 1985' };
    expect((await post('invitations/accept', { token: new URL(before).hash.slice(1), ...login })).status).toBe(404);
    expect((await post('invitations/accept', { token: hash.slice(1), ...login })).status).toBe(201);
    expect(readdirSync(folder).filter((name) => name.startsWith('administrator-link'))).toEqual([]);
    const signedIn = await post('sessions', login);
    expect([signedIn.status, signedIn.headers.get('set-cookie')]).toMatchObject([
      201,
      expect.stringContaining('HttpOnly'),
    ]);
    server.child.kill('SIGTERM');
    await server.exit;
  });

  it('creates another key of an administrator, also while a server runs', async () => {
    const folder = dataFolder();
    const server = startMain({ GONGKAI_DATA: folder });
    const address = await server.listening;
    const asked = startMain({ GONGKAI_DATA: folder }, ['--new-admin-key']);
    expect(await asked.exit).toBe(0);
    expect(asked.said.out).toMatch(/^A new administrator's key of \S+, in \S+ until it is first used\n$/);
    const secret = secretIn(asked.said.out);
    const keys = await fetch(`${address}/api/v1/keys`, { headers: { authorization: `Bearer ${secret}` } });
    expect(keys.status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
  });

  it('announces its address first, and how to replace a lost key', async () => {
    const folder = dataFolder();
    // One file for both outputs, so that their order is seen.
    const file = join(dataFolder(), 'said');
    const both = openSync(file, 'w');
    const said = () => readFileSync(file, 'utf8');
    const first = spawnMain({ GONGKAI_DATA: folder }, [], ['ignore', both, both]);
    await expect.poll(said, { timeout: 20_000 }).toContain('"missingYear":2027');
    expect(said().indexOf('listens on')).toBe('Gongkai 公开 '.length);
    expect(said().indexOf('until it is first used')).toBeLessThan(said().indexOf('"missingYear":2027'));
    first.kill('SIGTERM');
    await new Promise((done) => first.on('exit', done));
    const second = startMain({ GONGKAI_DATA: folder });
    await second.listening;
    expect(second.said.out).toContain('npm start -- --new-admin-key');
    second.child.kill('SIGTERM');
    await second.exit;
  });

  it('ends its streams of events on a signal', async () => {
    const server = startMain({ GONGKAI_DATA: dataFolder() });
    const address = await server.listening;
    const secret = secretIn(server.said.out);
    const stream = await fetch(`${address}/api/v1/events`, { headers: { authorization: `Bearer ${secret}` } });
    expect(stream.status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await stream.text()).toBe('');
    expect(await server.exit).toBe(0);
    expect(server.said.out).toMatch(/Stopped\.\n$/);
  });

  it('keeps the demonstration out of a database in use, and says on a stop that it continues next time', async () => {
    const folder = dataFolder();
    const real = startMain({ GONGKAI_DATA: folder });
    await real.listening;
    real.child.kill('SIGTERM');
    await real.exit;
    const refused = startMain({ GONGKAI_DATA: folder }, ['--demo']);
    expect(await refused.exit).toBe(1);
    expect(refused.said.err).toMatch(/^Gongkai cannot start: --demo: the database is in use, it holds API keys; give/);

    const own = dataFolder();
    const loading = startMain({ GONGKAI_DATA: own }, ['--demo']);
    await expect.poll(() => loading.said.out, { timeout: 20_000 }).toContain(' 10 %');
    loading.child.kill('SIGINT');
    expect(await loading.exit).toBe(130);
    expect(loading.said.out).toMatch(/Stopped while loading; the next start with --demo goes on from here\.\n$/);
    const other = startMain({ GONGKAI_DATA: own, GONGKAI_SEED: '7' }, ['--demo']);
    expect(await other.exit).toBe(1);
    expect(other.said.err).toContain('holds the demonstration with seed 2018, not 7');
  });

  it('finishes requests in progress before it stops', async () => {
    const server = startMain({ GONGKAI_DATA: dataFolder() });
    const { hostname, port } = new URL(await server.listening);
    const secret = secretIn(server.said.out);
    const body = JSON.stringify({ name: 'desk', agency: 'kunming', duties: ['registrar'] });
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (part) => (answer += String(part)));
    socket.write(
      `POST /api/v1/keys HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${secret}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await new Promise((done) => setTimeout(done, 300));
    server.child.kill('SIGTERM');
    await new Promise((done) => setTimeout(done, 300));
    expect(answer).toBe('');
    socket.write(body.slice(10));
    expect(await server.exit).toBe(0);
    expect(answer).toContain('HTTP/1.1 201 Created');
  });

  it('says in one sentence why it cannot start, and fails', async () => {
    const folder = dataFolder();
    const running = startMain({ GONGKAI_DATA: folder });
    const { port } = new URL(await running.listening);
    const broken = dataFolder();
    writeFileSync(join(broken, 'gongkai.db'), 'no database'.repeat(500));
    const file = join(dataFolder(), 'file');
    writeFileSync(file, '');
    const starts: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
      [{ PORT: port, GONGKAI_DATA: dataFolder() }, new RegExp(`^Gongkai cannot listen: port ${port} is in use`)],
      [{ PORT: '' }, /^Gongkai cannot start: PORT: must be a whole number from 0 to 65535\n$/],
      [{ GONGKAI_DATTA: '/tmp' }, /^Gongkai cannot start: unknown setting GONGKAI_DATTA/],
      [
        { GONGKAI_DATA: broken },
        /^Gongkai cannot start: \S+ is damaged or is no database \(file is not a database\); restore the last backup into a new folder\n$/,
      ],
      [{ GONGKAI_DATA: file }, /^Gongkai cannot start: the data folder \S+ cannot be used: EEXIST/],
      [{ GONGKAI_DATA: join(file, 'below') }, /^Gongkai cannot start: the data folder \S+ cannot be used: ENOTDIR/],
      [{ GONGKAI_DATA: '/proc/x/y' }, /^Gongkai cannot start: the data folder \/proc\/x\/y cannot be used: ENOENT/],
      [{ GONGKAI_NOTICES: '/nowhere.json' }, /^Gongkai cannot start: the notices in \/nowhere\.json cannot be read\n$/],
    ];
    for (const [environment, sentence] of starts) {
      const { exit, said } = startMain({ GONGKAI_DATA: dataFolder(), GONGKAI_LOG: 'silent', ...environment });
      expect({ code: await exit, out: said.out }).toEqual({ code: 1, out: '' });
      expect(said.err).toMatch(sentence);
      expect(said.err).not.toContain('    at ');
    }
    running.child.kill('SIGTERM');
    await running.exit;
  }, 120_000);
});
