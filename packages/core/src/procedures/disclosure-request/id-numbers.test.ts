import { describe, expect, it } from 'vitest';
import { isCreditCode, isResidentNumber } from './id-numbers.ts';

// The examples of the two standards, and numbers computed by hand from their weights.
const RESIDENT = ['11010519491231002X', '11010519491231002x', '440524188001010014'];
const CODES = ['91350100M000100Y43', '91350100m000100y43'];

/** Every number that differs from a right one in one character, of those that may be there. */
const oneOff = (number: string, letters: string): readonly string[] =>
  Array.from(number.toUpperCase()).flatMap((own, place) =>
    Array.from(letters)
      .filter((other) => other !== own)
      .map((other) => number.slice(0, place) + other + number.slice(place + 1)),
  );

describe('the number of a resident', () => {
  it.each(RESIDENT)('%s is one', (number) => expect(isResidentNumber(number)).toBe(true));

  it('is none with one wrong digit, two digits in the wrong order, or another length', () => {
    expect(oneOff('11010519491231002X', '0123456789').filter(isResidentNumber)).toEqual([]);
    for (const wrong of ['11010519491213002X', '11010519491231002', '1101051949123100200', '1101051949123100ⅩX', '']) {
      expect(isResidentNumber(wrong)).toBe(false);
    }
  });
});

describe('a credit code', () => {
  it.each(CODES)('%s is one', (code) => expect(isCreditCode(code)).toBe(true));

  it('is none with one wrong character, or with a letter that no code has', () => {
    expect(oneOff('91350100M000100Y43', '0123456789ABCDEFGHJKLMNPQRTUWXY').filter(isCreditCode)).toEqual([]);
    for (const wrong of ['91350100I000100Y43', '91350100O000100Y43', '91350100M000100Y4', '']) {
      expect(isCreditCode(wrong)).toBe(false);
    }
  });
});
