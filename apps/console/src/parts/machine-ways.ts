import type { Text } from '../data/problem.ts';

/** A state of a procedure with the next state of each fact. */
export interface MachineState {
  readonly id: string;
  readonly label: Text;
  readonly table: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

/** An arrow of the picture: the facts that lead from one state to another. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly facts: readonly string[];
}

const targets = (row: MachineState['table'][string]): readonly string[] =>
  typeof row === 'string' ? [row] : [...new Set(Object.values(row))];

// A fact that leads to one state from so many others would hide the ways: it is named below the picture.
const COMMON = 3;

/** The ways between states by the facts that take them, and apart from them the facts that lead to a state from anywhere. */
export const waysOf = (
  states: readonly MachineState[],
): { readonly ways: readonly Way[]; readonly anywhere: readonly { readonly fact: string; readonly to: string }[] } => {
  const all = states.flatMap(({ id, table }) =>
    Object.entries(table).flatMap(([fact, row]) =>
      targets(row)
        .filter((to) => to !== id)
        .map((to) => ({ from: id, fact, to })),
    ),
  );
  const counts = new Map<string, number>();
  for (const { fact, to } of all) counts.set(`${fact} ${to}`, (counts.get(`${fact} ${to}`) ?? 0) + 1);
  const isCommon = ({ fact, to }: { readonly fact: string; readonly to: string }): boolean =>
    (counts.get(`${fact} ${to}`) ?? 0) > Math.max(COMMON, states.length / 3);
  const ways = new Map<string, Way>();
  for (const one of all.filter((way) => !isCommon(way))) {
    const key = `${one.from} ${one.to}`;
    ways.set(key, { from: one.from, to: one.to, facts: [...(ways.get(key)?.facts ?? []), one.fact] });
  }
  const anywhere = new Map(all.filter(isCommon).map(({ fact, to }) => [`${fact} ${to}`, { fact, to }]));
  return { ways: [...ways.values()], anywhere: [...anywhere.values()] };
};
