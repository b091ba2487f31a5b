import { amountSlots, type AmountSums } from './amount-slots.ts';

// The sums of a thousand agencies do not fit into the processor's cache, and consecutive cases are of different
// agencies. So additions are buffered by group of agencies, and each group is updated while its sums are in the cache.
const PARTS = 64;
const WAITING = 1024;
const WORDS = 3;

interface Part {
  readonly sums: AmountSums;
  readonly words: Int32Array;
  readonly amounts: Float64Array;
  count: number;
}

const part = (): Part => ({
  sums: amountSlots(),
  words: new Int32Array(WAITING * WORDS),
  amounts: new Float64Array(WAITING),
  count: 0,
});

const settle = (one: Part): void => {
  const { sums, words, amounts, count } = one;
  for (let index = 0; index < count; index += 1) {
    const at = index * WORDS;
    sums.add(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, amounts[index] ?? 0);
  }
  one.count = 0;
};

/** Creates an empty table. */
export const amountTable = (): AmountSums => {
  const parts: Part[] = [];
  return {
    add: (agency, month, key, amount) => {
      const one = (parts[agency % PARTS] ??= part());
      const { words, count } = one;
      const at = count * WORDS;
      words[at] = agency;
      words[at + 1] = month;
      words[at + 2] = key;
      one.amounts[count] = amount;
      one.count = count + 1;
      if (one.count === WAITING) settle(one);
    },
    each: (visit) => {
      for (const one of parts) {
        if (one === undefined) continue;
        settle(one);
        one.sums.each(visit);
      }
    },
  };
};
