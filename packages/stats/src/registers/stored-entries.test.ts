import { describe, expect, it } from 'vitest';
import { storedEntries } from './stored-entries.ts';

const stored = { agency: 'a', year: 2018, origin: 'typed', by: 'li', at: 1 } as const;

describe('stored entries', () => {
  it('decodes entries, a withdrawn one as blank, and drops those of a removed register', () => {
    const entries = [
      { ...stored, register: 'budget', value: '3219.47' },
      { ...stored, register: 'staff', value: null },
      { ...stored, register: 'telegrams', value: '3' },
    ];
    expect(storedEntries(entries)).toEqual([
      { ...stored, register: 'budget', value: 3219.47 },
      { ...stored, register: 'staff', value: null },
    ]);
  });
});
