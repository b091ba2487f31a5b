import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretIn } from '../../apps/api/test-support/process.ts';
import { freePort } from '../../packages/engine/test-support/embedded-postgres.fixture.ts';
import { run } from '../rehearse/command.ts';
import { ROOT } from '../rehearse/workspace.ts';

/** A server that was started as a page writes it. */
export interface Started {
  readonly address: string;
  readonly port: number;
  /** The first administrator's key. */
  readonly key: string;
  /** Everything that was printed until it listened. */
  readonly printed: string;
  readonly stop: () => Promise<void>;
}

/** Runs `npm start` as the page writes it, with a data folder and a port of its own, until it listens. */
export const startServer = async (line: string, data: string): Promise<Started> => {
  const port = await freePort();
  const [command = '', ...args] = line.trim().split(' ');
  const env = { ...process.env, PORT: String(port), GONGKAI_DATA: data };
  const child = spawn(command, args, { cwd: ROOT, env, detached: true });
  let printed = '';
  const key = await new Promise<string>((done, fail) => {
    const hear = (part: Buffer): void => {
      printed += part.toString();
      if (!printed.includes(`:${port}`) || !/until it is first used\n/.test(printed)) return;
      child.stdout.off('data', hear);
      child.stderr.off('data', hear);
      child.stdout.resume();
      child.stderr.resume();
      done(secretIn(printed));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', () => fail(new Error(printed)));
  });
  const ended = new Promise((done) => child.on('close', done));
  const stop = async (): Promise<void> => {
    // npm, its shell and the server are one process group.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  return { address: `http://127.0.0.1:${port}`, port, key, printed, stop };
};

const PRELUDE = `
LAST="$PWD/last"
SHIM=(${JSON.stringify(process.execPath)} ${JSON.stringify(join(import.meta.dirname, 'curl.ts'))})
curl() { if command -v curl >/dev/null; then command curl "$@" | tee "$LAST"; else "\${SHIM[@]}" "$@" | tee "$LAST"; fi; echo; }
part() { grep -o "\\"$1\\":\\"[^\\"]*\\"" "$LAST" | head -1 | cut -d'"' -f4; }
`;

/** Runs blocks in one terminal, with values in place of each `…`; returns what each of them printed. */
export const runSession = async (
  blocks: readonly string[],
  { address, key, folder }: Pick<Started, 'address' | 'key'> & { readonly folder: string },
): Promise<readonly string[]> => {
  const filled = blocks.map((block) =>
    block
      .replaceAll('http://127.0.0.1:8080', address)
      .replace('ADMIN=gk_…', `ADMIN=${key}`)
      .replace(/^(DESK|HEAD)=gk_…/m, '$1=$(part secret)')
      .replace('CASE=01a2…', 'CASE=$(part id)'),
  );
  const script = join(folder, 'session.sh');
  writeFileSync(script, [PRELUDE, ...filled.map((block) => `${block}\necho '<<<'\n`)].join('\n'));
  const { out } = await run(['bash', '--norc', script], { cwd: folder });
  return out.split('<<<\n').slice(0, -1);
};

/** Returns the last JSON that a block printed. */
export const answerIn = (printed: string | undefined): unknown => {
  const lines = (printed ?? '').split('\n').filter((line) => line.startsWith('{'));
  return JSON.parse(lines.at(-1) ?? '');
};
