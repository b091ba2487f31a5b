import type { Identity } from '@gongkai/stats/formats';

/** An equation that a table breaks, and by how much its left side is too large. */
export interface Breach {
  readonly identity: Identity;
  readonly excess: bigint;
}

/** What a breach, or several together, come from. */
export interface Explanation {
  /** The cells that explain all of the breaches, each changed by the same; null where nothing singles any out. */
  readonly change: { readonly cells: readonly string[]; readonly more: bigint } | null;
  /** Other cells that explain the same breaches as well. */
  readonly others: readonly string[];
  readonly breaches: readonly Breach[];
}

/** By what an equation would change if a cell were one larger: 1, -1, or 0. */
const weightOf = ({ left, right }: Identity, cell: string): bigint =>
  BigInt(left.filter((one) => one === cell).length - right.filter((one) => one === cell).length);

const weightOfCells = (identity: Identity, cells: readonly string[]): bigint =>
  cells.reduce((sum, cell) => sum + weightOf(identity, cell), 0n);

interface Repair {
  readonly cells: readonly string[];
  readonly more: bigint;
  readonly breaches: readonly Breach[];
}

type IdentitiesByCell = ReadonlyMap<string, readonly Identity[]>;

const LEAST_SHARED = 2;

/** By what cells would have to be more to mend every equation that changes with them; null where these do not agree. */
const findRepair = (
  cells: readonly string[],
  byCell: IdentitiesByCell,
  open: ReadonlyMap<Identity, Breach>,
): Repair | null => {
  const touched = new Set(cells.flatMap((cell) => byCell.get(cell) ?? []));
  const own = [...touched].filter((identity) => weightOfCells(identity, cells) !== 0n);
  const breaches = own.flatMap((identity) => open.get(identity) ?? []);
  const [first] = breaches;
  if (first === undefined || breaches.length !== own.length || own.length < LEAST_SHARED) return null;
  const more = -first.excess * weightOfCells(first.identity, cells);
  const agree = breaches.every(({ identity, excess }) => excess + more * weightOfCells(identity, cells) === 0n);
  return agree ? { cells, more, breaches } : null;
};

/** Takes out what mends most, again and again, until nothing mends more than one equation. */
const extractRepairs = (
  sets: readonly (readonly string[])[],
  byCell: IdentitiesByCell,
  open: Map<Identity, Breach>,
  toExplanation: (best: Repair, rivals: readonly Repair[]) => Explanation,
): readonly Explanation[] => {
  const explanations: Explanation[] = [];
  while (open.size > 0) {
    const repairs = sets.flatMap((cells) => findRepair(cells, byCell, open) ?? []);
    const most = Math.max(0, ...repairs.map(({ breaches }) => breaches.length));
    const [best, ...same] = repairs.filter(({ breaches }) => breaches.length === most);
    if (best === undefined) break;
    const rivals = same.filter((one) => one.breaches.some((breach) => best.breaches.includes(breach)));
    for (const { identity } of best.breaches) open.delete(identity);
    explanations.push(toExplanation(best, rivals));
  }
  return explanations;
};

/** A column of totals is broken by what breaks the columns beside it: no cause of its own. */
const withConsequences = (left: readonly Breach[]): readonly Explanation[] => {
  const own = left.filter(({ identity }) => identity.at !== TOTAL);
  const totals = left.filter(({ identity }) => identity.at === TOTAL);
  const groups = own.map((breach) => ({ change: null, others: [], breaches: [breach] }));
  return [
    ...groups,
    ...totals.flatMap((breach) => {
      const parts = own.filter(({ identity }) => identity.id === breach.identity.id);
      const sum = parts.reduce((all, { excess }) => all + excess, 0n);
      return parts.length > 0 && sum === breach.excess ? [] : [{ change: null, others: [], breaches: [breach] }];
    }),
  ];
};

const TOTAL = 'total';

/**
 * The smallest sets of cells that explain why equations do not hold, each breach in one of them. One cell explains when
 * one change of it mends every equation that it stands in, and these are at least two; the cell that mends most goes
 * first. Then two cells of one row that were changed alike, so that the row still adds up. Where several such pairs
 * would do, and for what is left, the equations stand for themselves.
 * @param identities every equation of the table that can be judged, those that hold too
 */
export const explainBreaches = (
  breaches: readonly Breach[],
  identities: readonly Identity[],
): readonly Explanation[] => {
  if (breaches.length === 0) return [];
  const byCell = new Map<string, Identity[]>();
  for (const identity of identities) {
    for (const cell of [...identity.left, ...identity.right]) {
      byCell.set(cell, [...(byCell.get(cell) ?? []), identity]);
    }
  }
  const cells = [...byCell.keys()];
  const pairs = cells.flatMap((cell) => {
    const total = `${cell.split('/')[0]}/${TOTAL}`;
    return cell !== total && byCell.has(total) ? [[total, cell]] : [];
  });
  const open = new Map(breaches.map((breach) => [breach.identity, breach]));
  const single = extractRepairs(
    cells.map((cell) => [cell]),
    byCell,
    open,
    ({ cells: own, more, breaches: mended }, rivals) => ({
      change: { cells: own, more },
      others: rivals.flatMap((one) => one.cells),
      breaches: mended,
    }),
  );
  const paired = extractRepairs(pairs, byCell, open, ({ cells: own, more, breaches: mended }, rivals) => ({
    change: rivals.length === 0 ? { cells: own, more } : null,
    others: [],
    breaches: mended,
  }));
  return [...single, ...paired, ...withConsequences([...open.values()])];
};
