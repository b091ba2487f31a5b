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
