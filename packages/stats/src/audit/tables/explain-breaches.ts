import type { Identity } from '../../formats/format.ts';

/** An equation that a table breaks, and by how much its left side is too large. */
export interface Breach {
  readonly identity: Identity;
  readonly excess: bigint;
}

/** What a breach, or several together, come from. */
export interface Explanation {
  /** The one cell that explains all of the breaches, and what it would have to be more; null where no single cell does. */
  readonly cell: { readonly id: string; readonly more: bigint } | null;
  /** Other cells that explain the same breaches as well. */
  readonly others: readonly string[];
  readonly breaches: readonly Breach[];
}

/** By what an equation would change if a cell were one larger: 1, -1, or 0. */
const weightOf = ({ left, right }: Identity, cell: string): bigint =>
  BigInt(left.filter((one) => one === cell).length - right.filter((one) => one === cell).length);

interface Candidate {
  readonly id: string;
  readonly more: bigint;
  readonly breaches: readonly Breach[];
}

/** What a cell would have to be more to mend every equation that it stands in; null where they do not agree. */
const candidateOf = (id: string, own: readonly Identity[], open: ReadonlyMap<Identity, Breach>): Candidate | null => {
  const breaches = own.flatMap((identity) => open.get(identity) ?? []);
  const [first] = breaches;
  if (first === undefined || breaches.length !== own.length) return null;
  const more = -first.excess * weightOf(first.identity, id);
  const agree = breaches.every(({ identity, excess }) => excess + more * weightOf(identity, id) === 0n);
  return agree ? { id, more, breaches } : null;
};

/** Breaches that share a cell belong together. */
const connected = (breaches: readonly Breach[]): readonly (readonly Breach[])[] => {
  const groups: { cells: Set<string>; breaches: Breach[] }[] = [];
  for (const breach of breaches) {
    const cells = [...breach.identity.left, ...breach.identity.right];
    const touching = groups.filter((group) => cells.some((cell) => group.cells.has(cell)));
    const [first = { cells: new Set<string>(), breaches: [] }, ...rest] = touching;
    if (touching.length === 0) groups.push(first);
    for (const group of rest) {
      first.breaches.push(...group.breaches);
      for (const cell of group.cells) first.cells.add(cell);
      groups.splice(groups.indexOf(group), 1);
    }
    first.breaches.push(breach);
    for (const cell of cells) first.cells.add(cell);
  }
  return groups.map((group) => group.breaches);
};

const LEAST_SHARED = 2;

/**
 * The smallest sets of cells that explain why equations do not hold, each breach in one of them. A cell explains when
 * one change of it mends every equation that it stands in, and these are at least two; the cell that mends most goes
 * first. What is left goes together by shared cells, unexplained.
 * @param identities every equation of the table that can be judged, those that hold too
 */
export const explainBreaches = (
  breaches: readonly Breach[],
  identities: readonly Identity[],
): readonly Explanation[] => {
  const standing = new Map<string, Identity[]>();
  for (const identity of identities) {
    for (const cell of [...identity.left, ...identity.right]) {
      standing.set(cell, [...(standing.get(cell) ?? []), identity]);
    }
  }
  const open = new Map(breaches.map((breach) => [breach.identity, breach]));
  const explanations: Explanation[] = [];
  for (;;) {
    const candidates = [...standing].flatMap(([id, own]) =>
      own.length < LEAST_SHARED ? [] : (candidateOf(id, own, open) ?? []),
    );
    const most = Math.max(0, ...candidates.map((one) => one.breaches.length));
    const best = candidates.filter((one) => one.breaches.length === most);
    const [cell] = best;
    if (cell === undefined) break;
    const rivals = best.filter((one) => one !== cell && one.breaches.some((breach) => cell.breaches.includes(breach)));
    for (const { identity } of cell.breaches) open.delete(identity);
    explanations.push({ cell, others: rivals.map(({ id }) => id), breaches: cell.breaches });
  }
  return [
    ...explanations,
    ...connected([...open.values()]).map((left) => ({ cell: null, others: [], breaches: left })),
  ];
};
