import { expect, it } from 'vitest';
import { seeded } from '../src/demo/seeded.ts';
import { mutated } from './mutate.ts';

it('makes JSON of whatever it is given, also of names that objects have by nature', () => {
  const value = { toString: 1, ['__proto__']: null, list: [{ valueOf: 'a' }], text: '甲' };
  for (let seed = 0; seed < 2_000; seed += 1) {
    const changed = mutated(value, seeded(seed));
    expect(JSON.stringify(changed)).toBeTypeOf('string');
    expect(changed).not.toBe(value);
  }
});
