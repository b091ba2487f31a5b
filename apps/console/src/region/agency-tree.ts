import type { AgencyCounts } from './region-reads.ts';

/** A part of a whole, which is the base of a rate. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** An agency with what is below it, and the sums of both. */
export interface AgencyNode {
  readonly id: string;
  readonly agency: string;
  /** Whether it is what the agency above it has itself, without what is below. */
  readonly isOwn: boolean;
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

const sumsOf = (nodes: readonly AgencyNode[]): Pick<AgencyNode, (typeof SUMMED)[number] | 'inTime'> => {
  const total = (figure: (typeof SUMMED)[number]): number => sum(nodes.map((one) => one[figure]));
  return {
    open: total('open'),
    overdue: total('overdue'),
    within3: total('within3'),
    stopped: total('stopped'),
    supervised: total('supervised'),
    incidents: total('incidents'),
    inTime: {
      part: sum(nodes.map(({ inTime }) => inTime.part)),
      whole: sum(nodes.map(({ inTime }) => inTime.whole)),
    },
  };
};

const hasAnything = (node: AgencyNode): boolean => node.inTime.whole + sum(SUMMED.map((figure) => node[figure])) > 0;

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

/** The agencies as a tree, in which each sum is that of the rows below it; what an agency has itself is one of them. */
export const treeOf = (rows: readonly AgencyCounts[], shares: ReadonlyMap<string, Share>): readonly AgencyNode[] => {
  const known = new Set(rows.map(({ agency }) => agency));
  const below = Map.groupBy(rows, ({ parent }) => (parent !== null && known.has(parent) ? parent : null));
  const leafOf = (row: AgencyCounts, isOwn: boolean): AgencyNode => {
    const { agency, name, newestIncident, open, overdue, within3, stopped, supervised, incidents } = row;
    const counts = { open, overdue, within3, stopped, supervised, incidents };
    const inTime = shares.get(agency) ?? { part: 0, whole: 0 };
    return {
      id: isOwn ? `${agency}:own` : agency,
      agency,
      isOwn,
      name: name ?? agency,
      newestIncident,
      ...counts,
      inTime,
      below: [],
    };
  };
  const nodeOf = (row: AgencyCounts): AgencyNode => {
    const parts = (below.get(row.agency) ?? []).map(nodeOf);
    if (parts.length === 0) return leafOf(row, false);
    const own = leafOf(row, true);
    const all = hasAnything(own) ? [own, ...parts] : parts;
    // Of the incidents in a sum one is named: that of the agency itself, otherwise the first one below.
    const newestIncident = all.find((one) => one.newestIncident !== null)?.newestIncident ?? null;
    return { ...own, id: row.agency, isOwn: false, newestIncident, ...sumsOf(all), below: all };
  };
  return (below.get(null) ?? []).map(nodeOf);
};

/** A rate with one decimal, cut off: what is short of the whole is not shown as the whole; null without a base. */
export const rateText = ({ part, whole }: Share): string | null => {
  if (whole === 0) return null;
  return part === whole ? '100%' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)}%`;
};

/** Every agency of a tree. */
export const flat = (nodes: readonly AgencyNode[]): readonly AgencyNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.below)]);
