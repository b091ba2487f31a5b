import type { Calendar } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import { planCase } from '../src/deadlines/plan.ts';
import type { CaseRecord, Message, StoredFact } from '../src/store/store.ts';
import type { Problem } from '../src/ledger/problem.ts';
import type { VerifyReport } from '../src/ledger/verify.ts';
import type { Step } from './replay.ts';
import { factMessage } from '../src/ledger/fact-message.ts';
import { readText } from '../src/ledger/ledger.ts';
import { entryIn } from '../src/ledger/refold.ts';
import { caseWords, namesOf, wholeDocument } from '../src/search/document-of.ts';
import type { CaseText } from '../src/store/documents.ts';

/** A case as the release that wrote its facts would have stored it. */
export interface StoredCase {
  readonly record: CaseRecord;
  readonly facts: readonly StoredFact[];
  readonly messages: readonly Message[];
  readonly documents: readonly CaseText[];
}

/**
 * The stored form of a case after the given facts.
 * @throws Error when the list is empty, or its first fact opens nothing.
 */
export const storedCase = (procedure: AnyProcedure, steps: readonly Step[], calendar: Calendar): StoredCase => {
  const [first, last] = [steps.at(0), steps.at(-1)];
  const { opening } = first === undefined ? { opening: null } : readText(first.fact.text);
  if (first === undefined || last === undefined || opening === null) throw new Error('there is no opening');
  const [, procedureVersion = ''] = readText(last.fact.text).machine.split('@');
  const { number, agency } = opening;
  const words = caseWords(
    procedure,
    agency,
    steps.map(({ fact }) => entryIn(readText(fact.text))),
  );
  const record = {
    ...namesOf(words),
    id: first.fact.caseId,
    number,
    agency,
    earlierAgencies: [],
    procedure: procedure.id,
    procedureVersion,
    state: last.state,
    openedAt: first.fact.recordedAt,
    updatedAt: last.fact.recordedAt,
    ...planCase(procedure, last.state, { calendar, warnings: [] }, [], last.fact.recordedAt),
  };
  const messages = steps.map(({ fact, state }) =>
    factMessage({ fact, ...record, state: state.value, salted: readText(fact.text).salt !== null }),
  );
  return { record, facts: steps.map(({ fact }) => fact), messages, documents: [wholeDocument(record, words)] };
};

/** The problems of cases and their messages; a case that is left alone has no counter of its series. */
export const problemsOfCases = ({ problems }: Pick<VerifyReport, 'problems'>): readonly Problem[] =>
  problems.filter(({ table }) => table !== 'counters');
