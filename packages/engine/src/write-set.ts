import type { Accepted } from './decide.ts';
import type { CaseRecord, Counter, Message, StoredAnswer, StoredFact, Writes } from './store.ts';

/** Gathers what a transaction is going to write. */
export interface WriteSet {
  accept(accepted: Accepted): void;
  /** A case that changed without a fact: what is derived was derived anew. */
  put(record: CaseRecord): void;
  writes(answers?: readonly StoredAnswer[], counters?: readonly Counter[]): Writes;
}

/** An empty write set; of a case that changes twice, only the last record is written. */
export const writeSet = (): WriteSet => {
  const cases = new Map<string, CaseRecord>();
  const facts: StoredFact[] = [];
  const messages: Message[] = [];
  return {
    accept: ({ held, fact, message }) => {
      cases.set(fact.caseId, held.record);
      facts.push(fact);
      messages.push(message);
    },
    put: (record) => void cases.set(record.id, record),
    writes: (answers = [], counters = []) => ({ cases: [...cases.values()], facts, messages, answers, counters }),
  };
};
