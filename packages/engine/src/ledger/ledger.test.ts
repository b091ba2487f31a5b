import { describe, expect, it } from 'vitest';
import { entryFrom, entryOf, genesisOf, hashOf, readText, storedFact, writeText } from './ledger.ts';

const FACT = {
  caseId: '019cac46-1500-7000-9017-55a5dbf66d3b',
  seq: 1,
  type: 'request.submitted',
  at: 1_772_416_800_000,
  recordedAt: 1_772_416_860_001,
  by: { id: 'li', duties: ['registrar'] as const },
  machine: 'disclosure-request@1.0.0',
  opening: { number: '依-昆明-2026-00001', agency: '昆明', settings: {} },
  fact: { type: 'request.submitted', at: '2026-03-02T02:00:00Z', description: '“某”\n规划' },
  salt: 'AAECAwQFBgcICQoLDA0ODw',
};

// Written by hand from the stored form, and hashed with sha256sum(1): files written today must stay readable.
const SAMPLE =
  '{"at":"2026-03-02T10:00:00+08:00","by":{"duties":["registrar"],"id":"li"},"case":"019cac46-1500-7000-9017-55a5dbf66d3b",' +
  '"fact":{"at":"2026-03-02T02:00:00Z","description":"“某”\\n规划","type":"request.submitted"},' +
  '"machine":"disclosure-request@1.0.0","opening":{"agency":"昆明","number":"依-昆明-2026-00001","settings":{}},' +
  '"recordedAt":"2026-03-02T10:01:00.001+08:00","salt":"AAECAwQFBgcICQoLDA0ODw","seq":1,"type":"request.submitted","v":2}';

describe('the stored form of a fact', () => {
  it('is the sample, byte for byte, and reads back', () => {
    expect(writeText(FACT)).toBe(SAMPLE);
    expect(readText(SAMPLE)).toEqual(FACT);
    expect(readText(writeText({ ...FACT, opening: null })).opening).toBeNull();
  });

  it('is shown from the hashed bytes', () => {
    const stored = storedFact(FACT, genesisOf(FACT.caseId));
    const { machine, opening, salt, ...shown } = FACT;
    expect([machine, opening?.agency, salt.length]).toEqual(['disclosure-request@1.0.0', '昆明', 22]);
    expect(entryOf({ ...stored, type: 'forged', actor: 'forged' })).toEqual({
      ...shown,
      previousHash: genesisOf(FACT.caseId),
      hash: stored.hash,
      salted: true,
    });
  });

  it('names the person of a key that is not its own, and no other', () => {
    const by = { id: 'key-2', person: 'li', duties: ['registrar'] };
    expect(writeText({ ...FACT, by })).toContain('"by":{"duties":["registrar"],"id":"key-2","person":"li"}');
    expect(readText(writeText({ ...FACT, by })).by).toEqual(by);
    expect(writeText({ ...FACT, by: { ...FACT.by, person: 'li' } })).toBe(SAMPLE);
  });

  it('has another hash with another salt, so that a guess of its text is not confirmed', () => {
    const other = storedFact({ ...FACT, salt: 'AQECAwQFBgcICQoLDA0ODw' }, genesisOf(FACT.caseId));
    expect(other.hash).not.toBe(storedFact(FACT, genesisOf(FACT.caseId)).hash);
  });

  it('gives the same entry before it is read back as after', () => {
    const stored = storedFact(FACT, genesisOf(FACT.caseId));
    expect(entryFrom(FACT, stored)).toEqual(entryOf(stored));
  });

  it.each([
    ['half an object', '{'],
    ['a list', '[]'],
    ['another form', SAMPLE.replace('"v":2', '"v":3')],
    ['no salt', SAMPLE.replace('"salt":', '"sult":')],
    ['a salt that is too short', SAMPLE.replace('DA0ODw"', '"')],
    ['no salt, as null', SAMPLE.replace('"AAECAwQFBgcICQoLDA0ODw"', 'null')],
    ['a person that is a number', SAMPLE.replace('"id":"li"', '"id":"li","person":1')],
    ['no case', SAMPLE.replace('"case"', '"file"')],
    ['no fact', SAMPLE.replace('"fact":{', '"fuct":{')],
    ['a number that is text', SAMPLE.replace('"seq":1', '"seq":"1"')],
    ['no actor', SAMPLE.replace('"by":', '"of":')],
    ['duties that are not a list', SAMPLE.replace('["registrar"]', '"registrar"')],
    ['an impossible time', SAMPLE.replace('"at":"2026-03-02T10', '"at":"2026-02-30T10')],
    ['an opening without settings', SAMPLE.replace('"settings":{}', '"settings":[]')],
  ])('is not read from a text with %s', (_, text) => {
    expect(() => readText(text)).toThrow(Error);
  });
});

describe('the chain', () => {
  it('hashes the hash before, a line feed, and the stored bytes', () => {
    // printf 'gongkai:a' | sha256sum; printf '%s\n甲' GENESIS | sha256sum
    expect(genesisOf('a')).toBe('1cfcf5c14c1dfd6f145fb8a88ef3aedce50e347a4e165cf37d5696b1ef558c6c');
    expect(hashOf(genesisOf('a'), '甲')).toBe('0c12b5b4e4514b14c2d8f75adda38e9188ad2af6568d4c979ed8f3f6ba0bdb1f');
  });
});
