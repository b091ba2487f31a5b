import { messageOf } from '../errors.ts';
import type { AnsweredFact, Store } from '../store/store.ts';
import { canonical } from './canonical.ts';
import { readText, sha256 } from './ledger.ts';
import { type Problem, rowProblem } from './problem.ts';

/**
 * The fingerprints that a submission of this fact can have: with and without the version that it expected. Those of an
 * opening are of the case that was asked for.
 */
const fingerprintsOf = (text: string): readonly string[] => {
  const { caseId, seq, machine, opening, fact } = readText(text);
  const request =
    opening === null
      ? { submit: caseId }
      : { open: machine.split('@')[0], agency: opening.agency, settings: opening.asked ?? opening.settings };
  return [null, seq - 1].map((version) => sha256(canonical({ ...request, fact, version })));
};

const faultOf = ({ actor, fingerprint, fact, seq, caseId }: AnsweredFact): string | null => {
  if (fact === null) return `fact ${seq} of case ${caseId}, which it names, is not there`;
  if (fact.actor !== actor) return `fact ${seq} of case ${caseId} is not of this actor`;
  try {
    return fingerprintsOf(fact.text).includes(fingerprint)
      ? null
      : `its fingerprint is not that of fact ${seq} of case ${caseId}`;
  } catch (error) {
    // The case of the fact is reported as well.
    return `fact ${seq} of case ${caseId} cannot be read: ${messageOf(error)}`;
  }
};

const PAGE = 500;
const MOST_NAMED = 100;

/** Checks that every response under an idempotency key is that of a fact of its actor. */
export const verifyAnswers = async (store: Store): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  for (let after: readonly [string, string] | null = ['', '']; after !== null;) {
    const page: readonly AnsweredFact[] = await store.checks.answers(after, PAGE);
    for (const one of page) {
      const fault = problems.length < MOST_NAMED ? faultOf(one) : null;
      if (fault !== null) problems.push(rowProblem('answers', `${one.actor} ${one.key}`, fault));
    }
    const last: AnsweredFact | undefined = page.at(-1);
    after = last === undefined || page.length < PAGE ? null : [last.actor, last.key];
  }
  return problems;
};
