import { dayAt } from '../words/days.ts';
import type { Told, Wait } from './timeline-rows.ts';

/** Who had a case in hand, or that its clock stood still, and for how many working days. */
export interface Share {
  /** The unit, the person without a unit, or null while the case is given to none. */
  readonly holder: string | null;
  readonly isStop: boolean;
  readonly days: number;
}

/** A day of the calendar. */
export interface CalendarDay {
  readonly date: string;
  readonly counted: boolean;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

interface Change {
  readonly day: string;
  readonly holder: string | null;
}

// Facts of the file, the same in every procedure: they alone say who has a case in hand.
const changesIn = (entries: readonly Told[]): readonly Change[] =>
  entries.flatMap(({ type, at, fact }) => {
    const day = dayAt(Date.parse(at));
    if (type === 'case.assigned') return [{ day, holder: textOf(fact['unit']) ?? textOf(fact['person']) }];
    return type === 'case.declined' || type === 'case.transferred' ? [{ day, holder: null }] : [];
  });

const isStopped = (day: string, waits: readonly Wait[]): boolean =>
  waits.some(({ after, through }) => day > after && (through === null || day <= through));

/**
 * The working days of a case by who had it in hand at the beginning of the day, in order; a day of a stop is counted apart. Their sum is the number of working days in `days`.
 */
export const holdingDays = (
  entries: readonly Told[],
  waits: readonly Wait[],
  days: readonly CalendarDay[],
): readonly Share[] => {
  const changes = changesIn(entries);
  const shares: Share[] = [];
  for (const { date } of days.filter(({ counted }) => counted)) {
    const isStop = isStopped(date, waits);
    const holder = isStop ? null : (changes.findLast(({ day }) => day < date)?.holder ?? null);
    const last = shares.at(-1);
    if (last !== undefined && last.holder === holder && last.isStop === isStop) {
      shares[shares.length - 1] = { ...last, days: last.days + 1 };
    } else shares.push({ holder, isStop, days: 1 });
  }
  return shares;
};
