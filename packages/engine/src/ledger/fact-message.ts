import type { Message, StoredFact } from '../store/store.ts';

/** What the message of a fact says of it and of its case. */
export interface ToldFact {
  readonly fact: Pick<StoredFact, 'caseId' | 'seq' | 'type' | 'hash' | 'recordedAt'>;
  readonly number: string;
  readonly agency: string;
  readonly procedure: string;
  /** The state of the case after it. */
  readonly state: string;
  /** Whether the hash may be shown to those who may not read the fact; messages of earlier releases lack it. */
  readonly salted: boolean;
  /** Whether an import recorded it, long after it happened. */
  readonly imported?: boolean | undefined;
}

/** The message of a fact. Who receives it learns that something happened and where, and reads the rest from the case. */
export const factMessage = ({ fact, number, agency, procedure, state, salted, imported }: ToldFact): Message => {
  const { caseId, seq, type, hash, recordedAt } = fact;
  // The keys are in order, so this is the canonical text.
  const where = { agency, case: caseId, hash, ...(imported === true ? { imported } : {}), number, procedure };
  const body = JSON.stringify({ ...where, ...(salted ? { salted } : {}), seq, state, type, v: 1 });
  return { id: `${caseId}.${seq}`, topic: `fact.${type}`, agency, caseId, body, createdAt: recordedAt };
};
