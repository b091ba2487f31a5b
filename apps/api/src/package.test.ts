import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

// The form is npm's own.
const packedIn = (text: string): readonly Packed[] => JSON.parse(text) as readonly Packed[];

it('the published package has no test, no fuzzer, no fixture and no test support', async () => {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json'], {
    cwd: join(import.meta.dirname, '..'),
  });
  const paths = packedIn(stdout).flatMap(({ files }) => files.map(({ path }) => path));
  expect(paths).toContain('src/app.ts');
  expect(paths.filter((path) => /test|fuzz|fixture/.test(path))).toEqual([]);
});
