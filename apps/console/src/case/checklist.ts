import type { Text } from '../data/problem.ts';

type Table = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** A state with the next state of each fact; by condition where the content of the fact decides. */
export interface StateOfTable {
  readonly id: string;
  readonly label: Text;
  readonly table: Table;
}

/** A procedure with the facts of its usual course, in order. */
export interface CourseOf {
  readonly states: readonly StateOfTable[];
  readonly course: readonly string[];
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

const targets = (row: Table[string] | undefined): readonly string[] => {
  if (row === undefined) return [];
  return typeof row === 'string' ? [row] : Object.values(row);
};

// The way that is usual: what a condition singles out is a detour.
const usual = (row: Table[string]): readonly string[] => {
  if (typeof row === 'string') return [row];
  const { otherwise } = row;
  return otherwise === undefined ? [] : [otherwise];
};

const lastOf = (path: readonly string[], start: string): string => path.at(-1) ?? start;

/** The states that the usual course passes from a state on, without that state, until its end where that is known. */
export const courseFrom = ({ states, course }: CourseOf, from: string, end?: string): readonly string[] => {
  const tables = new Map(states.map(({ id, table }) => [id, table]));
  const path: string[] = [];
  const passed = new Set([from]);
  // An earlier fact of the course may be needed again, after a correction for example.
  for (let before = -1; before !== path.length;) {
    before = path.length;
    for (const fact of course) {
      if (lastOf(path, from) === end) return path;
      const row = tables.get(lastOf(path, from))?.[fact];
      const to = row === undefined ? undefined : usual(row)[0];
      if (to === undefined || passed.has(to)) continue;
      passed.add(to);
      path.push(to);
    }
  }
  return path;
};

// The state where the usual course ends; no fact of the course leaves the first state, which a fact of its own does.
const endOf = (procedure: CourseOf): string => {
  const [first] = procedure.states;
  const opened = Object.values(first?.table ?? {}).flatMap(usual)[0] ?? first?.id ?? '';
  return lastOf(courseFrom(procedure, opened), opened);
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
  const next = (from: string, type: string): readonly string[] => targets(tables.get(from)?.[type]);
  const ahead: ReadonlySet<string>[] = [];
  const first: ReadonlySet<string> = new Set([states[0]?.id ?? '']);
  for (const { type } of facts) {
    const from = ahead.at(-1) ?? first;
    const to = new Set([...from].flatMap((state) => next(state, type)));
    // A fact that no state admits here, since the procedure was another one then, leaves the case where it was.
    ahead.push(to.size === 0 ? from : to);
  }
  const certain: (string | null)[] = [];
  let back: ReadonlySet<string> = new Set([present]);
  for (let index = facts.length - 1; index >= 0; index -= 1) {
    const goal = back;
    const both = [...(ahead[index] ?? [])].filter((state) => goal.has(state));
    certain.unshift(both.length === 1 ? (both[0] ?? null) : null);
    const { type } = facts[index] ?? { type: '' };
    const from = states.map(({ id }) => id).filter((id) => next(id, type).some((to) => both.includes(to)));
    back = ahead[index] === (ahead[index - 1] ?? first) ? goal : new Set(from);
  }
  return certain;
};

// What comes after the end of the usual course, such as a closed case, has nothing to come.
const comingFrom = (procedure: CourseOf, present: string): readonly string[] => {
  const place = (id: string): number => procedure.states.findIndex((one) => one.id === id);
  const end = endOf(procedure);
  return place(present) >= place(end) ? [] : courseFrom(procedure, present, end);
};

/** The steps of a case: what its ledger shows as passed, where it is, and what comes by the usual course. */
export const stepsOf = (procedure: CourseOf, facts: readonly Recorded[], present: string): readonly Step[] => {
  const { states } = procedure;
  const seen = new Map<string, string>();
  let before = states[0]?.id ?? '';
  for (const [index, state] of statesReached(states, facts, present).entries()) {
    if (state !== null && state !== before) {
      seen.delete(state);
      seen.set(state, facts[index]?.at ?? '');
    }
    before = state ?? before;
  }
  const coming = comingFrom(procedure, present);
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
