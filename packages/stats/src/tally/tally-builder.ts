import { amountTable } from './amount-table.ts';
import type { Tally } from './tally.ts';

/** Words by number, from 0 on in the order in which they came. */
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

/** A tally in the making: agencies, months and cells have numbers, so that whoever meets one again need not look it up. */
export interface TallyBuilder {
  readonly agencies: Numbered;
  readonly months: Numbered;
  readonly cells: Numbered;
  readonly add: (agency: number, month: number, cell: number, amount: number) => void;
  readonly built: () => Tally;
}

const opened = <V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> => {
  const held = maps.get(key);
  if (held !== undefined) return held;
  const made = new Map<string, V>();
  maps.set(key, made);
  return made;
};

/** Starts a tally. */
export const tallyBuilder = (): TallyBuilder => {
  const [agencies, months, cells] = [numbered(), numbered(), numbered()];
  const table = amountTable();
  const built = (): Tally => {
    const byAgency = new Map<string, Map<string, Map<string, number>>>();
    table.each((agency, month, cell, amount) => {
      if (amount === 0) return;
      const own = opened(byAgency, agencies.words[agency] ?? '');
      opened(own, months.words[month] ?? '').set(cells.words[cell] ?? '', amount);
    });
    return { agencies: byAgency };
  };
  return { agencies, months, cells, add: table.add, built };
};
