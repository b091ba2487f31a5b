import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
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
  /** What follows # in the one-time link of the first administrator. */
  readonly token: string;
  /** Everything that was printed until it listened. */
  readonly printed: string;
  readonly stop: () => Promise<void>;
}

const tokenIn = (printed: string): string => {
  const [, file] = /first sign-in, [^\n]* in (\S+)\n/.exec(printed) ?? [];
  return file === undefined ? '' : (readFileSync(file, 'utf8').trim().split('#')[1] ?? '');
};

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
  return { address: `http://127.0.0.1:${port}`, port, key, token: tokenIn(printed), printed, stop };
};

const program = (file: string): string =>
  `${JSON.stringify(process.execPath)} ${JSON.stringify(join(import.meta.dirname, file))}`;

// Each answer is followed by its status in a line of its own.
const PRELUDE = `
LAST="$PWD/last"
has() { type -P "$1" >/dev/null; }
has oathtool || oathtool() { ${program('oathtool.ts')} "$@"; }
has curl && CURL=(command curl) || CURL=(${program('curl.ts')})
curl() { "\${CURL[@]}" -w '\n<%{http_code}>\n' "$@" | tee "$LAST"; }
part() { grep -o '"'$1'":"[^"]*"' "$LAST" | sed -n "\${2:-1}p" | cut -d'"' -f4; }
`;

/** Runs blocks in one terminal, with values in place of each `…`; returns what each of them printed. */
export const runSession = async (
  blocks: readonly string[],
  { address, key, token, folder }: Pick<Started, 'address' | 'key' | 'token'> & { readonly folder: string },
): Promise<readonly string[]> => {
  const filled = blocks.map((block) =>
    block
      .replaceAll('http://127.0.0.1:8080', address)
      .replaceAll('http://localhost:8080', address.replace('127.0.0.1', 'localhost'))
      .replace('ADMIN=gk_…', `ADMIN=${key}`)
      .replace('LINK=…', `LINK=${token}`)
      .replace('TOKEN=…', 'TOKEN=$(part token)')
      .replace(/^([A-Z]+)=(?:gk_)?…/m, '$1=$(part secret)')
      .replace(/^([A-Z]+)=01a2…/m, '$1=$(part id)')
      // The first number in the answer to a division is that of the case itself.
      .replace(/^([A-Z]+)=依-…/m, '$1=$(part number 2)'),
  );
  const script = join(folder, 'session.sh');
  writeFileSync(script, [PRELUDE, ...filled.map((block) => `${block}\necho '<<<'\n`)].join('\n'));
  const { out } = await run(['bash', '--norc', script], { cwd: folder });
  return out.split('<<<\n').slice(0, -1);
};

/** Returns the status of each answer that a block printed, in order. */
export const statusesIn = (printed: string): readonly number[] =>
  [...printed.matchAll(/^<(\d{3})>$/gm)].map(([, status]) => Number(status));

/** Returns the last JSON that a block printed. */
export const answerIn = (printed: string | undefined): unknown => {
  const lines = (printed ?? '').split('\n').filter((line) => line.startsWith('{'));
  return JSON.parse(lines.at(-1) ?? '');
};
