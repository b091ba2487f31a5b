import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FILE_FACTS, isFileFact } from './file/file-facts.ts';
import { acknowledgement, caseNumber, clockExpiredData, shortId, words } from './schemas.ts';

const admits = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;

describe('a text', () => {
  it.each([
    ['words of 500', words(), 500],
    ['words of 3', words(3), 3],
    ['the number of a case', caseNumber, 100],
    ['the identifier of a clock', clockExpiredData.clock, 80],
  ])('%s may be as long as that, and no longer', (_, schema, most) => {
    expect(admits(schema, '字'.repeat(most))).toBe(true);
    expect(admits(schema, '字'.repeat(most + 1))).toBe(false);
  });

  it('is trimmed before it is measured, and is not blank', () => {
    expect(words(3).parse('  abc\n')).toBe('abc');
    expect(admits(words(), ' \n')).toBe(false);
  });

  it('may have line feeds and tabs, and no other control character', () => {
    expect(admits(words(), 'a\tb\r\nc')).toBe(true);
    for (const code of [0, 8, 11, 12, 14, 31, 127])
      expect(admits(words(), `a${String.fromCharCode(code)}b`)).toBe(false);
    for (const code of [0x202a, 0x202e, 0x2066, 0x2069]) {
      expect(admits(words(), `a${String.fromCharCode(code)}b`)).toBe(false);
    }
    for (const code of [32, 126, 128, 0x2029, 0x202f, 0x2065, 0x206a]) {
      expect(admits(words(), `a${String.fromCharCode(code)}b`)).toBe(true);
    }
  });
});

describe('a short name', () => {
  it.each(['a', '7', 'a-b', 'letter-1', 'a'.repeat(32)])('may be %s', (name) => {
    expect(admits(shortId, name)).toBe(true);
  });

  it.each(['', '-a', 'a-', 'A', 'a b', 'a.b', 'a_b', 'a'.repeat(33), 'a\n'])('may not be %j', (name) => {
    expect(admits(shortId, name)).toBe(false);
  });
});

describe('irregularities that are acknowledged', () => {
  const schema = z.object(acknowledgement(['rule/a', 'rule/b'], {}));
  const may = (acknowledged: unknown): boolean => admits(schema, { acknowledged });

  it('are one or more of those that the fact may have, each once at most', () => {
    expect([undefined, ['rule/a'], ['rule/a', 'rule/b']].filter((codes) => !may(codes))).toEqual([]);
    expect([[], ['rule/c'], ['rule/a', 'rule/b', 'rule/a']].filter(may)).toEqual([]);
  });

  it('are up to twenty where an entry is corrected', () => {
    const { schema } = FILE_FACTS['entry.voided'];
    const voided = { type: 'entry.voided', at: '2026-03-02T09:00:00+08:00', seq: 1, reason: '重复登记' };
    const withRules = (count: number) => ({ ...voided, acknowledged: Array.from({ length: count }, () => 'rule/a') });
    expect([voided, withRules(1), withRules(20)].filter((fact) => !admits(schema, fact))).toEqual([]);
    expect([withRules(0), withRules(21), { ...voided, seq: 0 }].filter((fact) => admits(schema, fact))).toEqual([]);
  });
});

it('tells the facts that every case has from all else', () => {
  expect(Object.keys(FILE_FACTS).filter(isFileFact)).toEqual(Object.keys(FILE_FACTS));
  expect(['request.submitted', 'toString', 7, null, undefined, ['entry.voided']].filter(isFileFact)).toEqual([]);
});
