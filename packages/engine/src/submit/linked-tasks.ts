import { type AnyProcedure, type Linked, linkedCase, linkedSuggestions } from '@gongkai/core';
import type { Rules } from '../deadlines/plan.ts';
import { BrokenCaseError } from '../errors.ts';
import { canonical } from '../ledger/canonical.ts';
import type { CaseRecord, Scope, Store, StoredFact, Task } from '../store/kit.ts';

type Procedures = Rules['procedures'];

/** A link of a case, with the record at its other end. */
export interface LinkedRecord extends Pick<Linked, 'kind' | 'names'> {
  readonly record: CaseRecord;
}

const other = ({ kind, names, record }: LinkedRecord): Linked => ({
  kind,
  names,
  other: linkedCase(record, record.state),
});

const readable = async (store: Store, caseId: string | null, scope?: Scope): Promise<CaseRecord | null> => {
  try {
    return caseId === null ? null : await store.read(caseId, scope);
  } catch (error) {
    // A damaged case calls for nothing; its reader gets an error.
    if (error instanceof BrokenCaseError) return null;
    throw error;
  }
};

/** The cases that a case names, and those that name it, as they are now; with a scope only those within it. */
export const linkedRecords = async (
  store: Store,
  { number, state }: Pick<CaseRecord, 'number' | 'state'>,
  scope?: Scope,
): Promise<readonly LinkedRecord[]> => {
  const named = (state.file?.links ?? []).map(async ({ to, kind }) => {
    const record = await readable(store, (await store.links.caseNumbered(to))?.id ?? null, scope);
    return record === null ? [] : [{ kind, names: 'the-other' as const, record }];
  });
  const naming = (await store.links.to(number, scope)).map(async ({ caseId, kind }) => {
    const record = await readable(store, caseId, scope);
    return record === null ? [] : [{ kind, names: 'this-one' as const, record }];
  });
  return (await Promise.all([...named, ...naming])).flat();
};

/** What a case calls for because of the cases that it is linked with. */
export const suggestedByLinks = (
  procedure: Pick<AnyProcedure, 'whenLinked'>,
  record: Pick<CaseRecord, 'state'>,
  linked: readonly LinkedRecord[],
): ReturnType<typeof linkedSuggestions> => linkedSuggestions(procedure, record.state, linked.map(other));

/** Whether any procedure looks at cases of this one: for all others no link is read when a fact is recorded. */
export const isLookedAt = (procedures: Procedures, id: string): boolean =>
  [...procedures.values()].some(({ whenLinked }) => whenLinked.some((one) => one.procedures.includes(id)));

const taskOf = (
  { id, agency }: CaseRecord,
  one: ReturnType<typeof linkedSuggestions>[number],
  { caseId, recordedAt, seq }: StoredFact,
): Task => ({
  id: `${id}!${one.fact}!${caseId}.${seq}`,
  kind: 'fact-called-for',
  agency,
  caseId: id,
  body: canonical({ fact: one.fact, from: one.from, seq }),
  raisedAt: recordedAt,
  doneAt: null,
  doneBy: null,
});

/** One end of a link whose case calls for a fact, and the other end before and after the fact; null without a link. */
interface Seen {
  readonly record: CaseRecord;
  readonly kind: string;
  readonly names: Linked['names'];
  readonly before: CaseRecord | null;
  readonly after: CaseRecord;
}

// What was called for before the fact has its task already.
const newTasks = (procedures: Procedures, { record, kind, names, before, after }: Seen, fact: StoredFact): Task[] => {
  const procedure = procedures.get(record.procedure);
  if (procedure === undefined) return [];
  const calledFor = (end: CaseRecord | null) =>
    end === null ? [] : suggestedByLinks(procedure, record, [{ kind, names, record: end }]);
  const known = new Set(calledFor(before).map((one) => one.fact));
  return calledFor(after)
    .filter((one) => one.raisesTask === true && !known.has(one.fact))
    .map((one) => taskOf(record, one, fact));
};

const OPPOSITE = { 'the-other': 'this-one', 'this-one': 'the-other' } as const;

/** A fact on a case: the case before and after it, the cases that it was linked with, and the one that it links now. */
export interface LinkedFact {
  readonly before: CaseRecord;
  readonly after: CaseRecord;
  readonly linked: readonly LinkedRecord[];
  readonly linkedNow: LinkedRecord | null;
  readonly fact: StoredFact;
}

/** The tasks that a fact raises in the cases that its case is linked with, and by a new link in the case itself. */
export const linkedTasks = (procedures: Procedures, { before, after, linked, linkedNow, fact }: LinkedFact): Task[] => {
  const raised = linked.flatMap(({ kind, names, record }) =>
    newTasks(procedures, { record, kind, names: OPPOSITE[names], before, after }, fact),
  );
  if (linkedNow === null) return raised;
  const { kind, names, record } = linkedNow;
  return [
    ...raised,
    ...newTasks(procedures, { record, kind, names: OPPOSITE[names], before: null, after }, fact),
    ...newTasks(procedures, { record: after, kind, names, before: null, after: record }, fact),
  ];
};
