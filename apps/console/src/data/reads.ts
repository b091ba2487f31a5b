import { queryOptions } from '@tanstack/react-query';
import { api, answerOf } from './api.ts';
import { noteServerTime } from './server-time.ts';

/** Notes the server's time of an answer, and passes it on. */
export const timed = async <T extends { readonly serverNow: string }>(answer: Promise<T>): Promise<T> => {
  const found = await answer;
  noteServerTime(found.serverNow);
  return found;
};

/** Who is signed in. */
export const readMe = queryOptions({
  queryKey: ['me'],
  queryFn: () => answerOf(api.me.$get({ query: {} })),
  staleTime: 300_000,
});

/** What the desk shows at once. */
export const readDesk = queryOptions({
  queryKey: ['desk'],
  queryFn: () => timed(answerOf(api.desk.$get({ query: {} }))),
  refetchInterval: 60_000,
});

/** A case with its clocks and what the person may record. */
export const readCase = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: () => timed(answerOf(api.cases[':id'].$get({ param: { id }, query: { expand: 'permitted' }, header: {} }))),
  });

/** The ledger of a case. */
export const readFacts = (id: string) =>
  queryOptions({
    queryKey: ['facts', id],
    queryFn: () => answerOf(api.cases[':id'].facts.$get({ param: { id }, query: {}, header: {} })),
  });

/** A clock of a case with every day of its count. */
export const readClock = (id: string, clock: string) =>
  queryOptions({
    queryKey: ['clock', id, clock],
    queryFn: () => answerOf(api.cases[':id'].clocks[':clock'].$get({ param: { id, clock } })),
  });

/** The procedures by name. */
export const readProcedures = queryOptions({
  queryKey: ['procedures'],
  queryFn: () => answerOf(api.procedures.$get()),
  staleTime: Infinity,
});

/** A procedure: states, facts with their schemas, periods, outcomes. */
export const readProcedure = (id: string) =>
  queryOptions({
    queryKey: ['procedure', id],
    queryFn: () => answerOf(api.procedures[':id'].$get({ param: { id } })),
    staleTime: Infinity,
  });

/** Who is on duty in a month, `2026-03`. */
export const readRoster = (month: string) =>
  queryOptions({
    queryKey: ['roster', month],
    queryFn: () => answerOf(api.rosters[':month'].$get({ param: { month }, query: {} })),
    staleTime: 600_000,
  });
