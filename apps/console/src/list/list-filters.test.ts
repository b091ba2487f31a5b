import { describe, expect, it } from 'vitest';
import { askedBy, changed, FILTER_NAMES, holderGiven, holderShown, isSame, setIn } from './list-filters.ts';

describe('the filters of the register', () => {
  it('are read from an address, the newest first by default, without what is none', () => {
    expect(askedBy({ channel: 'post', q: '', page: '3' })).toEqual({ channel: 'post', sort: 'received' });
    expect(askedBy({ sort: 'due' })).toEqual({ sort: 'due' });
    expect(askedBy({ sort: 'price' }).sort).toBe('received');
    expect(setIn(askedBy({ late: 'true', number: '1' }))).toEqual(['number', 'late']);
    expect(new Set(FILTER_NAMES).size).toBe(FILTER_NAMES.length);
  });

  it('are changed one by one, and removed where nothing is given', () => {
    expect(changed({ q: '预算', late: 'true' }, { late: undefined, channel: 'post' })).toEqual({
      q: '预算',
      channel: 'post',
    });
    expect(changed({ q: '预算' }, { q: '' })).toEqual({});
  });

  it('are the same in any order', () => {
    const asked = askedBy({ q: '预算', late: 'true' });
    expect(isSame(asked, askedBy({ late: 'true', q: '预算', sort: 'received' }))).toBe(true);
    expect(isSame(asked, askedBy({ q: '预算' }))).toBe(false);
    expect(isSame(asked, askedBy({ late: 'true', q: '预算', sort: 'due' }))).toBe(false);
  });

  it('take a unit by its name, and the reader by a word', () => {
    expect(holderGiven('法规科', '我')).toBe('unit:法规科');
    expect(holderGiven('我', '我')).toBe('me');
    expect(holderGiven('person:wang', '我')).toBe('person:wang');
    expect(['me', 'unit:法规科', 'person:wang'].map((one) => holderShown(one, '我'))).toEqual(['我', '法规科', 'wang']);
  });
});
