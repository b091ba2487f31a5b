import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import calendar from '@gongkai/calendar/package.json' with { type: 'json' };
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npmAt, run } from './command.ts';
import { openRegistry, type Registry } from './registry.ts';
import { ROOT } from './workspace.ts';

// A small part of `npm run rehearse`: one real package, packed and published by npm, installed by npm elsewhere.
const { version } = calendar;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-registry-'));
const opened: { registry?: Registry } = {};
const at = () => {
  if (opened.registry === undefined) throw new Error('no registry');
  return opened.registry;
};

beforeAll(async () => {
  // The upstream registry; nothing in this test asks it for a package.
  opened.registry = await openRegistry('http://127.0.0.1:9/');
  const copy = join(folder, 'calendar');
  for (const file of ['package.json', 'README.md', 'LICENSE']) {
    cpSync(join(ROOT, 'packages/calendar', file), join(copy, file));
  }
  await build({
    entryPoints: [join(ROOT, 'packages/calendar/src/index.ts')],
    outfile: join(copy, 'dist/index.js'),
    bundle: true,
    format: 'esm',
  });
});

afterAll(() => {
  at().close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the registry of a rehearsal', () => {
  const publish = () => run(['npm', 'publish', '--access', 'public'], { cwd: join(folder, 'calendar'), env: env() });
  const env = () => npmAt(at().url, folder);

  it('takes a package from npm, and gives it to a project that runs it', async () => {
    await publish();
    expect(at().published).toEqual([`@gongkai/calendar@${version}`]);
    const project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
    await run(['npm', 'install', '@gongkai/calendar'], { cwd: project, env: env() });
    const code =
      "import { civilDate, nationalCalendar } from '@gongkai/calendar'; console.log(nationalCalendar.dueDate(civilDate('2026-01-30'), 20))";
    const { out } = await run([process.execPath, '--input-type=module', '--eval', code], { cwd: project });
    expect(out).toBe('2026-03-05\n');
    expect(existsSync(join(project, 'node_modules/@gongkai/calendar/LICENSE'))).toBe(true);
  }, 120_000);

  it('never replaces a version, and looks for our packages nowhere else', async () => {
    await expect(publish()).rejects.toThrow(/previously published|409|never replaced/);
    expect((await fetch(`${at().url}/@gongkai%2fnone`)).status).toBe(404);
    expect((await fetch(`${at().url}/xstate`, { redirect: 'manual' })).headers.get('location')).toBe(
      'http://127.0.0.1:9/xstate',
    );
  }, 120_000);
});
