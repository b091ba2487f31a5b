import type { FormCell, Identity } from '@gongkai/stats/formats';
import { type AuditFinding, findingWith, type Operand } from '../finding.ts';
import type { PlaceFinder } from '../place-finder.ts';
import { findDigitSlip } from '../text/index.ts';
import { cellLabel } from './cell-label.ts';
import type { Breach, Explanation } from './explain-breaches.ts';
import { printedValue, type PublishedCell, type PublishedTable } from './published-table.ts';

/** A table with the parts that its findings need. */
export interface TableContext {
  readonly table: PublishedTable;
  /** Cells of the form, by id. */
  readonly cells: ReadonlyMap<string, FormCell>;
  readonly places: PlaceFinder;
  /** A cell as an operand of a finding; built once, since a cell is in three or more equations. */
  readonly operand: (id: string) => Operand;
}

type Part = Partial<AuditFinding> & Pick<AuditFinding, 'ruleId' | 'verdict'>;

const textOf = ({ table }: TableContext, id: string): string => table.cells.get(id)?.text ?? '';
const valueOf = ({ table }: TableContext, id: string): bigint => table.cells.get(id)?.value ?? 0n;

const makeOperand = (
  id: string,
  cell: PublishedCell | undefined,
  { cells, places }: Pick<TableContext, 'cells' | 'places'>,
): Operand => ({
  label: cellLabel(id),
  value: printedValue(cell?.value ?? 0n),
  unit: cells.get(id)?.unit ?? null,
  where: cell === undefined || cell.length === 0 ? null : places.at(cell.offset, cell.length),
});

/** Builds the context of a table. */
export const tableContext = (
  table: PublishedTable,
  cells: ReadonlyMap<string, FormCell>,
  places: PlaceFinder,
): TableContext => {
  const known = new Map<string, Operand>();
  const operand = (id: string): Operand => {
    const made = known.get(id) ?? makeOperand(id, table.cells.get(id), { cells, places });
    known.set(id, made);
    return made;
  };
  return { table, cells, places, operand };
};

/** Builds a finding at a cell; at the start of the table if the cell was not read. */
export const findingAt = ({ table, places }: TableContext, id: string, part: Part): AuditFinding => {
  const { offset, length } = table.cells.get(id) ?? { offset: table.offset, length: 0 };
  return findingWith({ where: places.at(offset, length), quote: places.row(offset, length), ...part });
};

const sumOf = (context: TableContext, ids: readonly string[]): string =>
  printedValue(ids.reduce((sum, id) => sum + valueOf(context, id), 0n));

const sidesOf = (context: TableContext, { left, right }: Identity) => ({
  stated: sumOf(context, left),
  computed: sumOf(context, right),
  operands: [...left, ...right].map(context.operand),
});

/** The cell at which a finding about an equation is placed. */
const cellFor = (context: TableContext, { left, right }: Identity): string =>
  left.find((id) => textOf(context, id) !== '') ?? right[0] ?? '';

const ruleOf = ({ identity: { id, at } }: Breach): string => (at === null ? id : `${id} (${cellLabel(at) || at})`);

const sizeOf = ({ identity: { left, right } }: Breach): number => left.length + right.length;

/** Builds the finding for an equation that holds. */
export const passFinding = (context: TableContext, identity: Identity): AuditFinding =>
  findingAt(context, cellFor(context, identity), {
    ruleId: identity.id,
    verdict: 'pass',
    ...sidesOf(context, identity),
  });

const unexplainedFinding = (context: TableContext, breaches: readonly Breach[], shown: Identity): AuditFinding =>
  findingAt(context, cellFor(context, shown), {
    ruleId: shown.id,
    verdict: 'error',
    confidence: 'high',
    ...sidesOf(context, shown),
    likelyCause: breaches.length === 1 ? null : `the same figures break ${breaches.map(ruleOf).join(' and ')}`,
  });

const changedCellFinding = (
  context: TableContext,
  { cells, more }: NonNullable<Explanation['change']>,
  { others, breaches }: Pick<Explanation, 'others' | 'breaches'>,
  shown: Identity,
): AuditFinding => {
  const [cell = ''] = cells;
  const [stated, computed] = [textOf(context, cell), printedValue(valueOf(context, cell) + more)];
  const slip = findDigitSlip(stated, computed);
  const broken = `${cells.map(cellLabel).join(' and ')} alone explain why ${breaches.map(ruleOf).join(' and ')} do not hold`;
  return findingAt(context, cell, {
    ruleId: shown.id,
    verdict: 'error',
    confidence: others.length === 0 ? 'high' : 'medium',
    stated: stated === '' ? null : stated,
    computed,
    operands: sidesOf(context, shown).operands,
    assumption: others.length === 0 ? null : `the wrong cell is this one, not ${others.map(cellLabel).join(' or ')}`,
    likelyCause: slip === null ? broken : `${slip}; ${broken}`,
  });
};

/** Builds the finding for breaches that have one explanation; empty without breaches. */
export const errorFindings = (context: TableContext, { change, others, breaches }: Explanation): AuditFinding[] => {
  const [first] = breaches;
  if (first === undefined) return [];
  if (change === null) {
    const ofTotals = breaches.find(({ identity: { at } }) => at === 'total');
    return [unexplainedFinding(context, breaches, (ofTotals ?? first).identity)];
  }
  const { identity } = breaches.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0] ?? first;
  return [changedCellFinding(context, change, { others, breaches }, identity)];
};

/** Builds one finding for equations that cannot be assessed for the same reason. */
export const openFindings = (
  context: TableContext,
  identities: readonly Identity[],
  reason: string,
): AuditFinding[] => {
  const [first] = identities;
  if (first === undefined) return [];
  const rules = identities.map(({ id, at }) => (at === null ? id : `${id} ${at}`)).join(', ');
  return [
    findingAt(context, cellFor(context, first), {
      ruleId: first.id,
      verdict: 'cannot-assess',
      reason,
      likelyCause: `left open: ${rules}`,
    }),
  ];
};
