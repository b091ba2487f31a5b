import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { type readDesk, timed } from '../data/reads.ts';
import { type DeskSearch, filtersOf } from './desk-search.ts';

const PAGE = '40';

type CasesQuery = Parameters<typeof api.cases.$get>[0]['query'];
type Desk = Awaited<ReturnType<NonNullable<(typeof readDesk)['queryFn']>>>;

/** A case on the desk. */
export type Row = Omit<Desk['rows'][number], 'next'> & { readonly next?: Desk['rows'][number]['next'] };

/** The lists of a desk page after page; the whole one goes on where the desk itself ends. */
const readRows = (search: DeskSearch, after: string | null) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'desk', search, after],
    queryFn: ({ pageParam }) => {
      const from = pageParam === null ? {} : { after: pageParam };
      // The filters are those of this page alone, in the API's names.
      const query = { ...filtersOf(search), acts: 'true', limit: PAGE, ...from } as CasesQuery;
      return timed(answerOf(api.cases.$get({ query })));
    },
    initialPageParam: after,
    getNextPageParam: ({ next }) => next,
  });

const isHandled = ({ flags, unread }: Row): boolean =>
  !unread && !flags.includes('stopped') && !flags.includes('in-review');

/** What a list of the desk shows. */
export interface DeskRows {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  readonly isReading: boolean;
  readonly read: { readonly error: unknown; readonly refetch: () => Promise<unknown> };
  readonly onMore: () => void;
}

/** The rows of the desk as its address asks for them; the first page of the whole list came with the desk. */
export const useDeskRows = (desk: Desk, search: DeskSearch): DeskRows => {
  const isWhole = search.mine !== true && (search.only === undefined || search.only === 'all');
  const list = useInfiniteQuery({
    ...readRows(search, isWhole ? desk.next : null),
    enabled: !isWhole,
    placeholderData: isWhole ? undefined : keepPreviousData,
  });
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = list;
  const read: readonly Row[] = data?.pages.flatMap(({ cases }) => cases) ?? [];
  const all = isWhole ? [...desk.rows, ...read] : read;
  const hasStarted = data !== undefined;
  return {
    // A case that moved between two pages is shown once.
    rows: [...new Map(all.map((row) => [row.id, row])).values()].filter(
      (row) => search.only !== 'handling' || isHandled(row),
    ),
    hasMore: isWhole && !hasStarted ? desk.next !== null : hasNextPage,
    isReading: isFetching,
    read: list,
    onMore: () => void (isWhole && !hasStarted ? refetch() : fetchNextPage()),
  };
};
