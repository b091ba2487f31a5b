import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { timed } from '../data/reads.ts';
import type { HitKind } from './hit-kinds.ts';
import type { Asked } from './list-filters.ts';

const PAGE = '100';
const OFTEN_MS = 60_000;
/** A list of more pages is read again only when a person asks for it: that takes a request for each of them. */
const FEW_PAGES = 3;

type CasesQuery = Parameters<typeof api.cases.$get>[0]['query'];

/** Cases as a list asks for them, page after page. */
export const readRegister = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: ['register', asked],
    queryFn: ({ pageParam }) => {
      // An address may say anything; the API refuses what it does not know, with the name of the filter.
      const query = { ...asked, limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) } as CasesQuery;
      return timed(answerOf(api.cases.$get({ query })));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) <= FEW_PAGES ? OFTEN_MS : false),
    refetchOnWindowFocus: false,
  });

/** A case in a list. */
export type ListedCase = Awaited<ReturnType<NonNullable<ReturnType<typeof readRegister>['queryFn']>>>['cases'][number];

/** What contains every word of a text. */
export const readSearch = (q: string, kind: HitKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['search', q, kind ?? ''],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.search.$get({
          query: { q, ...(kind === undefined ? {} : { kind }), ...(pageParam === null ? {} : { after: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** The cases of one who asks, the newest first. */
export const readParty = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['party', id],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.parties[':id'].cases.$get({
          param: { id },
          query: { limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });

/** The agencies of the region by name. */
export const readAgencyNames = queryOptions({
  queryKey: ['agencies'],
  queryFn: () => answerOf(api.agencies.$get({ query: {} })),
  staleTime: 600_000,
});

/** The last imports. */
export const readImports = queryOptions({
  queryKey: ['imports'],
  queryFn: () => answerOf(api.imports.$get()),
  refetchInterval: ({ state }) => (state.data?.imports.some((one) => one.state === 'running') === true ? 1000 : false),
});
