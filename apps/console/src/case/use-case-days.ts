import { useQuery } from '@tanstack/react-query';
import { serverNow } from '../data/server-time.ts';
import { readDays } from '../parts/use-sum.ts';
import { dayAt, daysBetween } from '../words/days.ts';
import type { CaseParts } from './case-data.ts';
import { isOpen, mainClockOf } from './clock-kinds.ts';
import type { CalendarDay } from './holding-days.ts';
import type { Wait } from './timeline-rows.ts';

// The longest count that the server explains.
const MOST_DAYS = 2000;

/** The day from which on the days of a case count, and the last one that has come. */
export const spanOf = ({ one, entries }: CaseParts): { readonly from: string; readonly through: string } => {
  const today = dayAt(serverNow());
  const main = mainClockOf(one.clocks);
  const first = entries[0] === undefined ? today : dayAt(Date.parse(entries[0].at));
  const ended = main === null || isOpen(main) || main.endedAt === null ? today : dayAt(Date.parse(main.endedAt));
  return { from: main?.startedOn ?? first, through: ended < today ? ended : today };
};

/** The days of a case by the calendar of its agency, from the one after its receipt; null until they are read. */
export const useCaseDays = (parts: CaseParts): readonly CalendarDay[] | null => {
  const { from, through } = spanOf(parts);
  const needed = daysBetween(from, through) + 1;
  const { data } = useQuery({
    ...readDays(parts.one.agency, from, needed),
    enabled: needed > 0 && needed <= MOST_DAYS,
  });
  return data === undefined ? null : data.trace.filter(({ date }) => date <= through);
};

/** How many working days a wait has lasted; null until they are read. */
export const useWaitDays = (parts: CaseParts, { after, through }: Wait): number | null => {
  const days = useCaseDays(parts);
  if (days === null) return null;
  return days.filter(({ date, counted }) => counted && date > after && (through === null || date <= through)).length;
};
