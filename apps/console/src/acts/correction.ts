/** What the address of a case says where the right content of one of its entries is given; `seq` is its number. */
export const correctEntry = (seq: number) => ({ fact: 'entry.corrected', seq }) as const;

/** The same where an entry should not be there at all. */
export const voidEntry = (seq: number) => ({ fact: 'entry.voided', seq }) as const;

/** The same where the head is asked for a correction. */
export const questionEntry = (seq: number) => ({ fact: 'entry.questioned', seq }) as const;
