import { queryOptions } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { Refused } from '../data/problem.ts';

/** Every agency of the tree as it is today. */
export const readAgencies = queryOptions({
  queryKey: ['agencies'],
  queryFn: async () => (await answerOf(api.agencies.$get({ query: {} }))).agencies,
  staleTime: 300_000,
});

/** An agency of the tree. */
export type Agency = Awaited<ReturnType<NonNullable<(typeof readAgencies)['queryFn']>>>[number];

/** The names of the duties that people may hold. */
export const readDuties = queryOptions({
  queryKey: ['duties'],
  queryFn: async () => (await answerOf(api.duties.$get())).duties,
  staleTime: Infinity,
});

/** A page of people; with their duties where the reader is an administrator. */
export const peoplePage = (agency: string | null, after: string | null, isAdministrator: boolean) =>
  answerOf(
    api.people.$get({
      query: {
        limit: '100',
        ...(agency === null ? {} : { agency }),
        ...(after === null ? {} : { after }),
        ...(isAdministrator ? { duties: 'true' as const } : {}),
      },
    }),
  );

/** A person of a list. */
export type ListedPerson = Awaited<ReturnType<typeof peoplePage>>['people'][number];

/** Everyone of an agency, for a choice. */
export const readPeopleOf = (agency: string | null) =>
  queryOptions({
    queryKey: ['people', 'choice', agency],
    queryFn: async () => (await peoplePage(agency, null, false)).people,
  });

/** A person with every duty that they ever held. */
export const readPerson = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: () => answerOf(api.people[':id'].$get({ param: { id } })),
  });

/** Delegations that the reader may see, the newest first. */
export const readDelegations = queryOptions({
  queryKey: ['delegations'],
  queryFn: async () => (await answerOf(api.delegations.$get())).delegations,
});

/** A delegation. */
export type Delegation = Awaited<ReturnType<NonNullable<(typeof readDelegations)['queryFn']>>>[number];

/** The profile of an agency on a day; null without one. */
export const readProfile = (id: string, on: string | null) =>
  queryOptions({
    queryKey: ['profile', id, on],
    queryFn: async () => {
      try {
        return await answerOf(api.agencies[':id'].profile.$get({ param: { id }, query: on === null ? {} : { on } }));
      } catch (error) {
        if (error instanceof Refused && error.problem.code === 'agency/no-profile') return null;
        throw error;
      }
    },
  });

/** A profile as it was read. */
export type Profile = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof readProfile>['queryFn']>>>>;

/** The calendar in force. */
export const readCalendarNotices = queryOptions({
  queryKey: ['calendar', 'notices'],
  queryFn: () => answerOf(api.calendar.$get({ query: {} })),
  staleTime: 300_000,
});

/** The open tasks of heads; at most as many as a page has. */
export const readTasks = queryOptions({
  queryKey: ['tasks'],
  queryFn: async () => answerOf(api.tasks.$get({ query: { limit: '50' } })),
});
