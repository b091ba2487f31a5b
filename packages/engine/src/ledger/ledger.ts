import { hash } from 'node:crypto';
import type { Instant } from '@gongkai/calendar';
import type { Actor } from '@gongkai/core';
import type { FactText } from './fact-text.ts';
import { readText, writeText } from './fact-text.ts';
import type { StoredFact } from '../store/store.ts';

/** One fact of a case as it stands in the ledger; instants inside `fact` are text, as they were submitted. */
export interface LedgerEntry {
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: Actor;
  readonly fact: Readonly<Record<string, unknown>>;
  readonly previousHash: string;
  readonly hash: string;
}

export const sha256 = (text: string): string => hash('sha256', text);

/** What stands before the first fact of a case, so that a chain cannot be moved to another case. */
export const genesisOf = (caseId: string): string => sha256(`gongkai:${caseId}`);

/** The hash of a fact: over the hash before it, a line feed, and exactly the stored text. */
export const hashOf = (previousHash: string, text: string): string => sha256(`${previousHash}\n${text}`);

/** The stored form of a fact, with its place in the chain. */
export const storedFact = (told: FactText, previousHash: string): StoredFact => {
  const { caseId, seq, type, at, recordedAt, by } = told;
  const text = writeText(told);
  return { caseId, seq, type, at, recordedAt, actor: by.id, text, previousHash, hash: hashOf(previousHash, text) };
};

/** A stored fact for readers: everything it says comes from the hashed bytes, not from the columns beside them. */
export const entryOf = ({ text, previousHash, hash }: StoredFact): LedgerEntry => {
  const { caseId, seq, type, at, recordedAt, by, fact } = readText(text);
  return { caseId, seq, type, at, recordedAt, by, fact, previousHash, hash };
};
