import { StatsError } from '../errors.ts';

/** An agency and the one above it; null at the top. */
export interface AgencyNode {
  readonly id: string;
  readonly parent: string | null;
}

/** Agencies in levels: department → county → city → province. */
export interface AgencyTree {
  readonly below: ReadonlyMap<string, readonly string[]>;
}

const bad = (what: string): StatsError => new StatsError('stats/bad-tree', `Not a tree of agencies: ${what}`);

const reached = (below: ReadonlyMap<string, readonly string[]>, top: string): readonly string[] => {
  const found = [top];
  // The list grows while it is iterated, so depth costs no stack.
  for (const id of found) found.push(...(below.get(id) ?? []));
  return found;
};

/**
 * Builds a tree of agencies.
 * @throws StatsError `stats/bad-tree` for an agency named twice, an unknown parent, or a cycle.
 */
export const agencyTree = (agencies: Iterable<AgencyNode>): AgencyTree => {
  const nodes = [...agencies];
  const below = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  if (below.size < nodes.length) throw bad('an agency is named twice');
  for (const { id, parent } of nodes) {
    if (parent === null) continue;
    const siblings = below.get(parent);
    if (siblings === undefined) throw bad(`${id} is below ${parent}, which is not in it`);
    siblings.push(id);
  }
  const tops = nodes.filter(({ parent }) => parent === null);
  if (tops.flatMap(({ id }) => reached(below, id)).length < nodes.length) throw bad('agencies stand in a circle');
  return { below };
};

/**
 * Returns an agency and all agencies below it: those whose figures are merged into its table.
 * @throws StatsError `stats/bad-tree` for an agency that is not in the tree.
 * @example
 * agenciesUnder(agencyTree([{ id: 'province', parent: null }, { id: 'city', parent: 'province' }]), 'province') // => ['province', 'city']
 */
export const agenciesUnder = ({ below }: AgencyTree, agency: string): readonly string[] => {
  if (!below.has(agency)) throw bad(`${agency} is not in it`);
  return reached(below, agency);
};
