import { describe, expect, it } from 'vitest';
import { PASSAGES } from './passages.ts';

const numbered = (letter: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);
const covered = (name: string) => PASSAGES.filter(({ covers }) => covers.includes(name)).length;

describe('the passages of the corpus', () => {
  it('are named once each', () => {
    expect(new Set(PASSAGES.map(({ id }) => id)).size).toBe(PASSAGES.length);
  });

  it.each(numbered('P', 39))('show pattern %s at least twice', (pattern) => {
    expect(covered(pattern)).toBeGreaterThanOrEqual(2);
  });

  it.each(numbered('T', 25))('show trap %s at least twice', (trap) => {
    expect(covered(trap)).toBeGreaterThanOrEqual(2);
  });

  it('come from every level, from 2008 on', () => {
    expect(new Set(PASSAGES.map(({ level }) => level)).size).toBe(4);
    expect(new Set(PASSAGES.map(({ year }) => year)).size).toBeGreaterThanOrEqual(16);
  });

  it.each(PASSAGES)('name words that occur once in $id', ({ text, findings }) => {
    for (const words of findings.flatMap(({ at }) => at)) expect(text.split(words)).toHaveLength(2);
  });

  it('contain no replacement characters and no carriage returns', () => {
    expect(PASSAGES.filter(({ text }) => /[�\r]/.test(text))).toEqual([]);
  });
});
