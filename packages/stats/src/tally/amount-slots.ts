import { sum } from './amount.ts';

/** An amount with the numbers of its agency, month and cell. */
export type Visit = (agency: number, month: number, cell: number, amount: number) => void;

/** Sums that are found by what they are of, in one piece of memory. */
export interface AmountSlots {
  readonly add: Visit;
  /** Visits every sum once, in no order. */
  readonly each: (visit: Visit) => void;
}

// Four numbers of 32 bits (agency, month, cell, whether it is taken) and one of 64 bits stand side by side: an amount
// is found with one look into memory, where maps in maps need five. With a thousand agencies that is most of the time.
const WORDS = 6;
const DOUBLES = 3;

interface Slots {
  readonly mask: number;
  readonly words: Int32Array;
  readonly amounts: Float64Array;
}

const slots = (capacity: number): Slots => {
  const buffer = new ArrayBuffer(capacity * DOUBLES * 8);
  return { mask: capacity - 1, words: new Int32Array(buffer), amounts: new Float64Array(buffer) };
};

// The end of MurmurHash3: numbers that differ in few bits land far from each other.
const hash = (agency: number, month: number, cell: number): number => {
  let mixed = Math.imul(agency, 0x9e3779b1) ^ Math.imul(month, 0x85ebca6b) ^ Math.imul(cell, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
};

/** The slot of a sum, or the free one where it belongs. */
const slotOf = ({ mask, words }: Slots, agency: number, month: number, cell: number): number => {
  for (let slot = hash(agency, month, cell) & mask; ; slot = (slot + 1) & mask) {
    const at = slot * WORDS;
    if (words[at + 3] === 0) return slot;
    if (words[at] === agency && words[at + 1] === month && words[at + 2] === cell) return slot;
  }
};

const put = (into: Slots, agency: number, month: number, cell: number, amount: number): boolean => {
  const slot = slotOf(into, agency, month, cell);
  const at = slot * WORDS;
  const amountAt = slot * DOUBLES + 2;
  const isNew = into.words[at + 3] === 0;
  if (isNew) {
    into.words[at] = agency;
    into.words[at + 1] = month;
    into.words[at + 2] = cell;
    into.words[at + 3] = 1;
  }
  into.amounts[amountAt] = isNew ? amount : sum(into.amounts[amountAt] ?? 0, amount);
  return isNew;
};

/** A table of twice the size with the same sums. */
const grown = ({ mask, words, amounts }: Slots): Slots => {
  const more = slots((mask + 1) * 2);
  for (let slot = 0; slot <= mask; slot += 1) {
    const at = slot * WORDS;
    const amount = amounts[slot * DOUBLES + 2] ?? 0;
    if (words[at + 3] === 1) put(more, words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, amount);
  }
  return more;
};

/** No sums yet. */
export const amountSlots = (): AmountSlots => {
  let held = slots(16);
  let size = 0;
  return {
    add: (agency, month, cell, amount) => {
      if (!put(held, agency, month, cell, amount)) return;
      size += 1;
      if (size * 3 > held.mask * 2) held = grown(held);
    },
    each: (visit) => {
      const { mask, words, amounts } = held;
      for (let slot = 0; slot <= mask; slot += 1) {
        const at = slot * WORDS;
        if (words[at + 3] !== 1) continue;
        visit(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, amounts[slot * DOUBLES + 2] ?? 0);
      }
    },
  };
};
