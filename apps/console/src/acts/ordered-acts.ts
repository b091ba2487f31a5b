import type { Case, Permission, Procedure } from './case-parts.ts';

/** Acts that are refused for the same reason. */
export interface RefusedActs {
  readonly why: NonNullable<Permission['why']>;
  readonly acts: readonly Permission[];
}

/** What may be recorded of a case, and what may not, as a column shows it. */
export interface OrderedActs {
  readonly primary: Permission | null;
  readonly quiet: readonly Permission[];
  /** The nearest first. */
  readonly refused: readonly RefusedActs[];
}

const targetsOf = (way: string | Readonly<Record<string, string>> | undefined): readonly string[] =>
  way === undefined ? [] : typeof way === 'string' ? [way] : Object.values(way);

/** Whether a fact may take the case from its state to another one. */
const movesOn = ({ state }: Case, { states }: Procedure, fact: string): boolean =>
  targetsOf(states.find(({ id }) => id === state.id)?.table[fact]).some((to) => to !== state.id);

// Where a procedure names no usual course: the act that leads to the nearest later state, as states are declared.
const nextAct = ({ state }: Case, procedure: Procedure, allowed: readonly Permission[]): Permission | null => {
  const { states, course } = procedure;
  if (course.length > 0) return null;
  const at = states.findIndex(({ id }) => id === state.id);
  const table = states[at]?.table ?? {};
  const steps = allowed.flatMap((one) =>
    targetsOf(table[one.fact])
      .map((to) => states.findIndex(({ id }) => id === to))
      .filter((to) => to > at)
      .map((to) => ({ one, to })),
  );
  return steps.toSorted((a, b) => a.to - b.to)[0]?.one ?? null;
};

const primaryOf = (one: Case, procedure: Procedure, allowed: readonly Permission[]): Permission | null => {
  const find = (type: string | undefined): Permission | null => allowed.find(({ fact }) => fact === type) ?? null;
  const isUnread = one.file.holder?.acceptedAt === null;
  return (
    (isUnread ? find('case.accepted') : null) ??
    find(procedure.course.find((fact) => find(fact) !== null && movesOn(one, procedure, fact))) ??
    find(one.suggestions.find(({ fact }) => find(fact) !== null)?.fact) ??
    nextAct(one, procedure, allowed)
  );
};

// A rule that bars an act of this state is nearer than a duty of another person, and that than another state.
const RANKS = [/^rule\//, /^file\//, /^actor\//];

const rankOf = ({ code, recordable }: RefusedActs['why']): number => {
  if (recordable) return -1;
  const rank = RANKS.findIndex((pattern) => pattern.test(code));
  return rank < 0 ? RANKS.length : rank;
};

const groupedRefusals = (refused: readonly Permission[]): readonly RefusedActs[] => {
  const groups = new Map<string, { readonly why: RefusedActs['why']; readonly acts: Permission[] }>();
  for (const act of refused) {
    const { why } = act;
    if (why === null) continue;
    const name = why.recordable ? act.fact : `${why.code} ${why.reason.zh} ${why.basis?.text ?? ''}`;
    const group = groups.get(name) ?? { why, acts: [] };
    group.acts.push(act);
    groups.set(name, group);
  }
  return [...groups.values()].toSorted((a, b) => rankOf(a.why) - rankOf(b.why));
};

/** Orders what the server says may be recorded: the next act, the others, and the refused ones by how near they are. */
export const orderedActs = (one: Case, procedure: Procedure): OrderedActs => {
  const ofPeople = one.permitted.filter(({ fact }) => {
    const duties = procedure.facts.find(({ type }) => type === fact)?.allowedDuties ?? [];
    return duties.some((duty) => duty !== 'system');
  });
  const allowed = ofPeople.filter((act) => act.allowed);
  const primary = primaryOf(one, procedure, allowed);
  return {
    primary,
    quiet: allowed.filter((act) => act !== primary),
    refused: groupedRefusals(ofPeople.filter((act) => !act.allowed)),
  };
};
