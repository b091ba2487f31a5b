import { describe, expect, it } from 'vitest';
import { createPasswordHasher } from './password-hash.ts';

const hasher = createPasswordHasher();

describe('a hash of a password', () => {
  it('is of its password alone, with a salt of its own and the parameters that made it', async () => {
    const [first, second] = await Promise.all([hasher.hash('one password'), hasher.hash('one password')]);
    expect(first).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(second).not.toBe(first);
    expect(await Promise.all(['one password', 'one Password', ''].map((one) => hasher.verify(one, first)))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('is of none where it has another form, after the same work', async () => {
    const made = await hasher.hash('x');
    for (const stored of ['', 'x', made.replace('$15$', '$14$'), made.slice(0, -1), `${made}A`]) {
      expect(await hasher.verify('x', stored)).toBe(false);
    }
  });

  it('takes the whole password, and Chinese and composed letters as they are', async () => {
    const long = 'a'.repeat(199);
    expect(await hasher.verify(`${long}b`, await hasher.hash(`${long}c`))).toBe(false);
    expect(await hasher.verify('caf\u0065\u0301 公开', await hasher.hash('caf\u00e9 公开'))).toBe(true);
  });

  it('leaves the thread of requests free while it is computed', async () => {
    let turns = 0;
    const count = setInterval(() => (turns += 1), 1);
    await Promise.all(Array.from({ length: 4 }, () => hasher.hash('x')));
    clearInterval(count);
    // A hash on this thread would let none of them come in between.
    expect(turns).toBeGreaterThan(4);
  });
});
