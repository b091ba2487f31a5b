import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../../packages/engine/test-support/embedded-postgres.fixture.ts';
import { run } from '../rehearse/command.ts';
import { ROOT } from '../rehearse/workspace.ts';
import { blocksIn } from './blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-session-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shellBlocks = (file: string): readonly string[] =>
  blocksIn(file)
    .filter(({ language }) => language === 'sh')
    .map(({ code }) => code);

/** Runs `npm start` as the page writes it, with a folder and a port of its own, until it listens. */
const started = async (line: string, name: string) => {
  const port = await freePort();
  const [command = '', ...args] = line.split(' ');
  const env = { ...process.env, PORT: String(port), GONGKAI_DATA: join(folder, name) };
  const child = spawn(command, args, { cwd: ROOT, env, detached: true });
  const said = { text: '' };
  const key = await new Promise<string>((done, fail) => {
    const hear = (part: Buffer): void => {
      said.text += part.toString();
      const [found] = /gk_[\w-]{43}/.exec(said.text) ?? [];
      if (found !== undefined && said.text.includes(`:${port}`)) done(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', () => fail(new Error(said.text)));
  });
  const ended = new Promise((done) => child.on('close', done));
  const stop = async (): Promise<void> => {
    // npm, its shell and the server are one process group.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  return { address: `http://127.0.0.1:${port}`, key, stop };
};

const PRELUDE = `
LAST="$PWD/last"
SHIM=(${JSON.stringify(process.execPath)} ${JSON.stringify(join(import.meta.dirname, 'curl.ts'))})
curl() { if command -v curl >/dev/null; then command curl "$@" | tee "$LAST"; else "\${SHIM[@]}" "$@" | tee "$LAST"; fi; echo; }
part() { grep -o "\\"$1\\":\\"[^\\"]*\\"" "$LAST" | head -1 | cut -d'"' -f4; }
`;

/** Runs the blocks of one terminal, with values in place of each `…`; returns what each printed. */
const session = async (
  blocks: readonly string[],
  { address, key }: { readonly address: string; readonly key: string },
) => {
  const filled = blocks.map((block) =>
    block
      .replaceAll('http://127.0.0.1:8080', address)
      .replace('ADMIN=gk_…', `ADMIN=${key}`)
      .replace('DESK=gk_…', 'DESK=$(part secret)')
      .replace('CASE=01a2…', 'CASE=$(part id)'),
  );
  const script = join(folder, 'session.sh');
  writeFileSync(script, [PRELUDE, ...filled.map((block) => `${block}\necho '<<<'\n`)].join('\n'));
  const { out } = await run(['bash', '--norc', script], { cwd: folder });
  return out.split('<<<\n').slice(0, -1);
};

const answerIn = (printed: string | undefined): unknown => {
  const lines = (printed ?? '').split('\n').filter((line) => line.startsWith('{'));
  return JSON.parse(lines.at(-1) ?? '');
};

describe('the terminal sessions of README.md', () => {
  const blocks = shellBlocks('README.md');
  const [commands = '', keys = '', facts = '', refused = '', calendar = '', demo = '', report = ''] = blocks;

  it('begin with the two commands that package.json has', () => {
    const { scripts } = Object(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
    const named = [...commands.matchAll(/^npm (\w+)/gm)].map(([, name]) => name);
    expect(named).toEqual(['start', 'test']);
    // This run is the second one; the first one is started below.
    expect([scripts.test, scripts.pretest, scripts.prestart]).toEqual([
      'vitest run',
      'node scripts/setup.mjs',
      'node scripts/setup.mjs',
    ]);
  });

  it('record a request and read its explained due date', async () => {
    const server = await started('npm start', 'data');
    const [first, second, third, fourth] = await session([keys, facts, refused, calendar], server);
    await server.stop();
    const shown = blocksIn('README.md').find(({ language }) => language === 'json')?.code ?? '';
    expect(Object.keys(Object(answerIn(first)))).toEqual(Object.keys(Object(JSON.parse(shown))));
    expect(second).toMatch(/^HTTP\/1\.1 201/);
    // No fact was refused: a problem has a status.
    const answers = (second ?? '').split('\n').filter((line) => line.startsWith('{'));
    expect(answers.map((line) => Object(JSON.parse(line)).status)).toEqual(Array(4).fill(undefined));
    const { due, basis, trace } = Object(answerIn(second));
    expect([due.on, basis.text]).toEqual(['2026-03-05', '《中华人民共和国政府信息公开条例》第三十三条第二款']);
    expect(trace[0].date).toBe('2026-01-31');
    expect(Object(answerIn(third))).toMatchObject({ status: 409, code: 'fact/refused', permitted: expect.any(Array) });
    expect(Object(answerIn(fourth))).toMatchObject({ due: '2026-03-05' });
  }, 120_000);

  it('fill a simulated year and read its table', async () => {
    const server = await started(demo.trim(), 'demo');
    const [first] = await session([`API=${server.address}/api/v1\n${report}`], server);
    await server.stop();
    const { requests, incidents } = Object(answerIn(first));
    expect([requests.received, incidents.total]).toEqual([3605, 181]);
    expect(new Set(requests.channels.map(({ count }: { readonly count: number }) => count))).toEqual(
      new Set([740, 46, 1531, 1288]),
    );
    expect(requests.channels[0].share).toBe('20.53');
  }, 180_000);

  it('are the same in README.zh-CN.md but for their comments', () => {
    const bare = (code: string): string => code.replaceAll(/ *# .*$/gm, '').replaceAll(/^\n/gm, '');
    expect(shellBlocks('README.zh-CN.md').map(bare)).toEqual(blocks.map(bare));
  });
});

describe('the terminal sessions of the command', () => {
  it('print what the README shows', async () => {
    const command = [process.execPath, '--conditions=@gongkai/source', join(ROOT, 'apps/cli/src/main.ts')];
    const prelude = `gongkai() { ${command.map((word) => JSON.stringify(word)).join(' ')} "$@"; }\ngongkai migrate >/dev/null 2>&1\n`;
    const blocks = shellBlocks('apps/cli/README.md');
    const script = join(folder, 'command.sh');
    writeFileSync(script, prelude + blocks.join('\n'));
    const { out, err } = await run(['bash', '--norc', script], { cwd: folder });
    const shown = blocks.flatMap((block) => [...block.matchAll(/^# (.*)$/gm)].map(([, line = '']) => line));
    expect(shown.length).toBe(3);
    for (const line of shown) expect(out).toContain(line);
    expect(out + err).toContain('nothing wrong');
  }, 120_000);
});
