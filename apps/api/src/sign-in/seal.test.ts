import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyOfFile, sealWith } from './seal.ts';

const key = randomBytes(32);
const SECRET = 'JBSWY3DPEHPK3PXP';

describe('a seal', () => {
  it('opens for its person and its key alone, and seals the same secret in another way each time', () => {
    const seal = sealWith(key);
    const sealed = seal.close(SECRET, 'li');
    expect(seal.open(sealed, 'li')).toBe(SECRET);
    expect(sealed).not.toContain(SECRET);
    expect(seal.close(SECRET, 'li')).not.toBe(sealed);
    expect(() => seal.open(sealed, 'wang')).toThrow(Error);
    expect(() => sealWith(randomBytes(32)).open(sealed, 'li')).toThrow('GONGKAI_SIGN_IN_KEY');
  });

  it('does not open where any part of it was changed or cut', () => {
    const seal = sealWith(key);
    const sealed = seal.close(SECRET, 'li');
    const opened: string[] = [];
    for (let place = 0; place < sealed.length - 1; place += 1) {
      const other = sealed[place] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, place) + other + sealed.slice(place + 1);
      try {
        opened.push(`${changed}: ${seal.open(changed, 'li')}`);
      } catch {
        // As it has to be.
      }
    }
    expect([opened, sealed.length > 60]).toEqual([[], true]);
    expect(() => seal.open(sealed.slice(0, 40), 'li')).toThrow(Error);
    expect(() => seal.open('', 'li')).toThrow(Error);
  });
});

describe('the key in a file', () => {
  const file = (): string => join(mkdtempSync(join(tmpdir(), 'gongkai-key-')), 'sub', 'sign-in-key');

  it('is made once, for its owner alone, and read from then on', () => {
    const place = file();
    const made = keyOfFile(place);
    expect([made.length, statSync(place).mode & 0o777]).toEqual([32, 0o600]);
    expect(keyOfFile(place)).toEqual(made);
    expect(readFileSync(place, 'utf8')).toBe(`${made.toString('base64url')}\n`);
  });

  it('is refused where it is not one', () => {
    const place = file();
    keyOfFile(place);
    writeFileSync(place, 'short\n');
    expect(() => keyOfFile(place)).toThrow('holds no key');
    expect(() => keyOfFile('/proc/nowhere/key')).toThrow('cannot be made');
  });
});
