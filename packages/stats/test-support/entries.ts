import type { EntryInput } from '../src/registers/check-entry.ts';
import type { Entry } from '../src/registers/entry.ts';
import type { RegisterId } from '../src/registers/registers.ts';

/** An entry with defaults for everything but its register and value. */
export const entered = (register: RegisterId, value: number | null, more: Partial<Entry> = {}): Entry => ({
  register,
  agency: 'a',
  year: 2018,
  value,
  origin: 'typed',
  by: 'li',
  at: 0,
  ...more,
});

/** The input of an entry, with defaults. */
export const input = (more: Partial<EntryInput> = {}): EntryInput => ({
  register: 'staff',
  agency: 'a',
  year: 2018,
  value: 12,
  unit: '人',
  origin: 'typed',
  by: 'li',
  at: 0,
  ...more,
});
