import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, folderOfTest, printed } from '../../test-support/run-cli.ts';

describe('gongkai migrate', () => {
  it('shows the statements of a dry run and changes nothing', async () => {
    const folder = join(folderOfTest(), 'data');
    const ran = await cli(['migrate', '--dry-run', '--data', folder]);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(
      /^-- migration 1 {2}cases, facts, answers, counters, keys {2}sha256 [0-9a-f]{64}\nCREATE TABLE/,
    );
    expect(ran.err).toMatch(/gongkai\.db: \d+ migrations would be applied\n$/);
    expect(existsSync(folder)).toBe(false);
  });

  it('applies what is pending once, in a folder for its owner only, with checksums', async () => {
    const folder = join(folderOfTest(), 'data');
    const first = await cli(['migrate', '--data', folder]);
    expect(first.code).toBe(0);
    const applied = [...first.out.matchAll(/^applied {2}(\d+) {2}.* {2}sha256 [0-9a-f]{64}$/gm)].map(([, number]) =>
      Number(number),
    );
    expect(applied.length).toBeGreaterThan(3);
    expect(applied).toEqual(applied.map((_, index) => index + 1));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const again = await cli(['migrate', '--data', folder, '--json']);
    expect([again.code, printed(again)]).toEqual([0, { dryRun: false, migrations: [], granted: null }]);
  });

  it('grants nothing in a file, which has no roles', async () => {
    const ran = await cli(['migrate', '--grant', 'node', '--data', join(folderOfTest(), 'data')]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('a file has no roles');
  });
});
