import { describe, expect, it } from 'vitest';
import { withoutPasswords } from './without-passwords.ts';

describe('withoutPasswords', () => {
  it.each([
    ['cannot reach postgres://gk:geheim@db:5432/gk', 'cannot reach postgres://gk:***@db:5432/gk'],
    ['postgresql://gk:a@b:c/d@db/gk and postgres://x:y@z', 'postgresql://gk:***@db/gk and postgres://x:***@z'],
    ['postgres://:geheim@db/gk', 'postgres://:***@db/gk'],
    ['postgres://db:5432/gk', 'postgres://db:5432/gk'],
    ['postgres://gk@db/gk?password=geheim&x=1', 'postgres://gk@db/gk?password=***&x=1'],
  ])('hides what stands between user and host: %s', (text, wanted) => {
    expect(withoutPasswords(text)).toBe(wanted);
  });
});
