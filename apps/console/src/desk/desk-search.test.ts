import { describe, expect, it } from 'vitest';
import { deskSearch, filtersOf } from './desk-search.ts';

describe('the address of the desk', () => {
  it('says what is shown; what it does not know is left out', () => {
    expect(deskSearch({ only: 'overdue', mine: true })).toEqual({ only: 'overdue', mine: true });
    expect(deskSearch({ only: 'everything', mine: 'yes' })).toEqual({});
  });

  it('asks for open cases by their date, for ended ones by their last change, and for those of a counter', () => {
    expect(filtersOf({})).toEqual({ active: 'true', sort: 'due' });
    expect(filtersOf({ only: 'closed' })).toEqual({ active: 'false', sort: 'updated' });
    expect(filtersOf({ only: 'toAccept', mine: true })).toEqual({ counter: 'toAccept', sort: 'due', holder: 'me' });
  });
});
