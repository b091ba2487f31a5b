import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, isJson } from './canonical.ts';

describe('canonical', () => {
  it('is RFC 8785 for every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(canonical(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('orders keys by UTF-16 code units, not by code points', () => {
    const value = { '\ufb33': 1, '\ud83d\ude00': 2, '€': 3, '\r': 4, '1': 5, ö: 6 };
    expect(canonical(value)).toBe(canonicalize(value));
    expect(canonical(value)).toBe('{"\\r":4,"1":5,"ö":6,"€":3,"\ud83d\ude00":2,"\ufb33":1}');
  });

  it.each([
    [{ b: 1, a: [2, { d: null, c: 'x' }] }, '{"a":[2,{"c":"x","d":null}],"b":1}'],
    [{ a: undefined, b: -0 }, '{"b":0}'],
    ['\ud800"\u2028', '"\\ud800\\"\u2028"'],
    [[undefined], '[null]'],
    [null, 'null'],
  ])('writes %j as %s', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it.each([
    ['nothing at all', undefined, false],
    ['a number that is not finite', Number.NaN, false],
    ['a big number', 1n, false],
    ['a date', new Date(0), false],
    ['a map inside', { a: new Map() }, false],
    ['a part that is not given', { a: undefined }, true],
    ['a list with a hole', [undefined], false],
    ['an object without prototype', Object.assign(Object.create(null) as object, { a: 1 }), true],
  ])('says whether %s is JSON that can be stored: %s', (_, value, is) => {
    expect(isJson(value)).toBe(is);
  });
});
