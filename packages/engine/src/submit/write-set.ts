import {
  type CaseRecord,
  type CaseText,
  type Counter,
  joinedText,
  type LockedCase,
  type Message,
  type Move,
  type NumberGap,
  type PartyRow,
  type StoredFact,
  type StoredLink,
  type StoredResponse,
  type TallyRow,
  type Task,
  type Writes,
} from '../store/kit.ts';
import type { NamedRows } from '../parties/party-writer.ts';
import type { Accepted } from './submission.ts';
import { tallySum } from '../figures/tally-sum.ts';

/** Gathers everything that a transaction writes. */
export interface WriteSet {
  accept(accepted: Pick<Accepted, 'after' | 'fact' | 'message' | 'added' | 'tasks' | 'document'>): void;
  /** Adds those whom an accepted fact names. */
  name(named: NamedRows): void;
  /** Adds a case whose derived columns were recomputed without a fact. */
  put(record: CaseRecord): void;
  /** Adds what search finds a case by. */
  document(text: CaseText): void;
  send(message: Message): void;
  move(move: Move, task: Task | null): void;
  writes(responses?: readonly StoredResponse[], counters?: readonly Counter[], gaps?: readonly NumberGap[]): Writes;
}

type LockedCases = ReadonlyMap<string, LockedCase>;

/** The change of the tallies when cases are written over the locked ones. */
const tallyChanges = (locked: LockedCases, written: Iterable<CaseRecord>): readonly TallyRow[] => {
  const sum = tallySum();
  for (const { id, agency, counted } of written) {
    const before = locked.get(id)?.record;
    if (before?.counted === counted && before.agency === agency) continue;
    // A case is counted once, where it is held.
    if (before !== undefined) sum.add(before.agency, before.counted, -1);
    sum.add(agency, counted, 1);
  }
  return sum.rows();
};

const linksOf = (record: CaseRecord | undefined): readonly StoredLink[] =>
  (record?.state.file?.links ?? []).map(({ to, kind }) => ({ caseId: record?.id ?? '', kind, target: to }));

const without = (some: readonly StoredLink[], others: readonly StoredLink[]): readonly StoredLink[] =>
  some.filter((one) => !others.some(({ kind, target }) => kind === one.kind && target === one.target));

/** The changes of the links when cases are written over the locked ones. */
const linkChanges = (locked: LockedCases, written: Iterable<CaseRecord>): Pick<Writes, 'links' | 'unlinks'> => {
  const pairs = [...written].map((one) => [linksOf(locked.get(one.id)?.record), linksOf(one)] as const);
  return {
    links: pairs.flatMap(([before, after]) => without(after, before)),
    unlinks: pairs.flatMap(([before, after]) => without(before, after)),
  };
};

const transfersAmong = (locked: LockedCases, written: Iterable<CaseRecord>): readonly CaseRecord[] =>
  [...written].filter(({ id, agency }) => (locked.get(id)?.record.agency ?? agency) !== agency);

/** An empty write set over locked cases; of a case that changes twice, only the last record is written. */
export const writeSet = (locked: LockedCases): WriteSet => {
  const cases = new Map<string, CaseRecord>();
  const facts: StoredFact[] = [];
  const messages: Message[] = [];
  const moves: Move[] = [];
  const tasks: Task[] = [];
  const renamed = new Set<string>();
  let parties: readonly PartyRow[] = [];
  const documents = new Map<string, CaseText>();
  const document = (text: CaseText): void => void documents.set(text.id, joinedText(documents.get(text.id), text));
  return {
    accept: ({ after, fact, message, added = [], tasks: raised = [], document: text = null }) => {
      tasks.push(...raised);
      if (text !== null) document(text);
      cases.set(fact.caseId, after.record);
      for (const one of [{ fact, message }, ...added]) {
        facts.push(one.fact);
        messages.push(one.message);
      }
    },
    name: ({ replaced, rows }) => {
      if (replaced !== null) {
        renamed.add(replaced);
        parties = parties.filter(({ caseId }) => caseId !== replaced);
      }
      parties = [...parties, ...rows];
    },
    put: (record) => void cases.set(record.id, record),
    document,
    send: (message) => void messages.push(message),
    move: (move, task) => {
      moves.push(move);
      if (task !== null) tasks.push(task);
    },
    writes: (responses = [], counters = [], gaps = []) => ({
      cases: [...cases.values()],
      facts,
      messages,
      responses,
      counters,
      renamed: [...renamed],
      parties,
      gaps,
      moves,
      tasks,
      ...linkChanges(locked, cases.values()),
      transfers: transfersAmong(locked, cases.values()),
      tallies: tallyChanges(locked, cases.values()),
      documents: [...documents.values()],
    }),
  };
};
