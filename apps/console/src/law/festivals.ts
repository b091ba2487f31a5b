import type { CalendarDay } from './law-reads.ts';

/** The festivals of which holidays are given. */
export type Festival = 'newYear' | 'spring' | 'qingming' | 'labour' | 'dragonBoat' | 'midAutumn' | 'national';

/** Days off that follow each other. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly festivals: readonly Festival[];
  readonly isOpen: boolean;
}

const SOLAR: Readonly<Record<string, Festival>> = { '01-01': 'newYear', '05-01': 'labour', '10-01': 'national' };
const LUNAR: Readonly<Record<string, Festival>> = { '1-1': 'spring', '5-5': 'dragonBoat', '8-15': 'midAutumn' };

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

const lunarDay = (day: string): string => {
  const parts = lunar.formatToParts(new Date(`${day}T00:00:00Z`));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('month')}-${part('day')}`;
};

// 清明 falls on the 4th or 5th of April, on the 6th of no year of this century.
const festivalOf = (day: string): Festival | null =>
  SOLAR[day.slice(5)] ?? LUNAR[lunarDay(day)] ?? (/-04-0[45]$/.test(day) ? 'qingming' : null);

const DAY_MS = 86_400_000;
const follows = (before: string, day: string): boolean => Date.parse(day) - Date.parse(before) === DAY_MS;
/** The holidays of a year span by span. */
export const holidaySpans = (days: readonly CalendarDay[]): readonly Span[] => {
  const off = days.filter(({ reason }) => reason === 'holiday');
  const spans: { from: string; to: string; isOpen: boolean }[] = [];
  for (const { date, open } of off) {
    const last = spans.at(-1);
    if (last !== undefined && follows(last.to, date)) last.to = date;
    else spans.push({ from: date, to: date, isOpen: open });
  }
  return spans.map((span) => ({
    ...span,
    festivals: [
      ...new Set(
        off.filter(({ date }) => date >= span.from && date <= span.to).flatMap(({ date }) => festivalOf(date) ?? []),
      ),
    ],
  }));
};
