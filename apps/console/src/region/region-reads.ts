import { queryOptions } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { noteServerTime } from '../data/server-time.ts';

const MOST = '500';

/** What an agency has to do, as the overview counts it. */
export type AgencyCounts = Awaited<ReturnType<typeof overviewPage>>['agencies'][number];

const overviewPage = (after: string | null) =>
  answerOf(api.regions.overview.$get({ query: { below: 'true', limit: MOST, ...(after === null ? {} : { after }) } }));

/** Every agency in reach with its counts. */
export const readOverview = queryOptions({
  queryKey: ['region', 'overview'],
  queryFn: async () => {
    const agencies: AgencyCounts[] = [];
    let after: string | null = null;
    do {
      const page = await overviewPage(after);
      noteServerTime(page.serverNow);
      agencies.push(...page.agencies);
      after = page.next;
    } while (after !== null);
    return agencies;
  },
});

/** The share in time of each agency in a year, by the month in which it is read, `2026-03`. */
export const readInTime = (month: string) =>
  queryOptions({
    queryKey: ['region', 'in-time', month],
    queryFn: async () => {
      const card = await answerOf(
        api.scorecards[':rhythm'][':month'].$get({ param: { rhythm: 'annual', month }, query: {} }),
      );
      return new Map(
        card.rows.flatMap(({ agency, values }) =>
          values.filter(({ id }) => id === 'in-time').map(({ part, whole }) => [agency, { part, whole }] as const),
        ),
      );
    },
  });

/** The incidents that run in every agency in reach. */
export const readIncidentsBelow = queryOptions({
  queryKey: ['region', 'incidents'],
  queryFn: async () => (await answerOf(api.desk.$get({ query: { below: 'true' } }))).incidents,
  refetchInterval: 60_000,
});

/** The third working day from a day, until which a case is soon due. */
export const readThirdDay = (start: string, agency: string | null) =>
  queryOptions({
    queryKey: ['third-day', start, agency],
    queryFn: async () =>
      (
        await answerOf(
          api.calendar.deadline.$get({ query: { start, workingDays: '3', ...(agency === null ? {} : { agency }) } }),
        )
      ).due,
    staleTime: Infinity,
  });

/** A case as the lists of supervisors have it: never with a name. */
export type SupervisedCase = Awaited<ReturnType<typeof casesPage>>['cases'][number];

/** What narrows a list of cases below. */
export type CasesBelow = NonNullable<Parameters<typeof api.cases.$get>[0]>['query'];

/** A page of cases below. */
export const casesPage = async (query: CasesBelow) => {
  const page = await answerOf(api.cases.$get({ query: { below: 'true', ...query } }));
  noteServerTime(page.serverNow);
  return page;
};

/** Every case of a list, page by page. */
export const allCases = async (query: CasesBelow): Promise<readonly SupervisedCase[]> => {
  const found: SupervisedCase[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof casesPage>> = await casesPage({
      ...query,
      limit: '100',
      ...(after === null ? {} : { after }),
    });
    found.push(...page.cases);
    after = page.next;
  } while (after !== null);
  return found;
};
