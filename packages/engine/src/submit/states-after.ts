import {
  type AnyFact,
  type AnyProcedure,
  applied,
  type CaseState,
  effectiveEntries,
  type Entry,
  foldEntries,
  newCase,
  parseFact,
  personsOf,
} from '@gongkai/core';

/** A case after one of its effective entries. */
interface Step {
  readonly seq: number;
  readonly state: CaseState;
}

/** Returns the fact of an entry; each is parsed once. */
const factReader = (procedure: AnyProcedure): ((entry: Entry) => AnyFact) => {
  const facts = new Map<number, AnyFact>();
  return ({ seq, raw }) => {
    const known = facts.get(seq);
    if (known !== undefined) return known;
    const parsed = parseFact(procedure, raw);
    if (!parsed.ok) throw new Error(`entry ${seq} is not a fact of ${procedure.id}@${procedure.version}`);
    facts.set(seq, parsed.fact);
    return parsed.fact;
  };
};

const samePart = (steps: readonly Step[], entries: readonly Entry[]): readonly Step[] => {
  const changed = steps.findIndex(({ seq }, place) => entries[place]?.seq !== seq);
  return changed === -1 ? steps : steps.slice(0, changed);
};

/**
 * Returns the next entries, a correction and the expiries that are voided or added with it, each with the case as it is
 * after it: the fold of all entries so far. Such an expiry is before later facts, so each one changes the case in its
 * own way; the history is folded again from there, and the part before it is kept.
 */
export const statesAfter = (
  procedure: AnyProcedure,
  settings: object,
  before: readonly Entry[],
  next: readonly Entry[],
): readonly { readonly entry: Entry; readonly state: CaseState }[] => {
  // A correction that changes what later facts acknowledge is rare: each case is then folded from its start.
  if (next.slice(1).some(({ raw }) => raw['type'] === 'entry.corrected')) {
    return next.map((entry, place) => {
      return { entry, state: foldEntries(procedure, settings, [...before, ...next.slice(0, place + 1)]) };
    });
  }
  const factOf = factReader(procedure);
  const empty = newCase(procedure, settings);
  let steps: readonly Step[] = [];
  return next.map((entry, place) => {
    const effective = effectiveEntries([...before, ...next.slice(0, place + 1)]);
    const known = samePart(steps, effective);
    const folded: Step[] = [...known];
    for (const one of effective.slice(known.length)) {
      const held = { ...(folded.at(-1)?.state ?? empty), version: one.seq - 1 };
      folded.push({ seq: one.seq, state: applied(procedure, held, factOf(one), personsOf(one.by)) });
    }
    steps = folded;
    return { entry, state: { ...(folded.at(-1)?.state ?? empty), version: entry.seq } };
  });
};
