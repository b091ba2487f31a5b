import { readCounted } from './counted.ts';

/** Amounts of one cell of an agency in the twelve months of a year, in hundredths. */
export interface TallyRow {
  readonly agency: string;
  readonly year: number;
  /** The `cellKey` of core. */
  readonly cell: string;
  /** January to December. */
  readonly months: readonly number[];
}

/** A sum of what cases add. */
export interface TallySum {
  /** Adds what a text says, or takes it away with -1. */
  add(agency: string, counted: string, sign: 1 | -1): void;
  /** Adds a row. */
  addRow(row: TallyRow, sign: 1 | -1): void;
  /** What does not come to nothing, in no order. */
  rows(): readonly TallyRow[];
}

interface OpenRow extends TallyRow {
  readonly months: number[];
}

/** An empty sum. */
export const tallySum = (): TallySum => {
  const open = new Map<string, OpenRow>();
  const rowOf = (agency: string, year: number, cell: string): OpenRow => {
    const key = `${year}\n${cell}\n${agency}`;
    const found = open.get(key);
    if (found !== undefined) return found;
    const row = { agency, year, cell, months: Array.from({ length: 12 }, () => 0) };
    open.set(key, row);
    return row;
  };
  const into = ({ months }: OpenRow, index: number, amount: number): void => {
    months[index] = (months[index] ?? 0) + amount;
  };
  return {
    add: (agency, counted, sign) => {
      for (const [month, cell, hundredths] of readCounted(counted)) {
        const row = rowOf(agency, Number(month.slice(0, 4)), cell);
        into(row, Number(month.slice(5)) - 1, sign * hundredths);
      }
    },
    addRow: ({ agency, year, cell, months }, sign) => {
      const row = rowOf(agency, year, cell);
      months.forEach((amount, index) => into(row, index, sign * amount));
    },
    rows: () => [...open.values()].filter(({ months }) => months.some((amount) => amount !== 0)),
  };
};
