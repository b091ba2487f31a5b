import { describe, expect, it } from 'vitest';
import { holdsMore } from './count-values.ts';

describe('holdsMore', () => {
  it.each([
    ['items', JSON.stringify(Array.from({ length: 200 }, () => 1)), true],
    ['properties', JSON.stringify(Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`k${at}`, 1]))), true],
    ['arrays in arrays', `${'['.repeat(300)}${']'.repeat(300)}`, true],
    ['few values in a long text', JSON.stringify({ a: 'x,[{'.repeat(500) }), false],
    ['few values beside escapes', JSON.stringify({ a: '\\"",'.repeat(500), b: '\\' }), false],
    ['as many as may be', JSON.stringify(Array.from({ length: 99 }, () => 'long text')), false],
    ['one more', JSON.stringify(Array.from({ length: 101 }, () => 'long text')), true],
  ])('counts %s', (_, text, more) => {
    expect(holdsMore(text, 100)).toBe(more);
  });
});
