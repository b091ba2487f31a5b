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
