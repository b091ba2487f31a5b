import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, answerOf } from '../data/api.ts';
import { readCase, readProcedure } from '../data/reads.ts';
import { reasonFor, useReason } from './opened.ts';

type Answer<T extends (...given: never[]) => { readonly queryFn?: unknown }> =
  ReturnType<T> extends { readonly queryFn?: infer F }
    ? F extends (...given: never[]) => infer R
      ? Awaited<R>
      : never
    : never;

/** A case as the server shows it to this person. */
export type Case = Answer<typeof readCase>;

/** A procedure as the server describes it. */
export type Procedure = Answer<typeof readProcedure>;

/** A clock of a case. */
export type Clock = Case['clocks'][number];

const pageOfFacts = (id: string, after: string | null, reason: string | null) =>
  answerOf(
    api.cases[':id'].facts.$get({
      param: { id },
      query: after === null ? { limit: '100' } : { after, limit: '100' },
      header: reason === null ? {} : { 'x-reason': encodeURIComponent(reason) },
    }),
  );

type Entry = Awaited<ReturnType<typeof pageOfFacts>>['facts'][number];

/** An entry of the ledger of a case. */
export type { Entry };

const allFacts = async (id: string, reason: string | null): Promise<readonly Entry[]> => {
  const found: Entry[] = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof pageOfFacts>> = await pageOfFacts(id, after, reason);
    found.push(...page.facts);
    if (page.next === null) return found;
    after = page.next;
  }
};

/** The whole ledger of a case, in order. */
export const readLedger = (id: string) =>
  queryOptions({
    queryKey: ['facts', id, 'all', reasonFor(id)],
    queryFn: () => allFacts(id, reasonFor(id)),
    // Each reading with a reason is logged: it is repeated after a change only.
    ...(reasonFor(id) === null ? {} : { staleTime: Infinity }),
  });

/** A case as a list shows it: with its matter, its party and what it is filed under. */
export const readRow = (number: string) =>
  queryOptions({
    queryKey: ['cases', { number }],
    queryFn: async () => (await answerOf(api.cases.$get({ query: { number, limit: '1' } }))).cases[0] ?? null,
  });

/** The row of a case in lists. */
export type Row = NonNullable<Answer<typeof readRow>>;

/** What the page of a case reads. */
export interface CaseParts {
  readonly one: Case;
  readonly procedure: Procedure;
  readonly entries: readonly Entry[];
  /** Null until it is read, or where no list has the case. */
  readonly row: Row | null;
  /** What the case is about; empty until it is read, null where this person may not see it. */
  readonly matter: string | null;
  /** Whether personal data are left out for this person. */
  readonly isRedacted: boolean;
}

/** Reads a case with its procedure and its ledger; waits for them. */
export const useCaseParts = (id: string): CaseParts => {
  // A reason that was given makes the ledger be read again with it.
  useReason(id);
  const { data: one } = useSuspenseQuery(readCase(id));
  const { data: procedure } = useSuspenseQuery(readProcedure(one.procedure));
  const { data: entries } = useSuspenseQuery(readLedger(id));
  const { data: row } = useQuery(readRow(one.number));
  return {
    one,
    procedure,
    entries,
    row: row ?? null,
    matter: row === undefined ? '' : (row?.subject ?? null),
    isRedacted: entries.some(({ hash }) => hash === null),
  };
};
