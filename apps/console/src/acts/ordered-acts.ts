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

/** Orders what the server says may be recorded: its next act, the others, and the refused ones by how near they are. */
export const orderedActs = (one: Case, procedure: Procedure): OrderedActs => {
  const ofPeople = one.permitted.filter(({ fact }) => {
    const duties = procedure.facts.find(({ type }) => type === fact)?.allowedDuties ?? [];
    return duties.some((duty) => duty !== 'system');
  });
  const allowed = ofPeople.filter((act) => act.allowed);
  const primary = allowed.find(({ fact }) => fact === one.next?.fact) ?? null;
  return {
    primary,
    quiet: allowed.filter((act) => act !== primary),
    refused: groupedRefusals(ofPeople.filter((act) => !act.allowed)),
  };
};
