import { expect, it } from 'vitest';
import { elementAt } from './element-at.ts';

it('gives the element, or throws', () => {
  expect(elementAt(Uint8Array.of(0, 7), 0)).toBe(0);
  expect(elementAt('ab', 1)).toBe('b');
  expect(() => elementAt([1], 1)).toThrow(RangeError);
  expect(() => elementAt([1], -1)).toThrow(RangeError);
});
