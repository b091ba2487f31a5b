import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('..', import.meta.url);
const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync(new URL('README.md', folder), 'utf8')) ?? [];

it('prints what the README says it prints', () => {
  const said = [...example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
  expect(said).toHaveLength(5);
  const run = spawnSync(
    process.execPath,
    ['--conditions=@gongkai/source', '--no-warnings', '--input-type=module', '--eval', example],
    { cwd: folder, encoding: 'utf8' },
  );
  expect([run.stderr, run.stdout.trimEnd().split('\n')]).toEqual(['', said]);
});
