import type { Entry } from './entry.ts';
import { isRegisterId } from './registers.ts';

/** An entry as a store keeps it: its figure in decimal digits, its register by name. */
export interface StoredEntry extends Omit<Entry, 'register' | 'value'> {
  readonly register: string;
  readonly value: string | null;
}

/** Stored entries with their figures; one of a register that was since removed is left out. */
export const storedEntries = (stored: Iterable<StoredEntry>): readonly Entry[] =>
  [...stored].flatMap(({ register, agency, year, value, origin, by, at }): Entry[] =>
    isRegisterId(register)
      ? [{ register, agency, year, value: value === null ? null : Number(value), origin, by, at }]
      : [],
  );
