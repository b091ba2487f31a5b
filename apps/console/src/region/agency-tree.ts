import type { AgencyCounts } from './region-reads.ts';

/** A part of a whole, which is the base of a rate. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** An agency with what is below it, and the sums of both. */
export interface AgencyNode {
  readonly id: string;
  readonly name: string;
  readonly newestIncident: AgencyCounts['newestIncident'];
  readonly open: number;
  readonly overdue: number;
  readonly within3: number;
  readonly stopped: number;
  readonly supervised: number;
  readonly incidents: number;
  readonly inTime: Share;
  readonly below: readonly AgencyNode[];
}

/** The figures by which a table of agencies is sorted. */
export const SORTS = ['overdue', 'within3', 'open', 'stopped', 'incidents', 'supervised', 'rate'] as const;

/** A figure by which a table of agencies is sorted. */
export type Sort = (typeof SORTS)[number];

const SUMMED = ['open', 'overdue', 'within3', 'stopped', 'supervised', 'incidents'] as const;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

// The lowest share is the worst one; what has no base is neither good nor bad and comes last.
const weight = (node: AgencyNode, sort: Sort): number => {
  if (sort !== 'rate') return node[sort];
  const { part, whole } = node.inTime;
  return whole === 0 ? -1 : 1 - part / whole;
};

/** The worst first: by the chosen figure, then by what is overdue and soon due, then by name. */
export const byWorst =
  (sort: Sort) =>
  (a: AgencyNode, b: AgencyNode): number =>
    weight(b, sort) - weight(a, sort) ||
    b.overdue - a.overdue ||
    b.within3 - a.within3 ||
    a.name.localeCompare(b.name, 'zh-CN');

/** The agencies as a tree, whose sums are those of the rows below and of the agency itself. */
export const treeOf = (rows: readonly AgencyCounts[], shares: ReadonlyMap<string, Share>): readonly AgencyNode[] => {
  const known = new Set(rows.map(({ agency }) => agency));
  const below = Map.groupBy(rows, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const nodeOf = (row: AgencyCounts): AgencyNode => {
    const parts = (below.get(row.agency) ?? []).map(nodeOf);
    const own = shares.get(row.agency) ?? { part: 0, whole: 0 };
    const sums = Object.fromEntries(
      SUMMED.map((figure) => [figure, row[figure] + sum(parts.map((one) => one[figure]))]),
    ) as Pick<AgencyNode, (typeof SUMMED)[number]>;
    return {
      id: row.agency,
      name: row.name ?? row.agency,
      newestIncident: row.newestIncident,
      ...sums,
      inTime: {
        part: own.part + sum(parts.map(({ inTime }) => inTime.part)),
        whole: own.whole + sum(parts.map(({ inTime }) => inTime.whole)),
      },
      below: parts,
    };
  };
  return (below.get(null) ?? []).map(nodeOf);
};

/** A rate with one decimal; null where there is no base. */
export const rateText = ({ part, whole }: Share): string | null =>
  whole === 0 ? null : part === whole ? '100%' : `${((part / whole) * 100).toFixed(1)}%`;

/** Every agency of a tree. */
export const flat = (nodes: readonly AgencyNode[]): readonly AgencyNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.below)]);
