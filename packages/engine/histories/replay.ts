import type { AnyProcedure, CaseState } from '@gongkai/core';
import { messageOf } from '../src/errors.ts';
import { genesisOf, hashOf, readText } from '../src/ledger/ledger.ts';
import { caseFold } from '../src/ledger/refold.ts';
import type { StoredFact } from '../src/store/store.ts';
import { digestOf, type History } from './history-file.ts';

/** A case after each of its facts, with the fact as it is stored. */
export interface Step {
  readonly state: CaseState;
  readonly fact: StoredFact;
}

/**
 * Folds a history fact by fact with the present code.
 * @throws Error when a text cannot be read or is not a fact of the procedure.
 */
export const stepsOf = (procedure: AnyProcedure, { texts }: Pick<History, 'texts'>): readonly Step[] => {
  const steps: Step[] = [];
  const fold = caseFold(procedure);
  for (const text of texts) {
    const read = readText(text);
    const before = steps.at(-1);
    const previousHash = before?.fact.hash ?? genesisOf(read.caseId);
    const { caseId, seq, type, at, recordedAt, by } = read;
    const fact = {
      caseId,
      seq,
      type,
      at,
      recordedAt,
      actor: by.id,
      text,
      previousHash,
      hash: hashOf(previousHash, text),
    };
    fold.add(read);
    const state = fold.state();
    if (state !== null) steps.push({ state, fact });
  }
  return steps;
};

const foldedEnd = (procedure: AnyProcedure, history: History): Step | undefined | string => {
  try {
    return stepsOf(procedure, history).at(-1);
  } catch (error) {
    return messageOf(error);
  }
};

/** The first difference from the recording; null for an equal fold. */
export const divergenceOf = (procedure: AnyProcedure, history: History): string | null => {
  const { name, ending } = history;
  const last = foldedEnd(procedure, history);
  if (typeof last === 'string') return `${name}: ${last}`;
  if (last?.fact.hash !== ending.head) return `${name}: its texts are not those that were recorded`;
  const { value, version } = last.state;
  if (value !== ending.value) return `${name}: ends in ${value}, was recorded in ${ending.value}`;
  if (version !== ending.version) return `${name}: ends at version ${version}, was recorded at ${ending.version}`;
  const remembered = ending.remembered ?? procedure.separationOfDuties.map(({ first }) => first);
  if (digestOf(last.state, { keys: ending.keys, remembered }) !== ending.digest)
    return `${name}: ends in another context`;
  return null;
};
