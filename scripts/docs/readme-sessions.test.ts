import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../rehearse/command.ts';
import { ROOT } from '../rehearse/workspace.ts';
import { blocksIn } from './blocks.ts';
import { answerIn, runSession, startServer } from './session.ts';
import { shows, showsLines } from './shown.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-session-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const objectIn = (file: string) => Object(JSON.parse(textOf(file)));

const codeIn = (file: string, wanted: string): readonly string[] =>
  blocksIn(file)
    .filter(({ language }) => language === wanted)
    .map(({ code }) => code);

describe.each(['README.md', 'README.zh-CN.md'])('%s', (page) => {
  it('has 60 to 120 lines', () => {
    const lines = textOf(page).split('\n').length - 1;
    expect(lines).toBeGreaterThanOrEqual(60);
    expect(lines).toBeLessThanOrEqual(120);
  });

  it('shows examples/first-case.ts and what it prints', () => {
    const program = textOf('examples/first-case.ts').replace(/^\/\/.*\n/, '');
    expect(codeIn(page, 'ts')).toEqual([program]);
    expect(codeIn(page, 'text')[0]).toBe(textOf('examples/first-case.out'));
  });

  it('packs and installs the files that the packages have', () => {
    const [install = ''] = codeIn(page, 'sh');
    const packed = [...install.matchAll(/-w (\S+)/g)].map(([, name]) => name);
    const { version, dependencies } = objectIn('packages/core/package.json');
    // Everything else that core needs is in a registry.
    const own = Object.keys(dependencies).filter((name) => name.startsWith('@gongkai/'));
    expect(new Set(packed)).toEqual(new Set([...own, '@gongkai/core']));
    const installed = [...install.matchAll(/\.\/(\S+\.tgz)/g)].map(([, file]) => file);
    expect(installed).toEqual(packed.map((name) => `${name?.replace('@', '').replace('/', '-')}-${version}.tgz`));
  });
});

describe('the terminal sessions of README.md', () => {
  const [, start = '', calendar = ''] = codeIn('README.md', 'sh');

  it('start with a command that installs what is missing', () => {
    const { scripts } = objectIn('package.json');
    expect(start).toBe('npm start\n');
    expect([scripts.prestart, scripts.pretest]).toEqual(['node scripts/setup.mjs', 'node scripts/setup.mjs']);
  });

  it('print what the page shows', async () => {
    const server = await startServer(start, join(folder, 'data'));
    const printed = await runSession([calendar], { ...server, folder });
    await server.stop();
    const shown = (codeIn('README.md', 'text')[1] ?? '').replaceAll('8080', String(server.port));
    const { printed: atStart } = server;
    expect({ atStart, same: showsLines(`…\n${shown}…\n`, atStart) }).toEqual({ atStart, same: true });
    const found = answerIn(printed[0]);
    const stated: unknown = JSON.parse(codeIn('README.md', 'json')[0] ?? '');
    expect({ found, same: shows(stated, found) }).toEqual({ found, same: true });
  }, 120_000);

  it('are the same in README.zh-CN.md', () => {
    expect(blocksIn('README.zh-CN.md')).toEqual(blocksIn('README.md'));
  });
});

describe('the terminal sessions of the command', () => {
  it('print what the README shows', async () => {
    const command = [process.execPath, '--conditions=@gongkai/source', join(ROOT, 'apps/cli/src/main.ts')];
    const prelude = `gongkai() { ${command.map((word) => JSON.stringify(word)).join(' ')} "$@"; }\ngongkai migrate >/dev/null 2>&1\n`;
    const blocks = codeIn('apps/cli/README.md', 'sh');
    const script = join(folder, 'command.sh');
    writeFileSync(script, prelude + blocks.join('\n'));
    const { out, err } = await run(['bash', '--norc', script], { cwd: folder });
    const shown = blocks.flatMap((block) => [...block.matchAll(/^# (.*)$/gm)].map(([, line = '']) => line));
    expect(shown.length).toBe(3);
    for (const line of shown) expect(out).toContain(line);
    expect(out + err).toContain('nothing wrong');
  }, 120_000);
});
