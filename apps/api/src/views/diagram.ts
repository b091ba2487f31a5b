import type { AnyProcedure, Text } from '@gongkai/core';

type Language = keyof Text;
type Edges = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

const labelOf = (labels: Readonly<Record<string, Text>>, id: string, language: Language): string =>
  (labels[id]?.[language] ?? id).replaceAll(/["#;:\n]/g, ' ');

// Mermaid allows no dash in a name; the state before the first fact is its starting point.
const nodeOf = (procedure: AnyProcedure, state: string): string =>
  state === procedure.initialState ? '[*]' : state.replaceAll('-', '_');

const targetsOf = (ways: readonly { readonly to: string | null }[]): readonly string[] => [
  ...new Set(ways.flatMap(({ to }) => to ?? [])),
];

// A fact that leaves the state is not an edge here: it would hide the ones that lead somewhere.
const edgesOf = ({ ways }: AnyProcedure): Edges => {
  const edges = new Map<string, Map<string, string[]>>();
  for (const [from, row] of Object.entries(ways)) {
    for (const [fact, leading] of Object.entries(row)) {
      for (const to of targetsOf(leading).filter((target) => target !== from)) {
        const ends = edges.get(from) ?? new Map<string, string[]>();
        edges.set(from, ends);
        ends.set(to, [...(ends.get(to) ?? []), fact]);
      }
    }
  }
  return edges;
};

const diagram = (procedure: AnyProcedure, language: Language): string => {
  const { states, facts } = procedure.labels;
  const named = procedure.states
    .filter((state) => state !== procedure.initialState)
    .map((state) => `  state "${labelOf(states, state, language)}" as ${nodeOf(procedure, state)}`);
  const arrows = [...edgesOf(procedure)].flatMap(([from, ends]) =>
    [...ends].map(([to, types]) => {
      const because = types.map((type) => labelOf(facts, type, language)).join(' / ');
      return `  ${nodeOf(procedure, from)} --> ${nodeOf(procedure, to)} : ${because}`;
    }),
  );
  return ['stateDiagram-v2', ...named, ...arrows, ''].join('\n');
};

/** The ways through a procedure as the text of a Mermaid diagram, in both languages. */
export const diagramOf = (procedure: AnyProcedure): Text => ({
  zh: diagram(procedure, 'zh'),
  en: diagram(procedure, 'en'),
});
