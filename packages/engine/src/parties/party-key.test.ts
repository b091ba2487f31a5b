import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findPartyKey, partyKeyIn } from './party-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the file of the key of applicants', () => {
  it('is made once, also by several at once, and read by its owner alone', async () => {
    const file = join(folder, 'party.key');
    expect(await findPartyKey(file)).toBe(null);
    const keys = await Promise.all(Array.from({ length: 8 }, () => partyKeyIn(file)));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['party.key']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
  });

  it('is refused where it holds no key, and never written over', async () => {
    const file = join(folder, 'bad.key');
    writeFileSync(file, 'short');
    await expect(partyKeyIn(file)).rejects.toThrow('holds no key of applicants');
    expect(readFileSync(file, 'utf8')).toBe('short');
  });
});
