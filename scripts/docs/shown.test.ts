import { describe, expect, it } from 'vitest';
import { shows, showsLines } from './shown.ts';

describe('what a page shows of an answer', () => {
  it.each([
    ['equal values', { a: [1, null, 'x'] }, { a: [1, null, 'x'] }, true],
    ['another value', { a: 1 }, { a: 2 }, false],
    ['a number for a string', { a: 1 }, { a: '1' }, false],
    ['a key that is not there', { b: 1 }, { a: 1 }, false],
    ['a key left out without a mark', { a: 1 }, { a: 1, b: 2 }, false],
    ['a key left out with a mark', { a: 1, '…': '…' }, { a: 1, b: 2 }, true],
    ['a wrong key beside a mark', { a: 3, '…': '…' }, { a: 1, b: 2 }, false],
    ['a shortened text', 'gk_…', 'gk_Abc', true],
    ['a shortened text of another beginning', 'gk_…', 'xk_Abc', false],
    ['a text whose dots are no pattern', 'a.c', 'abc', false],
    ['a list without its middle', [1, '…', 4], [1, 2, 3, 4], true],
    ['a list without its end', [1, '…'], [1, 2, 3], true],
    ['a list in another order', [4, '…', 1], [1, 2, 3, 4], false],
    ['a list left out without a mark', [1, 4], [1, 2, 4], false],
    ['a mark that leaves out nothing', ['…', 1], [1], true],
  ])('is compared: %s', (_, shown, found, same) => {
    expect(shows(shown, found)).toBe(same);
  });

  it('is compared line by line', () => {
    expect(showsLines('one\n…\nfour …\n', 'one\ntwo\nthree\nfour 4')).toBe(true);
    expect(showsLines('one\nfour …\n', 'one\ntwo\nthree\nfour 4')).toBe(false);
  });
});
