import type { Identity } from '../../formats/format.ts';
import { FORMATS } from '../../formats/formats.ts';
import type { Breach } from './explain-breaches.ts';
import type { PublishedTable } from './published-table.ts';

/** What the equations of a form say of a table. */
export interface Judged {
  readonly held: readonly Identity[];
  readonly breaches: readonly Breach[];
  /** Broken only if what could not be read counts as zero. */
  readonly unreadable: readonly Identity[];
  /** Usual, but not compelling. */
  readonly unusual: readonly Identity[];
  /** A total that they need is empty, which is not zero. */
  readonly withoutTotal: readonly Identity[];
}

/** The cell of an equation that is not zero when it is empty: its total. */
const isTotal = ({ kind, left }: Identity, cell: string): boolean =>
  (kind === 'equal' && left.length === 1 && cell === left[0]) || /(?:^rTotal\/|[/.]total$)/.test(cell);

type Verdict = keyof Judged | null;

const holds = ({ kind }: Identity, excess: bigint): boolean => (kind === 'equal' ? excess === 0n : excess <= 0n);

const verdictOf = (identity: Identity, { cells, unread }: PublishedTable): readonly [Verdict, bigint] => {
  const ids = [...identity.left, ...identity.right];
  const found = ids.map((id) => cells.get(id));
  if (!found.some((cell) => cell !== undefined && cell.value !== null)) return [null, 0n];
  const sum = (side: readonly string[]): bigint => side.reduce((all, id) => all + (cells.get(id)?.value ?? 0n), 0n);
  const excess = sum(identity.left) - sum(identity.right);
  // A sum over rows also misses a row whose words the form does not know.
  const sure =
    found.every((cell) => cell !== undefined && !cell.inferred) && !(identity.id === 'I2' && unread.includes('?'));
  if (holds(identity, excess)) return [sure || excess === 0n ? 'held' : null, 0n];
  if (ids.some((id) => isTotal(identity, id) && cells.has(id) && cells.get(id)?.value === null))
    return ['withoutTotal', 0n];
  if (identity.soft) return [sure ? 'unusual' : null, excess];
  return [sure ? 'breaches' : 'unreadable', excess];
};

/** Holds a table to every equation of its form that it has figures for. */
export const judgeTable = (table: PublishedTable): Judged => {
  const judged = {
    held: [] as Identity[],
    breaches: [] as Breach[],
    unreadable: [] as Identity[],
    unusual: [] as Identity[],
    withoutTotal: [] as Identity[],
  };
  for (const identity of FORMATS[table.format].identities) {
    const [verdict, excess] = verdictOf(identity, table);
    if (verdict === 'breaches') judged.breaches.push({ identity, excess });
    else if (verdict !== null) judged[verdict].push(identity);
  }
  return judged;
};
