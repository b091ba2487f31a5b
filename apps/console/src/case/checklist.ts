import type { Text } from '../data/problem.ts';

type Table = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** A state with the next state of each fact; by condition where the content of the fact decides. */
export interface StateOfTable {
  readonly id: string;
  readonly label: Text;
  readonly table: Table;
}

/** A step of the list: a state of the procedure, and how far the case is with it. */
export interface Step {
  readonly id: string;
  readonly label: Text;
  readonly how: 'done' | 'current' | 'to-come';
  /** When the state was reached last; null where the ledger does not say. */
  readonly at: string | null;
}

interface Recorded {
  readonly type: string;
  readonly at: string;
}

const targets = (row: Table[string] | undefined, from: string): readonly string[] => {
  if (row === undefined) return [from];
  return typeof row === 'string' ? [row] : Object.values(row);
};

// The way that is usual: what a condition singles out is a detour.
const usual = (row: Table[string]): readonly string[] => {
  if (typeof row === 'string') return [row];
  const { otherwise } = row;
  return otherwise === undefined ? [] : [otherwise];
};

/** The longest way through the states in their order, without detours: what a case passes through as a rule. */
export const mainLine = (states: readonly StateOfTable[]): readonly string[] => {
  const place = new Map(states.map(({ id }, index) => [id, index]));
  const best = new Map<string, readonly string[]>();
  for (const { id, table } of states.toReversed()) {
    const ahead = Object.values(table)
      .flatMap(usual)
      .filter((to) => (place.get(to) ?? -1) > (place.get(id) ?? 0))
      .map((to) => best.get(to) ?? [to]);
    const longest = ahead.reduce<readonly string[]>((a, b) => (b.length > a.length ? b : a), []);
    best.set(id, [id, ...longest]);
  }
  return best.get(states[0]?.id ?? '') ?? [];
};

/**
 * The state after each fact, where only one agrees with the facts before it and with the present state; null elsewhere.
 * The first element is the state after the first fact.
 */
export const statesReached = (
  states: readonly StateOfTable[],
  facts: readonly Recorded[],
  present: string,
): readonly (string | null)[] => {
  const tables = new Map(states.map(({ id, table }) => [id, table]));
  const next = (from: string, type: string): readonly string[] => targets(tables.get(from)?.[type], from);
  const ahead: ReadonlySet<string>[] = [];
  let reached: ReadonlySet<string> = new Set([states[0]?.id ?? '']);
  for (const { type } of facts) {
    reached = new Set([...reached].flatMap((from) => next(from, type)));
    ahead.push(reached);
  }
  const certain: (string | null)[] = [];
  let back: ReadonlySet<string> = new Set([present]);
  for (let index = facts.length - 1; index >= 0; index -= 1) {
    const goal = back;
    const both = [...(ahead[index] ?? [])].filter((state) => goal.has(state));
    certain.unshift(both.length === 1 ? (both[0] ?? null) : null);
    const { type } = facts[index] ?? { type: '' };
    back = new Set(states.map(({ id }) => id).filter((id) => next(id, type).some((to) => both.includes(to))));
  }
  return certain;
};

/** The steps of a case: what its ledger shows as passed, where it is, and what comes as a rule. */
export const stepsOf = (
  states: readonly StateOfTable[],
  facts: readonly Recorded[],
  present: string,
): readonly Step[] => {
  const reached = statesReached(states, facts, present);
  const seen = new Map<string, string>();
  let before = states[0]?.id ?? '';
  for (const [index, state] of reached.entries()) {
    if (state !== null && state !== before) {
      seen.delete(state);
      seen.set(state, facts[index]?.at ?? '');
    }
    before = state ?? before;
  }
  const [line, order] = [mainLine(states), states.map(({ id }) => id)];
  const last = order.indexOf(line.at(-1) ?? '');
  const onLine = line.includes(present) ? present : [...seen.keys()].findLast((id) => line.includes(id));
  const from = line.indexOf(onLine ?? line[0] ?? '');
  const coming = order.indexOf(present) > last ? [] : line.slice(from + 1).filter((id) => id !== present);
  const labels = new Map(states.map(({ id, label }) => [id, label]));
  const step = (id: string, how: Step['how']): Step => ({
    id,
    how,
    label: labels.get(id) ?? { zh: id, en: id },
    at: seen.get(id) ?? null,
  });
  const done = [...seen.keys()].filter((id) => id !== present && !coming.includes(id));
  return [
    ...done.map((id) => step(id, 'done')),
    step(present, 'current'),
    ...coming.map((id) => ({ ...step(id, 'to-come'), at: null })),
  ];
};
