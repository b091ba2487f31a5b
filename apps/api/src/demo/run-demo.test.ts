import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROCEDURES } from '@gongkai/core';
import { openEngine, openSqliteStore } from '@gongkai/engine';
import { describe, expect, it } from 'vitest';

describe('the demonstration, killed while it loads', () => {
  const main = join(import.meta.dirname, '../main.ts');
  const run = (folder: string, until: (text: string) => boolean) =>
    new Promise<string>((resolve, reject) => {
      const environment = { ...process.env, GONGKAI_DATA: folder, GONGKAI_LOG: 'silent', PORT: '0' };
      const child = spawn(process.execPath, ['--conditions=@gongkai/source', main, '--demo'], { env: environment });
      let text = '';
      child.stderr.on('data', (part) => (text += String(part)));
      child.stdout.on('data', (part) => {
        text += String(part);
        if (until(text)) child.kill('SIGKILL');
      });
      child.on('error', reject);
      child.on('exit', () => resolve(text));
    });
  const acknowledged = (text: string): number => Number([...text.matchAll(/cases, (\d+) facts/g)].at(-1)?.[1] ?? 0);

  it('loses no acknowledged fact and goes on where it stopped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-demo-'));
    const first = await run(folder, (text) => text.includes(' 30 %'));
    const reported = acknowledged(first);
    expect(reported).toBeGreaterThan(5_000);
    expect(first).not.toContain('listens on');
    const store = openSqliteStore({ file: join(folder, 'gongkai.db') });
    const engine = await openEngine({ store, procedures: PROCEDURES });
    const { facts, problems } = await engine.verify();
    await engine.close();
    expect(problems).toEqual([]);
    expect(facts).toBeGreaterThanOrEqual(reported);
    const second = await run(folder, (text) => text.includes('listens on'));
    const [, recorded = '', earlier = ''] = /Recorded (\d+) facts in [\d.]+ s, (\d+) were there/.exec(second) ?? [];
    expect(Number(earlier)).toBe(facts);
    expect(Number(recorded) + Number(earlier)).toBe(acknowledged(second));
    // Output that goes to a file may be kept for years; the accounts are in a file for its owner alone.
    const [, file = ''] = /Accounts of the demonstration: in (\S+)\n/.exec(second) ?? [];
    expect(second).not.toContain('password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/password +(?:[a-z2-9]{5}-){3}[a-z2-9]{5}\n/);
    expect(second).not.toContain('first sign-in');
    const third = await run(folder, (text) => text.includes('listens on'));
    expect(third).toContain('Recorded 0 facts');
    expect(third).not.toContain('Accounts of the demonstration');
  }, 240_000);
});
