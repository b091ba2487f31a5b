import { readCounted } from './counted.ts';

/** The amounts of one cell of an agency in the twelve months of a year, in hundredths. */
export interface TallyRow {
  readonly agency: string;
  readonly year: number;
  /** The `cellKey` of core. */
  readonly cell: string;
  /** January to December. */
  readonly months: readonly number[];
}

/** A sum of the contributions of cases. */
export interface TallySum {
  /** Adds the amounts of a text of {@link readCounted}, or subtracts them with -1. */
  add(agency: string, counted: string, sign: 1 | -1): void;
  /** Adds a row. */
  addRow(row: TallyRow, sign: 1 | -1): void;
  /** The rows with an amount other than zero, in no order. */
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
  const addTo = ({ months }: OpenRow, index: number, amount: number): void => {
    months[index] = (months[index] ?? 0) + amount;
  };
  return {
    add: (agency, counted, sign) => {
      for (const [month, cell, hundredths] of readCounted(counted)) {
        const row = rowOf(agency, Number(month.slice(0, 4)), cell);
        addTo(row, Number(month.slice(5)) - 1, sign * hundredths);
      }
    },
    addRow: ({ agency, year, cell, months }, sign) => {
      const row = rowOf(agency, year, cell);
      months.forEach((amount, index) => addTo(row, index, sign * amount));
    },
    rows: () => [...open.values()].filter(({ months }) => months.some((amount) => amount !== 0)),
  };
};
