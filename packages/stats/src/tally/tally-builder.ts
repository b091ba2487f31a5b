import { sum } from './amount.ts';
import type { Tally } from './tally.ts';

type OpenMonths = Map<string, Map<string, number>>;

const opened = <V>(map: Map<string, V>, key: string, make: () => V): V => {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
};

const withoutZeros = (months: OpenMonths): OpenMonths => {
  for (const [month, amounts] of months) {
    for (const [key, amount] of amounts) if (amount === 0) amounts.delete(key);
    if (amounts.size === 0) months.delete(month);
  }
  return months;
};

/** A tally in the making: the one place where maps are written to. It is spent once `built` has been called. */
export interface TallyBuilder {
  readonly add: (agency: string, month: string, cell: string, amount: number) => void;
  readonly built: () => Tally;
}

/** Starts a tally. */
export const tallyBuilder = (): TallyBuilder => {
  const agencies = new Map<string, OpenMonths>();
  return {
    add: (agency, month, cell, amount) => {
      const months = opened(agencies, agency, (): OpenMonths => new Map());
      const amounts = opened(months, month, () => new Map<string, number>());
      amounts.set(cell, sum(amounts.get(cell) ?? 0, amount));
    },
    built: () => {
      for (const [agency, months] of agencies) if (withoutZeros(months).size === 0) agencies.delete(agency);
      return { agencies };
    },
  };
};
