import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../rehearse/command.ts';
import { copyRepository, ROOT } from '../rehearse/workspace.ts';

// CONTRIBUTING.md, "Add a procedure", done in a copy: one new folder, and one export line.
const NAME = 'interview-request';
const copy = mkdtempSync(join(tmpdir(), 'gongkai-contributing-'));
const procedures = join(copy, 'packages/core/src/procedures');
const registry = join(procedures, 'registry.ts');

const node = (...args: readonly string[]) =>
  run([process.execPath, '--conditions=@gongkai/source', ...args], { cwd: copy });

beforeAll(() => {
  copyRepository(copy);
  cpSync(join(ROOT, 'packages/core/made-up', NAME), join(procedures, NAME), { recursive: true });
  // In its place the kernel is nearer.
  for (const file of readdirSync(join(procedures, NAME))) {
    const path = join(procedures, NAME, file);
    const placed = readFileSync(path, 'utf8')
      .replaceAll("'../../src/kernel/", "'../../kernel/")
      .replaceAll("'../../test-support/", "'../../../test-support/");
    writeFileSync(path, placed);
  }
  appendFileSync(registry, `export * as interviewRequest from './${NAME}/samples.ts';\n`);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('a procedure of one new folder and one export line', () => {
  it('compiles, and passes the tests that hold every procedure', async () => {
    await run([join(copy, 'node_modules/.bin/tsc'), '--noEmit', '--project', 'packages/core'], { cwd: copy });
    const of = ['shape', 'walk', `${NAME}/${NAME}`].map((file) =>
      join('packages/core/src/procedures', `${file}.test.ts`),
    );
    const held = [
      'run',
      '--project',
      'all',
      '--testNamePattern',
      `${NAME}( >)? (has|reach)|matrix of ${NAME}|exactly the procedures`,
      ...of,
    ];
    const { out } = await node(join(copy, 'node_modules/vitest/vitest.mjs'), ...held);
    const [, passed] = /Tests +(\d+) passed/.exec(stripVTControlCharacters(out)) ?? [];
    expect(Number(passed)).toBeGreaterThan(30);
  }, 120_000);

  it('is seen in engine, API and statistics', async () => {
    const { out } = await node('scripts/contributing/see-procedure.ts');
    expect(JSON.parse(out)).toEqual({
      engine: { state: 'held', expiries: 1, problems: 0 },
      api: { label: '采访申请', clocks: ['answer late', 'hold met'], documented: true },
      statistics: [
        ['kunming', '2026-02', 'interview.asked', 1],
        ['kunming', '2026-02', 'interview.held', 1],
      ],
    });
  }, 120_000);

  it('is seen in the command', async () => {
    const cli = (...args: readonly string[]) => node('apps/cli/src/main.ts', ...args, '--data', 'data');
    const asked = join(copy, 'asked.json');
    writeFileSync(asked, '{"type": "interview.asked", "at": "2026-02-06T10:00:00+08:00"}');
    await cli('migrate');
    const { out: key } = await cli('keys', 'add', '--name', 'li', '--agency', 'kunming', '--duties', 'registrar');
    const env = { ...process.env, GONGKAI_KEY: key.trim() };
    const args = ['apps/cli/src/main.ts', 'case', 'open', NAME, asked, '--data', 'data'];
    const { out } = await run([process.execPath, '--conditions=@gongkai/source', ...args], { cwd: copy, env });
    expect(out).toMatch(
      /^recorded {2}\S+ {2}采-kunming-\d{4}-00001 {2}asked {2}version 1\nclock {2}answer {2}\w+ {2}2026-02-10 /,
    );
    expect((await cli('case', 'list', '--procedure', NAME)).out).toContain('  asked  answer 2026-02-10');
  }, 120_000);

  it('has its place in the pages that npm run docs writes', async () => {
    await node('scripts/docs/run.ts');
    const page = readFileSync(join(copy, 'docs/law.md'), 'utf8');
    expect(page).toContain('## 采访申请 `interview-request` 1.0.0');
    expect(page).toContain('| `hold` | 接受采访 | 48 hours |');
  }, 120_000);
});
