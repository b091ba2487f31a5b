import { type Calendar, CalendarError } from '@gongkai/calendar';
import { type AnyProcedure, type CaseState, cellKey } from '@gongkai/core';

/** The contribution of a case to one cell: month `YYYY-MM`, key of the cell, amount in hundredths. */
export type Counted = readonly [month: string, cell: string, hundredths: number];

/** The text of a case that contributes nothing. */
export const UNCOUNTED = '[]';

/**
 * The contributions of a case to the tallies, as the text on its row: exactly these amounts are subtracted again, also by
 * another calendar or release. Null where a day is outside the calendar: nothing is counted before a notice covers it.
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
 * Reads the text that {@link countedText} wrote.
 * @throws SyntaxError when it is something else.
 */
export const readCounted = (text: string): readonly Counted[] => {
  if (text === UNCOUNTED) return [];
  const value: unknown = JSON.parse(text);
  if (Array.isArray(value) && value.every(isCounted)) return value;
  throw new SyntaxError('what the case was counted as cannot be read');
};
