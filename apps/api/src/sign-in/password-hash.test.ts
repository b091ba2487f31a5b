import { describe, expect, it } from 'vitest';
import { createPasswordHasher } from './password-hash.ts';

// The same hashes, at a cost that a busy machine bears.
const cheap = createPasswordHasher({ log2: 8, r: 8, p: 1 });

describe('a hash of a password', () => {
  it('has the parameters that OWASP lists, and 32 MiB of memory', async () => {
    expect(await createPasswordHasher().hash('one password')).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  });

  it('is of its password alone, with a salt of its own', async () => {
    const [first, second] = [await cheap.hash('one password'), await cheap.hash('one password')];
    expect(second).not.toBe(first);
    expect(await Promise.all(['one password', 'one Password', ''].map((one) => cheap.verify(one, first)))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is of none where it has another form or other parameters', async () => {
    const made = await cheap.hash('x');
    expect(await cheap.verify('x', made)).toBe(true);
    for (const stored of ['', 'x', made.replace('$8$8$1$', '$9$8$1$'), made.slice(0, -1), `${made}A`]) {
      expect(await cheap.verify('x', stored)).toBe(false);
    }
    expect(await createPasswordHasher({ log2: 9, r: 8, p: 1 }).verify('x', made)).toBe(false);
  });

  it('takes the whole password, and Chinese and composed letters as they are', async () => {
    const long = 'a'.repeat(199);
    expect(await cheap.verify(`${long}b`, await cheap.hash(`${long}c`))).toBe(false);
    expect(await cheap.verify('caf\u0065\u0301 公开', await cheap.hash('caf\u00e9 公开'))).toBe(true);
  });

  it('leaves the thread of requests free while it is computed', async () => {
    let turns = 0;
    const count = setInterval(() => (turns += 1), 1);
    const hasher = createPasswordHasher();
    await Promise.all([hasher.hash('x'), hasher.hash('x')]);
    clearInterval(count);
    // A hash on this thread would let none of them come in between.
    expect(turns).toBeGreaterThan(4);
  });
});
