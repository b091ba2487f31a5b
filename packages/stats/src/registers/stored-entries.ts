import type { Entry } from './entry.ts';
import { isRegisterId } from './registers.ts';

/** An entry in its stored form: the figure in decimal digits, the register by name. */
export interface StoredEntry extends Omit<Entry, 'register' | 'value'> {
  readonly register: string;
  readonly value: string | null;
}

/** Decodes stored entries; those of a register that no longer exists are left out. */
export const storedEntries = (stored: Iterable<StoredEntry>): readonly Entry[] =>
  [...stored].flatMap(({ register, agency, year, value, origin, by, at }): Entry[] =>
    isRegisterId(register)
      ? [{ register, agency, year, value: value === null ? null : Number(value), origin, by, at }]
      : [],
  );
