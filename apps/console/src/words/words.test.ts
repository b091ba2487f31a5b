import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { zhCN } from './zh-cn/index.ts';

/** A sentence of a catalogue, with its place. */
type Sentence = readonly [place: string, sentence: string];

// What a sentence is made of counts only as far as it is written in the catalogue.
const GIVEN = [2, 3, 4];

const sentencesIn = (value: unknown, place: string): readonly Sentence[] => {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value === 'function') return [[place, String((value as (...given: unknown[]) => unknown)(...GIVEN))]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => sentencesIn(part, `${place}.${name}`));
};

const placesOf = (catalogue: unknown): readonly string[] => sentencesIn(catalogue, '').map(([place]) => place);

// Words that an office writes in Latin letters too, and the name of the other language.
const LATIN =
  /\b(?:EMS|Excel|JavaScript|PDF|Word|WPS|URL|IP|ID|ICP|OIDC|English|iCal|CSV|xlsx|docx|pdf|html|GB|MB|kB|e|j|k|g|d|Enter|Esc|JSON|https?|Ctrl|V|txt)\b/g;

/** Names of laws, and words of offices that have no English name, stand in Chinese. */
const CHINESE = /中文|企业微信|钉钉|《[^》]*》|督办|催办/g;

describe('the words of the pages', () => {
  it('are in both languages at the same places, and none is empty', () => {
    expect(placesOf(en).toSorted()).toEqual(placesOf(zhCN).toSorted());
    for (const catalogue of [en, zhCN]) {
      expect(sentencesIn(catalogue, '').filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
    }
  });

  it('have no English left in Chinese', () => {
    const left = sentencesIn(zhCN, '').filter(([, sentence]) => /[A-Za-z]{2,}/.test(sentence.replaceAll(LATIN, '')));
    expect(left).toEqual([]);
  });

  it('have no Chinese left in English', () => {
    const left = sentencesIn(en, '').filter(([, sentence]) => /\p{Script=Han}/u.test(sentence.replaceAll(CHINESE, '')));
    expect(left).toEqual([]);
  });

  it('name a button by what it does', () => {
    const empty = sentencesIn(zhCN, '').filter(([, sentence]) => ['确定', '提交', '确认', 'OK'].includes(sentence));
    expect(empty).toEqual([]);
  });
});
