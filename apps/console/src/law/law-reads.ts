import { queryOptions } from '@tanstack/react-query';
import { type Answered, answerOf, api } from '../data/api.ts';

const agencyQuery = (agency: string | undefined) => (agency === undefined ? {} : { agency });

/** Which notices are loaded, with the local days of an agency where one is named. */
export const readCalendar = (agency?: string) =>
  queryOptions({
    queryKey: ['calendar', agency],
    queryFn: () => answerOf(api.calendar.$get({ query: agencyQuery(agency) })),
    staleTime: 600_000,
  });

/** Every day of a year. */
export const readCalendarYear = (year: number, agency?: string) =>
  queryOptions({
    queryKey: ['calendar-year', year, agency],
    queryFn: () =>
      answerOf(api.calendar.years[':year'].$get({ param: { year: String(year) }, query: agencyQuery(agency) })),
    staleTime: 600_000,
  });

/** The n-th working day after a day, with its sum. */
export const readDeadline = (start: string, workingDays: number, agency?: string) =>
  queryOptions({
    queryKey: ['deadline', start, workingDays, agency],
    queryFn: () =>
      answerOf(
        api.calendar.deadline.$get({ query: { start, workingDays: String(workingDays), ...agencyQuery(agency) } }),
      ),
    retry: false,
    staleTime: 600_000,
  });

/** A year of the calendar. */
export type CalendarYear = Answered<Awaited<ReturnType<(typeof api.calendar.years)[':year']['$get']>>>;
/** A day of the calendar. */
export type CalendarDay = CalendarYear['days'][number];
/** A sum of days. */
export type Deadline = Answered<Awaited<ReturnType<typeof api.calendar.deadline.$get>>>;
/** A procedure. */
export type Procedure = Answered<Awaited<ReturnType<(typeof api.procedures)[':id']['$get']>>>;
