import { createHash } from 'node:crypto';
import type { Instant } from '@gongkai/calendar';
import { formatInstant } from '@gongkai/calendar';
import type { Actor } from '@gongkai/core';
import { canonical } from './canonical.ts';
import type { StoredFact } from './store.ts';

/** One fact of a case as it stands in the ledger; instants in the fact are text, as they were submitted. */
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

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What stands before the first fact of a case: a chain cannot be moved to another case. */
export const genesisOf = (caseId: string): string => sha256(`gongkai:${caseId}`);

/** The hash of a fact: over the hash before it and exactly the stored text. */
export const hashOf = (previousHash: string, text: string): string => sha256(`${previousHash}\n${text}`);

/** What is written of an accepted fact. */
export interface NewFact {
  readonly caseId: string;
  readonly seq: number;
  readonly raw: object;
  readonly type: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: Actor;
  readonly machine: string;
  /** Only with the first fact: what the case was opened with. */
  readonly opening?: { readonly agency: string; readonly settings: object };
}

/** The stored form of a fact, with its place in the chain. */
export const storedFact = (fact: NewFact, previousHash: string): StoredFact => {
  const { caseId, seq, raw, type, at, recordedAt, by, machine, opening } = fact;
  const text = canonical({
    v: 1,
    case: caseId,
    seq,
    type,
    at: formatInstant(at),
    recordedAt: formatInstant(recordedAt),
    by: { id: by.id, duties: by.duties },
    machine,
    ...(opening === undefined ? {} : { opening }),
    fact: raw,
  });
  return { caseId, seq, type, at, recordedAt, by, text, previousHash, hash: hashOf(previousHash, text) };
};

/** The parsed text of a stored fact. @throws SyntaxError when the text is no JSON object of this form. */
export const readText = (
  text: string,
): { readonly fact: Readonly<Record<string, unknown>>; readonly settings: object; readonly by: string } => {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || !isRecord(value['fact'])) throw new SyntaxError('no fact in the stored text');
  const opening = value['opening'];
  const settings = isRecord(opening) && isRecord(opening['settings']) ? opening['settings'] : {};
  const by = value['by'];
  return { fact: value['fact'], settings, by: isRecord(by) ? String(by['id']) : '' };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A stored fact for readers. */
export const entryOf = ({ text, ...stored }: StoredFact): LedgerEntry => ({ ...stored, fact: readText(text).fact });
