import type { LedgerEntry } from '../ledger/ledger.ts';
import type { CountedCaseRow, CountedQuery } from '../figures/figures.ts';
import { entryOf } from '../ledger/ledger.ts';
import {
  type CasePage,
  type CaseQuery,
  type CaseRecord,
  type IncomingLink,
  type Message,
  type Move,
  pageOf,
  pageSize,
  type Store,
  type Task,
} from '../store/kit.ts';
import type { Submitter } from '../submit/submission.ts';
import type { OpenRequest, Outcome, Submissions } from '../submit/submissions.ts';
import { actorsIn, type Caller } from './caller.ts';

/** What a caller may state of a submission. */
export type Stated = Pick<Submitter, 'expectedVersion' | 'idempotencyKey'>;

/**
 * An engine as one caller has it: their reach is a condition of every statement, so that what is out of it is answered like
 * what does not exist.
 */
export interface Scoped {
  /** @throws BrokenCaseError when the stored form cannot be read. */
  read(caseId: string): Promise<CaseRecord | null>;
  /** Facts after `after` in order: 100 by default, 1,000 at most. */
  history(caseId: string, page?: { readonly after?: number; readonly limit?: number }): Promise<readonly LedgerEntry[]>;
  moves(caseId: string): Promise<readonly Move[]>;
  /** The cases that name a case, by its number. */
  linksTo(number: string): Promise<readonly IncomingLink[]>;
  list(query: CaseQuery): Promise<CasePage>;
  tasks(query: {
    readonly agency?: string;
    readonly after?: string;
    readonly limit?: number;
  }): Promise<readonly Task[]>;
  /** Ends a task of an agency in which the caller holds one of these duties, own or delegated. */
  endTask(id: string, duties: readonly string[]): Promise<boolean>;
  /** Cases by identifier whose counts fit a pattern: the drill-down of figures. */
  counted(query: Omit<CountedQuery, 'scope'>): Promise<readonly CountedCaseRow[]>;
  /** Messages about what they reach: the stream of events. */
  messages(after: string | null, limit: number): Promise<readonly Message[]>;
  findMessage(id: string): Promise<Message | null>;
  open(request: OpenRequest, stated?: Stated): Promise<Outcome>;
  submit(caseId: string, fact: unknown, stated?: Stated): Promise<Outcome>;
  /** Logs that the caller reads personal data that they do not handle, and why; `reason` is plain words. */
  readPersonal(caseId: string, reason: string): Promise<void>;
}

/** A caller as a submitter: who acts depends on the agency of the case, and for others on the fact. */
export const submitterFor = (caller: Caller, stated: Stated = {}): Submitter => {
  const { id, person, unit, scope } = caller;
  const self = { id, person, ...(unit === null ? {} : { unit }), duties: [] };
  return { ...stated, actor: self, actors: (agency) => actorsIn(caller, agency), scope };
};

const endTaskOn = async (store: Store, caller: Caller, id: string, duties: readonly string[]): Promise<boolean> => {
  const { scope, acting } = caller;
  const places = new Set(
    acting.filter((one) => one.duties.some((duty) => duties.includes(duty))).map(({ agency }) => agency),
  );
  for (const agency of places) {
    if (agency !== null && !(await store.people.reaches(scope, agency))) continue;
    const where = agency === null ? scope : { ...scope, agency, below: false };
    if (await store.endTask(id, where, caller.id, await store.now())) return true;
  }
  return false;
};

/** The engine as callers have it. */
export const scopedOn =
  (store: Store, submissions: Submissions) =>
  (caller: Caller): Scoped => {
    const { scope } = caller;
    const read = (caseId: string): Promise<CaseRecord | null> => store.read(caseId, scope);
    return {
      read,
      history: async (caseId, { after = 0, limit } = {}) =>
        (await store.history(caseId, after, pageSize(limit, 100, 1000), scope)).map(entryOf),
      moves: async (caseId) => ((await read(caseId)) === null ? [] : store.moves(caseId)),
      linksTo: (number) => store.links.to(number, scope),
      list: (query) => pageOf(store, { ...query, scope }),
      tasks: ({ after = '', limit, ...query }) =>
        store.tasks({ ...query, scope, after, limit: pageSize(limit, 20, 100) }),
      endTask: (id, duties) => endTaskOn(store, caller, id, duties),
      counted: (query) => store.figures.counted({ ...query, scope }),
      messages: (after, limit) => store.outbox.messages(after, limit, scope),
      findMessage: (id) => store.outbox.find(id, scope),
      open: (request, stated) => submissions.open(request, submitterFor(caller, stated)),
      submit: (caseId, fact, stated) => submissions.submit(caseId, fact, submitterFor(caller, stated)),
      readPersonal: (caseId, reason) => {
        const row = { case: caseId, person: caller.person, reason };
        return store.record({ kind: 'personal.read', actor: caller.id, rows: [{ t: 'personal', row }] });
      },
    };
  };
