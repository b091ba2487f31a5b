import type { Accepted } from './decide.ts';
import type {
  CaseRecord,
  Counter,
  LockedSnapshot,
  Move,
  StoredResponse,
  StoredFact,
  Task,
  Writes,
} from '../store/store.ts';
import { UNCOUNTED } from '../figures/counted.ts';
import type { TallyRow } from '../figures/tally-row.ts';
import { tallySum } from '../figures/tally-row.ts';
import type { Message } from '../store/outbox.ts';

/** Gathers what a transaction is going to write. */
export interface WriteSet {
  accept(accepted: Accepted): void;
  /** A case that changed without a fact: what is derived was derived anew. */
  put(record: CaseRecord): void;
  send(message: Message): void;
  move(move: Move, task: Task | null): void;
  writes(answers?: readonly StoredResponse[], counters?: readonly Counter[]): Writes;
}

/** What the tallies change by when cases are written over those that were held. */
const changeOf = (held: LockedSnapshot['cases'], written: Iterable<CaseRecord>): readonly TallyRow[] => {
  const sum = tallySum();
  for (const { id, agency, counted } of written) {
    const before = held.get(id)?.record.counted ?? UNCOUNTED;
    if (before === counted) continue;
    sum.add(agency, before, -1);
    sum.add(agency, counted, 1);
  }
  return sum.rows();
};

/** An empty write set over the cases that are held; of a case that changes twice, only the last record is written. */
export const writeSet = (held: LockedSnapshot['cases']): WriteSet => {
  const cases = new Map<string, CaseRecord>();
  const facts: StoredFact[] = [];
  const messages: Message[] = [];
  const moves: Move[] = [];
  const tasks: Task[] = [];
  return {
    accept: ({ held, fact, message }) => {
      cases.set(fact.caseId, held.record);
      facts.push(fact);
      messages.push(message);
    },
    put: (record) => void cases.set(record.id, record),
    send: (message) => void messages.push(message),
    move: (move, task) => {
      moves.push(move);
      if (task !== null) tasks.push(task);
    },
    writes: (answers = [], counters = []) => ({
      cases: [...cases.values()],
      facts,
      messages,
      answers,
      counters,
      moves,
      tasks,
      tallies: changeOf(held, cases.values()),
    }),
  };
};
