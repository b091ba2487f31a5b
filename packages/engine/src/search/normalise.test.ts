import { describe, expect, it } from 'vitest';
import { cutText, joinTexts, MOST_TEXT, normalise } from './normalise.ts';
import { searchWords } from './query.ts';
import { tokensOf, wantedTokens } from './tokens.ts';

describe('a normalised text', () => {
  it.each([
    ['昆政发〔2018〕5号', ' 昆政发 2018 5 号 '],
    ['昆政发[2018]5号', ' 昆政发 2018 5 号 '],
    ['昆政发（２０１８）５号', ' 昆政发 2018 5 号 '],
    ['张　三', ' 张三 '],
    ['张、三', ' 张 三 '],
    ['ＡＢＣ环保 Co., Ltd.', ' abc 环保 co ltd '],
    ['a b', ' a b '],
    ['30m宽', ' 30m 宽 '],
    ['', ' '],
    [' \u0000\ud800! ', ' '],
  ])('of %j is %j', (text, normalised) => {
    expect(normalise(text)).toBe(normalised);
  });

  it('stays as it is', () => {
    for (const text of ['昆政发〔2018〕5号', 'ﬁne ½ Ⅳ ㈱', 'İstanbul ß']) {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }
  });

  it('is cut at a number of characters, whatever their width in memory', () => {
    const wide = '𠮷'.repeat(MOST_TEXT + 5);
    expect(Array.from(cutText(wide))).toHaveLength(MOST_TEXT);
    expect(joinTexts([' 甲 ', ' ', ' 乙 '])).toBe(' 甲 乙 ');
  });
});

describe('tokens', () => {
  it('are pairs of neighbouring characters, the last one alone, and words', () => {
    expect([...tokensOf(normalise('征收批复 EIA 2018'))]).toEqual(['征收', '收批', '批复', '复', 'eia', '2018']);
    expect([...tokensOf(' 水 ')]).toEqual(['水']);
  });

  it('of a part are among those of every text that has the part', () => {
    const text = normalise('昆政发〔2018〕15号文件 Environmental impact 水');
    const tokens = [...tokensOf(text)];
    for (const part of ['发 2018 15 号', ' 2018 15', '号文件', '文', ' environ', ' impact 水', '水']) {
      expect(text).toContain(part);
      for (const { token, isPrefix } of wantedTokens(part)) {
        expect([part, token, tokens.some((one) => (isPrefix ? one.startsWith(token) : one === token))]).toEqual([
          part,
          token,
          true,
        ]);
      }
    }
  });
});

describe('a query', () => {
  it.each([
    ['张三', ['张三']],
    ['政府信息', ['政府信息']],
    ['土地征收批复', ['土地', '征收', '批复']],
    ['昆政发〔2018〕5号', ['昆政发 2018 5 号']],
    ['盘龙区的征收批复', ['盘龙区', '征收', '批复']],
    ['的的的的的', ['的的的的的']],
    ['EIA 报告', [' eia', '报告']],
  ])('%s is looked for by its parts', (query, parts) => {
    expect(searchWords(query)?.parts).toEqual(parts);
  });

  it('without letters and digits is none', () => {
    expect(searchWords(' *“” ')).toBeNull();
  });
});
