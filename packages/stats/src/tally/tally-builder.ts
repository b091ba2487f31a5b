import { amountTable } from './amount-table.ts';
import type { Tally } from './tally.ts';

/** Words numbered from 0, in the order in which they were added. */
interface Numbered {
  readonly words: readonly string[];
  readonly of: (word: string) => number;
}

const numbered = (): Numbered => {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  return {
    words,
    of: (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, words.length);
      return words.push(word) - 1;
    },
  };
};

/** Builds a tally. Agencies, months and keys have numbers, so that callers look each up once. */
export interface TallyBuilder {
  readonly agencies: Numbered;
  readonly months: Numbered;
  readonly keys: Numbered;
  readonly add: (agency: number, month: number, key: number, amount: number) => void;
  readonly built: () => Tally;
}

const opened = <V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> => {
  const held = maps.get(key);
  if (held !== undefined) return held;
  const made = new Map<string, V>();
  maps.set(key, made);
  return made;
};

/** Creates a builder. */
export const tallyBuilder = (): TallyBuilder => {
  const [agencies, months, keys] = [numbered(), numbered(), numbered()];
  const table = amountTable();
  const built = (): Tally => {
    const byAgency = new Map<string, Map<string, Map<string, number>>>();
    table.each((agency, month, key, amount) => {
      if (amount === 0) return;
      const own = opened(byAgency, agencies.words[agency] ?? '');
      opened(own, months.words[month] ?? '').set(keys.words[key] ?? '', amount);
    });
    return { agencies: byAgency };
  };
  return { agencies, months, keys, add: table.add, built };
};
