import { type FormatId, FORMATS, type Identity } from '@gongkai/stats/formats';
import type { Breach } from './explain-breaches.ts';
import type { PublishedTable } from './published-table.ts';

/** The equations of a form, sorted by their result for a table. */
export interface JudgedTable {
  readonly held: readonly Identity[];
  readonly breaches: readonly Breach[];
  /** Broken only if cells that could not be read count as zero. */
  readonly unreadable: readonly Identity[];
  /** Broken, but not compelling. */
  readonly unusual: readonly Identity[];
  /** A total that they need is empty, which is not zero. */
  readonly withoutTotal: readonly Identity[];
}

/** The parts of each cell that is a total: from every equation with one cell on its left side. */
const partsByTotal = (format: FormatId): ReadonlyMap<string, readonly string[]> => {
  const parts = new Map<string, readonly string[]>();
  for (const { kind, left, right } of FORMATS[format].identities) {
    const [total, ...more] = left;
    if (kind === 'equal' && total !== undefined && more.length === 0)
      parts.set(total, [...(parts.get(total) ?? []), ...right]);
  }
  return parts;
};
const PARTS_BY_TOTAL = {
  STAT2014: partsByTotal('STAT2014'),
  AR2019: partsByTotal('AR2019'),
  AR2021: partsByTotal('AR2021'),
} as const;

/** Whether a total is empty although its parts are not: it is missing, not zero. */
const isNotGiven = (id: string, { cells, format }: PublishedTable): boolean => {
  if (cells.get(id)?.value !== null) return false;
  return (PARTS_BY_TOTAL[format].get(id) ?? []).some((part) => (cells.get(part)?.value ?? 0n) !== 0n);
};

type Group = keyof JudgedTable | null;

const holds = ({ kind }: Identity, excess: bigint): boolean => (kind === 'equal' ? excess === 0n : excess <= 0n);

const judgeIdentity = (identity: Identity, table: PublishedTable): readonly [Group, bigint] => {
  const { cells, unread } = table;
  const ids = [...identity.left, ...identity.right];
  const found = ids.map((id) => cells.get(id));
  if (!found.some((cell) => cell !== undefined && cell.value !== null)) return [null, 0n];
  const sum = (side: readonly string[]): bigint => side.reduce((all, id) => all + (cells.get(id)?.value ?? 0n), 0n);
  const excess = sum(identity.left) - sum(identity.right);
  // A sum over rows is also incomplete if a row was not recognized.
  const sure =
    found.every((cell) => cell !== undefined && !cell.inferred) && !(identity.id === 'I2' && unread.includes('?'));
  if (holds(identity, excess)) return [sure || excess === 0n ? 'held' : null, 0n];
  if (ids.some((id) => isNotGiven(id, table))) return ['withoutTotal', 0n];
  if (identity.soft) return [sure ? 'unusual' : null, excess];
  return [sure ? 'breaches' : 'unreadable', excess];
};

/** Checks a table against every equation of its form that it has figures for. */
export const judgeTable = (table: PublishedTable): JudgedTable => {
  const judged = {
    held: [] as Identity[],
    breaches: [] as Breach[],
    unreadable: [] as Identity[],
    unusual: [] as Identity[],
    withoutTotal: [] as Identity[],
  };
  for (const identity of FORMATS[table.format].identities) {
    const [verdict, excess] = judgeIdentity(identity, table);
    if (verdict === 'breaches') judged.breaches.push({ identity, excess });
    else if (verdict !== null) judged[verdict].push(identity);
  }
  return judged;
};
