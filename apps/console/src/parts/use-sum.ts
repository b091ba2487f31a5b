import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { readClock } from '../data/reads.ts';
import { serverNow } from '../data/server-time.ts';
import { dayAt, daysBetween } from '../words/days.ts';
import { type Sum, sumOf } from './sum-steps.ts';

// The longest count that the server explains.
const MOST_DAYS = 2000;

/** Every day from the one after `start` through the n-th working day, with the local days of an agency. */
export const readDays = (agency: string, start: string, workingDays: number) =>
  queryOptions({
    queryKey: ['days', agency, start, workingDays],
    queryFn: () => answerOf(api.calendar.deadline.$get({ query: { start, workingDays: String(workingDays), agency } })),
    staleTime: 3_600_000,
    // A day outside the calendar stays outside.
    retry: false,
  });

/** The explained clock, and its sum where it counts working days; `enabled` false reads nothing yet. */
export const useSum = (
  { id, agency }: { readonly id: string; readonly agency: string },
  clockId: string,
  enabled = true,
) => {
  const read = useQuery({ ...readClock(id, clockId), enabled });
  const clock = read.data;
  const today = dayAt(serverNow());
  const start = clock?.startedOn ?? null;
  const endedOn = clock === undefined || clock.endedAt === null ? null : dayAt(Date.parse(clock.endedAt));
  const needed = start === null ? 0 : Math.max(clock?.term.count ?? 0, daysBetween(start, endedOn ?? today) + 1);
  const isCounted = clock?.term.unit === 'working-day' && start !== null && needed <= MOST_DAYS;
  const { data: plain } = useQuery({ ...readDays(agency, start ?? today, needed), enabled: enabled && isCounted });
  const sum: Sum | null =
    clock === undefined || plain === undefined ? null : sumOf(clock, plain.trace, { today, endedOn });
  return { clock, sum, read, isReading: clock === undefined || (isCounted && plain === undefined) };
};
