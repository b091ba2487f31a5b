import type { Calendar } from '@gongkai/calendar';
import { CalendarError } from '@gongkai/calendar';
import type { AnyProcedure, CaseState } from '@gongkai/core';
import { cellKey } from '@gongkai/core';

/** What a case adds to one cell: month `YYYY-MM`, key of the cell, amount in hundredths. */
export type Counted = readonly [month: string, cell: string, hundredths: number];

/** A case that adds nothing. */
export const UNCOUNTED = '[]';

/**
 * What a case adds to the tallies by its procedure, as the text that is kept on its row: whatever calendar or release
 * counted it, exactly this is what has to be taken away again. Null where a day lies outside the calendar, so that
 * nothing can be counted before a notice reaches there.
 */
export const countedText = (
  procedure: Pick<AnyProcedure, 'contributions'>,
  { context }: Pick<CaseState, 'context'>,
  calendar: Calendar,
): string | null => {
  try {
    const contributions = procedure.contributions(context, { calendar });
    if (contributions.length === 0) return UNCOUNTED;
    return JSON.stringify(
      contributions.map(({ indicator, on, by, amount = 1 }): Counted => [
        on.slice(0, 7),
        cellKey(indicator, by),
        Math.round(amount * 100),
      ]),
    );
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

const isCounted = (value: unknown): value is Counted => {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [month, cell, hundredths]: unknown[] = value;
  const dated = typeof month === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(month);
  return dated && typeof cell === 'string' && Number.isSafeInteger(hundredths);
};

/**
 * Reads what {@link countedText} wrote.
 * @throws SyntaxError when it is something else.
 */
export const readCounted = (text: string): readonly Counted[] => {
  if (text === UNCOUNTED) return [];
  const value: unknown = JSON.parse(text);
  if (Array.isArray(value) && value.every(isCounted)) return value;
  throw new SyntaxError('what the case was counted as cannot be read');
};

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
