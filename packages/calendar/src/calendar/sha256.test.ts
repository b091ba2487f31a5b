import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarJson } from '../../test-support/naive-calendar.oracle.ts';
import { sha256 } from './sha256.ts';

const expected = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

it('agrees with the published digest of "abc"', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('agrees with node:crypto on every length around the borders of a block', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'x'.repeat(length);
    expect(sha256(text)).toBe(expected(text));
  }
});

it('agrees with node:crypto on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(expected(text));
    }),
    { numRuns: 500 },
  );
});

it('agrees with node:crypto on the file of notices', () => {
  expect(sha256(calendarJson)).toBe(expected(calendarJson));
});
