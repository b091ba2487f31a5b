import { FORMATS, type YearIdentity } from '@gongkai/stats/formats';
import { type AuditFinding, findingWith, type Operand } from '../finding.ts';
import type { PlaceFinder } from '../place-finder.ts';
import { findDigitSlip } from '../text/index.ts';
import { cellLabel } from '../tables/cell-label.ts';
import { printedValue, type PublishedTable } from '../tables/published-table.ts';

/** Returns the only table of a kind; null if a report has none or several. */
const onlyTable = (tables: readonly PublishedTable[], kind: PublishedTable['table']): PublishedTable | null => {
  const [first, ...more] = tables.filter(({ table }) => table === kind);
  return first === undefined || more.length > 0 ? null : first;
};

const sumOf = ({ cells }: PublishedTable, ids: readonly string[]): bigint | null => {
  let sum = 0n;
  for (const id of ids) {
    const cell = cells.get(id);
    if (cell === undefined || cell.inferred) return null;
    sum += cell.value ?? 0n;
  }
  return sum;
};

interface CarriedIdentity {
  readonly identity: YearIdentity;
  readonly stated: bigint;
  readonly expected: bigint;
}

const carriedIdentities = (now: PublishedTable, before: PublishedTable): readonly CarriedIdentity[] =>
  FORMATS[now.format].acrossYears.flatMap((identity) => {
    const [left, right, earlier] = [
      sumOf(now, identity.left),
      sumOf(now, identity.right),
      sumOf(before, identity.before),
    ];
    return left === null || right === null || earlier === null
      ? []
      : [{ identity, stated: left, expected: right + earlier }];
  });

const operandsOf = (
  identity: YearIdentity,
  { now, before }: { readonly now: PublishedTable; readonly before: PublishedTable },
  places: PlaceFinder,
): readonly Operand[] => {
  const valueIn = ({ cells }: PublishedTable, id: string): string => printedValue(cells.get(id)?.value ?? 0n);
  return [
    ...[...identity.left, ...identity.right].map((id) => {
      const { offset = 0, length = 0 } = now.cells.get(id) ?? {};
      return { label: cellLabel(id), value: valueIn(now, id), unit: '件', where: places.at(offset, length) };
    }),
    ...identity.before.map((id) => ({
      label: `${cellLabel(id)} (last year's report)`,
      value: valueIn(before, id),
      unit: '件',
      where: null,
    })),
  ];
};

const carriedFinding = (
  { identity, stated, expected }: CarriedIdentity,
  years: { readonly now: PublishedTable; readonly before: PublishedTable },
  places: PlaceFinder,
): AuditFinding => {
  const [id = ''] = identity.left;
  const { offset, length, text } = years.now.cells.get(id) ?? { offset: years.now.offset, length: 0, text: '' };
  const computed = printedValue(expected);
  const common = {
    ruleId: identity.id,
    where: places.at(offset, length),
    quote: places.row(offset, length),
    stated: text === '' ? printedValue(stated) : text,
    computed,
    operands: operandsOf(identity, years, places),
  };
  if (stated === expected) return findingWith({ ...common, verdict: 'pass' });
  if (identity.soft) return findingWith({ ...common, verdict: 'cannot-assess', reason: 'catalogue-may-be-cleared' });
  const likelyCause =
    findDigitSlip(printedValue(stated), computed) ?? 'this report and last year’s do not carry the same figure';
  return findingWith({ ...common, verdict: 'error', confidence: 'high', likelyCause });
};

/**
 * Checks figures that are carried from one year's tables to the next: carried over = carried forward (I4), and
 * documents in force (SC1; a clearance of the catalogue breaks that, so it is never an error).
 */
export const carriedFigures = (
  now: readonly PublishedTable[],
  before: readonly PublishedTable[],
  places: PlaceFinder,
): readonly AuditFinding[] =>
  (['requests', 'proactive'] as const).flatMap((kind) => {
    const [table, earlier] = [onlyTable(now, kind), onlyTable(before, kind)];
    if (table === null || earlier === null) return [];
    const all = carriedIdentities(table, earlier);
    const broken = all.filter((one) => one.stated !== one.expected && !one.identity.soft);
    // One figure that differs breaks its column and the total; only the total is reported.
    const shown = broken.find(({ identity: { at } }) => at === 'total') ?? broken[0];
    return all
      .filter((one) => !broken.includes(one) || one === shown)
      .map((one) => carriedFinding(one, { now: table, before: earlier }, places));
  });
