import type { Identity } from '@gongkai/stats/formats';

/** A broken equation, and the amount by which its left side is too large. */
export interface Breach {
  readonly identity: Identity;
  readonly excess: bigint;
}

/** An explanation of one or several breaches. */
export interface Explanation {
  /** The cells that explain all breaches, each changed by the same amount; null if no cells can be singled out. */
  readonly change: { readonly cells: readonly string[]; readonly more: bigint } | null;
  /** Other cells that explain the same breaches as well. */
  readonly others: readonly string[];
  readonly breaches: readonly Breach[];
}

/** The change of an equation if a cell were one larger: 1, -1, or 0. */
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

/** Finds the change of cells that repairs every equation that depends on them; null if the equations disagree. */
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

/** Repeatedly extracts the repair of most equations, until no repair covers more than one. */
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

/**
 * Adds breaches without explanation. A breach of a total column that follows from breaches of other columns is dropped.
 */
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
 * Finds the smallest sets of cells that explain the breaches; each breach is in one explanation. One cell is an
 * explanation if one change of it repairs every equation that it is in, at least two; the cell that repairs most comes
 * first. Then pairs of cells in one row that were changed alike, so that the row still adds up. If several pairs are
 * possible, and for all other breaches, `change` is null.
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
