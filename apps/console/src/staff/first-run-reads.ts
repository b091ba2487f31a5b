import { queryOptions } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { queryClient } from '../data/queries.ts';
import { NEEDED_DUTIES } from './heads.ts';
import {
  type Agency,
  type ListedPerson,
  peoplePage,
  type Profile,
  readAgencies,
  readCalendarNotices,
  readProfile,
} from './staff-reads.ts';

/** An agency whose office works here, since people of the register belong to it. */
export interface Office {
  readonly agency: Agency;
  readonly profile: Profile | null;
  readonly people: readonly ListedPerson[];
}

/** Everything that the steps of the first run are computed from. */
export interface FirstRun {
  readonly administrators: readonly ListedPerson[];
  readonly agencies: readonly Agency[];
  readonly offices: readonly Office[];
  readonly calendar: { readonly openFrom: string; readonly missingYear: number };
  /** Rows of ledgers of cases that were imported. */
  readonly imported: number;
}

const everyone = async (): Promise<readonly ListedPerson[]> => {
  const found: ListedPerson[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof peoplePage>> = await peoplePage(null, after, true);
    found.push(...page.people);
    after = page.next;
  } while (after !== null);
  return found.filter(({ disabledAt }) => disabledAt === null);
};

// Offices are where cases are handled. Without people for that, the office to begin with is one that has
// people at all, otherwise the first agency of the tree.
const officesOf = (agencies: readonly Agency[], people: readonly ListedPerson[]): readonly Agency[] => {
  const handles = (id: string): boolean =>
    people.some(({ duties = [] }) => duties.some((one) => one.agency === id && NEEDED_DUTIES.includes(one.duty)));
  const handling = agencies.filter(({ id }) => handles(id));
  if (handling.length > 0) return handling;
  const staffed = agencies.filter(({ id }) => people.some(({ agency }) => agency === id));
  return staffed.length > 0 ? staffed : agencies.slice(0, 1);
};

/** What is there already of all that an office needs before its first case; for system administrators. */
export const readFirstRun = queryOptions({
  queryKey: ['first-run'],
  queryFn: async (): Promise<FirstRun> => {
    const [people, agencies, calendar, { imports }] = await Promise.all([
      everyone(),
      queryClient.fetchQuery(readAgencies),
      queryClient.fetchQuery(readCalendarNotices),
      answerOf(api.imports.$get()),
    ]);
    const offices = await Promise.all(
      officesOf(agencies, people).map(async (agency) => ({
        agency,
        profile: await queryClient.fetchQuery(readProfile(agency.id, null)),
        people: people.filter((one) => one.agency === agency.id),
      })),
    );
    const ledgers = imports.filter(({ kind, state }) => kind === 'cases' && state === 'done');
    return {
      administrators: people.filter(({ administrator }) => administrator === 'system'),
      agencies,
      offices,
      calendar,
      imported: ledgers.reduce((total, { done }) => total + done, 0),
    };
  },
  staleTime: 60_000,
});
