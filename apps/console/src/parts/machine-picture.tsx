import dagre from '@dagrejs/dagre';
import { Background, Controls, type Edge, MarkerType, type Node, Position, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo, useState } from 'react';
import { useWords } from '../words/language.ts';
import { type MachineState, type Way, waysOf } from './machine-ways.ts';

const WIDTH = 108;
const HEIGHT = 36;

const placesOf = (
  states: readonly MachineState[],
  ways: readonly Way[],
): ReadonlyMap<string, { x: number; y: number }> => {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 56 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of states) graph.setNode(id, { width: WIDTH, height: HEIGHT });
  for (const { from, to } of ways) graph.setEdge(from, to);
  dagre.layout(graph);
  return new Map(
    states.map(({ id }) => {
      const { x, y } = graph.node(id);
      return [id, { x: x - WIDTH / 2, y: y - HEIGHT / 2 }];
    }),
  );
};

const MOST_NAMED = 2;
// With more ways than these their names would cover each other and the states.
const FEW_WAYS = 12;

const Graph = ({
  nodes,
  edges,
  onPoint,
}: {
  readonly nodes: Node[];
  readonly edges: Edge[];
  readonly onPoint: (state: string | null) => void;
}) => {
  const { words } = useWords();
  return (
    <div className="machine-box" role="group" aria-label={words.case.tabNames.machine}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        fitView
        minZoom={0.2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        preventScrolling={false}
        onNodeMouseEnter={(_, { id }) => onPoint(id)}
        onNodeMouseLeave={() => onPoint(null)}
        onNodeClick={(_, { id }) => onPoint(id)}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={24} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
};

/** The states of a procedure and the ways between them; the present one is lit, and those passed are marked. */
export const MachinePicture = ({
  states,
  nameOf,
  current,
  passed = [],
}: {
  readonly states: readonly MachineState[];
  /** What a fact is called. */
  readonly nameOf: (fact: string) => string;
  readonly current?: string;
  readonly passed?: readonly string[];
}) => {
  const { words, text, language } = useWords();
  const [pointed, setPointed] = useState<string | null>(null);
  const shown = pointed ?? current;
  const { ways, anywhere } = useMemo(() => waysOf(states), [states]);
  const isSmall = current === undefined && ways.length <= FEW_WAYS;
  const places = useMemo(() => placesOf(states, ways), [states, ways]);
  const named = (facts: readonly string[]): string =>
    facts.length > MOST_NAMED
      ? words.case.machine.andMore(facts.slice(0, MOST_NAMED).map(nameOf).join(' / '), facts.length)
      : facts.map(nameOf).join(' / ');
  const nodes = states.map(({ id, label }): Node => ({
    id,
    position: places.get(id) ?? { x: 0, y: 0 },
    data: { label: text(label) },
    className: id === current ? 'machine-current' : passed.includes(id) ? 'machine-passed' : 'machine-state',
    sourcePosition: Position.Bottom,
    targetPosition: Position.Top,
    width: WIDTH,
    height: HEIGHT,
  }));
  const edges = ways.map(({ from, to, facts }): Edge => ({
    id: `${from} ${to}`,
    source: from,
    target: to,
    // Every label at once would cover the picture; in words they all follow below it.
    ...(isSmall || from === shown ? { label: named(facts) } : {}),
    className: from === shown ? 'machine-next' : 'machine-way',
    markerEnd: { type: MarkerType.ArrowClosed },
  }));
  const stateName = (id: string): string => {
    const found = states.find((one) => one.id === id);
    return found === undefined ? id : text(found.label);
  };
  return (
    <figure className="machine">
      <Graph key={language} nodes={nodes} edges={edges} onPoint={setPointed} />
      {!isSmall && <p className="quiet machine-hint">{words.case.machine.point}</p>}
      {anywhere.length > 0 && (
        <figcaption className="quiet">
          {words.case.machine.anywhere(
            anywhere.map(({ fact, to }) => `${nameOf(fact)} → ${stateName(to)}`).join(words.case.sum.and),
          )}
        </figcaption>
      )}
      <details>
        <summary>{words.case.machine.asText}</summary>
        <ul className="machine-text">
          {ways.map(({ from, to, facts }) => (
            <li key={`${from} ${to}`}>
              {stateName(from)} → {stateName(to)} <span className="quiet">{facts.map(nameOf).join(' / ')}</span>
            </li>
          ))}
        </ul>
      </details>
    </figure>
  );
};
