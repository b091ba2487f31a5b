import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../../packages/engine/test-support/embedded-postgres.fixture.ts';
import { onExit } from './cleanup.ts';

/** A Restate server of this run; both URLs without a slash at the end. */
export interface RestateServer {
  readonly ingress: string;
  readonly admin: string;
}

// All settings of durability are Restate's defaults: the log is fsynced before anything is acknowledged.
const settingsOf = (folder: string, ingress: number, admin: number, node: number) => ({
  RESTATE_BASE_DIR: join(folder, 'restate'),
  RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
  RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
  RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
  RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${node}`,
  RESTATE_LISTEN_MODE: 'tcp',
  RESTATE_CLUSTER_NAME: 'bench',
  RESTATE_NODE_NAME: 'bench',
  // Of 1 to 24 partitions (the default) 2 and 4 were the fastest on two cores; the local log and request-response mode
  // made no difference.
  RESTATE_DEFAULT_NUM_PARTITIONS: '4',
  RESTATE_DISABLE_TELEMETRY: 'true',
  RESTATE_LOG_FILTER: 'error',
  RESTATE_LOG_DISABLE_ANSI_CODES: 'true',
});

/** Starts the server from its npm package; it is stopped when the run ends. */
export const startRestate = async (folder: string): Promise<RestateServer> => {
  const [ingress, admin, node] = [await freePort(), await freePort(), await freePort()];
  const binary = createRequire(import.meta.url).resolve(
    `@restatedev/restate-server-${platform()}-${arch()}/bin/restate-server`,
  );
  const env = { PATH: process.env['PATH'], ...settingsOf(folder, ingress, admin, node) };
  const child = spawn(binary, ['--no-logo'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  onExit(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await Promise.race([once(child, 'exit'), setTimeout(5000).then(() => child.kill('SIGKILL'))]);
  });
  const healthy = (url: string): Promise<boolean> =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) break;
    const up = await Promise.all([
      healthy(`http://127.0.0.1:${admin}/health`),
      healthy(`http://127.0.0.1:${ingress}/restate/health`),
    ]);
    if (up.every(Boolean)) return { ingress: `http://127.0.0.1:${ingress}`, admin: `http://127.0.0.1:${admin}` };
    await setTimeout(100);
  }
  throw new Error(`the Restate server did not come up:\n${log.slice(-20).join('')}`);
};
