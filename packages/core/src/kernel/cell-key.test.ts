import { describe, expect, it } from 'vitest';
import { breakdownOf, cellKey } from './cell-key.ts';

describe('the key of what a contribution counts', () => {
  it('is one text, whatever the order of the names', () => {
    const key = 'request.received?applicant=natural&channel=fax';
    expect(cellKey('request.received', { channel: 'fax', applicant: 'natural' })).toBe(key);
    expect(cellKey('request.received', { applicant: 'natural', channel: 'fax' })).toBe(key);
    expect(cellKey('request.complaint', {})).toBe('request.complaint');
  });

  it.each([
    ['plain', { channel: 'fax' }],
    ['a?b', { 'k=': '&m', n: '100%25', '': '' }],
    ['%', {}],
  ])('leads back to %s and what it is broken down by', (indicator, by) => {
    expect(breakdownOf(cellKey(indicator, by))).toEqual({ indicator, by });
  });
});
