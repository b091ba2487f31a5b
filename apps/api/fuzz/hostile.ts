import * as fc from 'fast-check';
import { weighted } from './draw.ts';

// Each has broken other programs.
const MARKS = [
  '\0',
  '\uFEFF',
  '\u202E甲',
  '\uD800',
  '=1+1',
  "'; DROP TABLE facts; --",
  '%00',
  '../',
  '..',
  ' ',
  '\t',
  '',
];
const DATES =
  '2026-02-30 0000-00-00 9999-12-31 2026-03-02T10:00:00 -271821-04-20T00:00:00Z +275760-09-13T00:00:00.001Z';
const WORDS = '1e309 0x10 ١٢ NaN -1 __proto__ constructor toString clock.expired {} null true';
const TEXTS = [...MARKS, ...DATES.split(' '), ...WORDS.split(' '), '9'.repeat(400), '甲'.repeat(5_000)];

const codeUnit = fc.nat(0xffff).map((unit) => String.fromCharCode(unit));

/** Texts that no valid request needs: known ones, any characters, and halves of character pairs. */
export const hostileText = weighted<string>(
  [6, fc.constantFrom(...TEXTS)],
  [2, fc.string({ unit: 'binary' })],
  [1, fc.string({ unit: codeUnit })],
);

/** JSON of any form. */
export const anyJson = weighted<unknown>(
  [3, fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' })],
  [1, hostileText],
  [
    1,
    fc.constantFrom<unknown>(null, -1, 0.1, 2 ** 53, 1e308, [], {}, [[]], [null], {
      $ref: '#/components/schemas/Fact',
    }),
  ],
  [1, fc.dictionary(hostileText, hostileText, { maxKeys: 2 })],
);

const TYPES =
  'application/json; charset=utf-8|application/json;charset=gbk|APPLICATION/JSON|application/problem+json|application/json, text/plain|text/plain|text/html|application/x-www-form-urlencoded|multipart/form-data|multipart/form-data; boundary=x|application/octet-stream|json|/|;|';

/** Media types of a body; an empty one is left out. */
export const mediaType = fc.constantFrom(...TYPES.split('|'));

/** Parts of a path that are not a valid encoding. */
export const brokenEncoding = fc.constantFrom(...'%|%zz|%00|%C0%AF|%ED%A0%80|%2e%2e%2f|%252e|.|..|'.split('|'));
