import type { YearIdentity } from '@gongkai/stats/formats';
import { FORMATS } from '@gongkai/stats/formats';
import type { AuditFinding, Operand } from '../finding.ts';
import type { Places } from '../place.ts';
import { slipOf } from '../slip.ts';
import { cellLabel } from '../tables/cell-label.ts';
import type { PublishedTable } from '../tables/published-table.ts';
import { printedValue } from '../tables/table-row.ts';

/** The one table of a kind; null where a report has none or several. */
const only = (tables: readonly PublishedTable[], kind: PublishedTable['table']): PublishedTable | null => {
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

interface Judged {
  readonly identity: YearIdentity;
  readonly stated: bigint;
  readonly expected: bigint;
}

const judged = (now: PublishedTable, before: PublishedTable): readonly Judged[] =>
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

/**
 * What one year's tables hand to the next: what was carried forward is carried over (I4), and what is in force follows
 * from what was (SC1; clearing a catalogue breaks that, so it is never an error).
 */
export const carriedFigures = (
  now: readonly PublishedTable[],
  before: readonly PublishedTable[],
  places: Places,
): readonly AuditFinding[] => {
  const finding = (
    table: PublishedTable,
    earlier: PublishedTable,
    { identity, stated, expected }: Judged,
  ): AuditFinding => {
    const [id = ''] = identity.left;
    const { offset, length, text } = table.cells.get(id) ?? { offset: table.offset, length: 0, text: '' };
    const operand = (cell: string, from: PublishedTable, last: boolean): Operand => ({
      label: last ? `${cellLabel(cell)} (last year's report)` : cellLabel(cell),
      value: printedValue(from.cells.get(cell)?.value ?? 0n),
      unit: '件',
      where: last ? null : places.at(from.cells.get(cell)?.offset ?? 0, from.cells.get(cell)?.length ?? 0),
    });
    const same = stated === expected;
    const wrong = !same && !identity.soft;
    return {
      ruleId: identity.id,
      verdict: same ? 'pass' : wrong ? 'error' : 'cannot-assess',
      confidence: wrong ? 'high' : null,
      where: places.at(offset, length),
      quote: places.row(offset, length),
      stated: text === '' ? printedValue(stated) : text,
      computed: printedValue(expected),
      operands: [
        ...[...identity.left, ...identity.right].map((cell) => operand(cell, table, false)),
        ...identity.before.map((cell) => operand(cell, earlier, true)),
      ],
      assumption: null,
      reason: same || wrong ? null : 'catalogue-may-be-cleared',
      likelyCause: wrong
        ? (slipOf(printedValue(stated), printedValue(expected)) ??
          'this report and last year’s do not carry the same figure')
        : null,
    };
  };
  return (['requests', 'proactive'] as const).flatMap((kind) => {
    const [table, earlier] = [only(now, kind), only(before, kind)];
    if (table === null || earlier === null) return [];
    const all = judged(table, earlier);
    const broken = all.filter((one) => one.stated !== one.expected && !one.identity.soft);
    // One figure that differs shows in its column and in the total: the total stands for both.
    const shown = broken.find(({ identity: { at } }) => at === 'total') ?? broken[0];
    return all.filter((one) => !broken.includes(one) || one === shown).map((one) => finding(table, earlier, one));
  });
};
