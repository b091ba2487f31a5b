import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { createPlaceFinder } from './place-finder.ts';

const TEXT = '一、总体情况\n全年收到申请12件。办结\n11件,占91%。\n\n（⼆）管理\n一、本年新收 3 4\n其他7场\n';

describe('fold', () => {
  it('folds radicals, wide letters and wide spaces, and keeps the length', () => {
    const text = '市政府⻔⼾⽹站　１２％：⺠';
    expect(fold(text)).toBe('市政府门户网站 12%:民');
    expect(fold(text)).toHaveLength(text.length);
  });

  it('folds each kind of wide character, wherever it is in a long text', () => {
    expect(fold('！～\u00a0\u2002\u2003\u3000⺠⿕豈')).toBe('!~    民龠豈');
    expect(fold(`${'⼈a'.repeat(40_000)}`)).toBe('人a'.repeat(40_000));
    expect(fold('\uff00\uff5f甲')).toBe('\uff00\uff5f甲');
  });

  it('leaves Chinese punctuation and characters without a single form', () => {
    expect(fold('“公开”、《条例》。①㎡')).toBe('“公开”、《条例》。①㎡');
  });
});

describe('createPlaceFinder', () => {
  const places = createPlaceFinder(TEXT);

  it('counts lines and columns from one and names the heading as printed', () => {
    expect(places.at(TEXT.indexOf('12件'), 2)).toEqual({
      offset: 13,
      length: 2,
      line: 2,
      column: 7,
      section: '一、总体情况',
    });
    expect(places.at(TEXT.indexOf('7场'), 1)).toMatchObject({ line: 7, column: 3, section: '（⼆）管理' });
    expect(places.at(0, 1)).toMatchObject({ line: 1, column: 1, section: '一、总体情况' });
  });

  it('has no heading before the first one', () => {
    expect(createPlaceFinder('收到3件。').at(2, 1).section).toBeNull();
  });

  it('quotes one sentence of the raw text, over a line end inside it', () => {
    expect(places.quote(TEXT.indexOf('91%'), 3)).toBe('办结\n11件,占91%。');
    expect(places.quote(TEXT.indexOf('3 4'), 1)).toBe('一、本年新收 3 4');
  });

  it('quotes the part of an endless sentence around the place', () => {
    const endless = `${'公'.repeat(500)}7件${'开'.repeat(500)}`;
    const quote = createPlaceFinder(endless).quote(500, 2);
    expect(quote).toContain('7件');
    expect(quote.length).toBeLessThanOrEqual(160);
  });
});

describe('a place', () => {
  it('has the line and column that counting line ends gives, at every offset', () => {
    const places = createPlaceFinder(TEXT);
    for (let offset = 0; offset < TEXT.length; offset++) {
      const before = TEXT.slice(0, offset).split('\n');
      expect(places.at(offset, 1)).toMatchObject({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
    }
  });

  it('is under the last heading at or before it', () => {
    const text = '甲\n一、概述\n乙\n(二)申请\n 十二、附件\n丙';
    const places = createPlaceFinder(text);
    const sections = ['甲', '概述', '乙', '申请', '丙'].map((word) => places.at(text.indexOf(word), 1).section);
    expect(sections).toEqual([null, '一、概述', '一、概述', '(二)申请', '十二、附件']);
  });

  it.each(['一、新收\t3', '一、新收 3 4', '一、新收 3  4', '甲、新收', '一,新收', '一、'])(
    'has no heading of %j',
    (line) => {
      expect(createPlaceFinder(`${line}\n乙`).at(line.length + 1, 1).section).toBeNull();
    },
  );

  it('has a heading of forty characters at most, up to a full stop', () => {
    const under = (line: string) => createPlaceFinder(`${line}\n乙`).at(line.length + 1, 1).section;
    expect(under(`一、${'甲'.repeat(60)}`)).toBe(`一、${'甲'.repeat(40)}`);
    expect(under('一、甲。乙')).toBe('一、甲');
    expect(under('一、甲;乙')).toBe('一、甲');
  });
});

describe('a quote', () => {
  const quoteOf = (text: string, word = '3件'): string =>
    createPlaceFinder(text).quote(text.indexOf(word), word.length);

  it.each([
    ['甲。收到3件。乙', '收到3件。'],
    ['甲;收到3件;乙', '收到3件;'],
    ['甲!收到3件!乙', '收到3件!'],
    ['甲?收到3件?乙', '收到3件?'],
    ['甲\n收到3件\n乙', '甲\n收到3件\n乙'],
    ['甲5\n收到3件\n\n乙', '收到3件'],
    ['甲\t\n收到3件\n一、乙', '收到3件'],
    ['甲\n\n收到3件\n(二)乙', '收到3件'],
    ['收到3件', '收到3件'],
    ['甲\n 一、乙3件', '甲\n 一、乙3件'],
  ])('of %j is the sentence or the row', (text, quote) => {
    expect(quoteOf(text)).toBe(quote);
  });

  it('is cut to 160 characters around its place, within the sentence', () => {
    const text = (before: number, after: number) => `${'甲'.repeat(before)}3件${'乙'.repeat(after)}`;
    expect(quoteOf(text(100, 58))).toBe(text(100, 58));
    expect(quoteOf(text(300, 300))).toBe(text(79, 79));
    expect(quoteOf(text(10, 300))).toBe(text(10, 148));
    expect(quoteOf(text(300, 10))).toBe(text(148, 10));
  });
});

describe('a row', () => {
  const rowOf = (text: string, word = '3'): string => createPlaceFinder(text).row(text.indexOf(word), word.length);

  it('is the line around a figure, or the sentence where it has no words or is long', () => {
    expect(rowOf('甲\n 一、新收 1 3 4 \n乙')).toBe('一、新收 1 3 4');
    expect(rowOf('甲\n新收 3')).toBe('新收 3');
    expect(rowOf('新收\n1 3 4\n乙')).toBe('新收\n1 3 4');
    expect(rowOf(`${'甲'.repeat(159)}3`)).toBe(`${'甲'.repeat(159)}3`);
    expect(rowOf(`乙。${'甲'.repeat(158)}3`)).toBe(`${'甲'.repeat(158)}3`);
    expect(rowOf(`${'甲'.repeat(700)}。${'乙'.repeat(10)}3`)).toBe(`${'乙'.repeat(10)}3`);
  });
});
