import type { Cell, FormatId, Identity } from '@gongkai/stats/formats';
import { cellsOf, FORMATS } from '@gongkai/stats/formats';
import type { ReportDocument } from '../document.ts';
import type { AuditFinding, Operand } from '../finding.ts';
import type { Places } from '../place.ts';
import type { Reading } from '../reading.ts';
import { readingOf } from '../reading.ts';
import { slipOf } from '../slip.ts';
import { cellLabel } from './cell-label.ts';
import type { Breach, Explanation } from './explain-breaches.ts';
import { explainBreaches } from './explain-breaches.ts';
import { judgeTable } from './judge-table.ts';
import { missingTables } from './missing-tables.ts';
import type { PublishedCell, PublishedTable } from './published-table.ts';
import { printedValue } from './table-row.ts';

/** More equations than this that no single cell explains: the table was not made, or not read, as the form has it. */
const MOST_UNEXPLAINED = 8;

const byId = (format: FormatId): ReadonlyMap<string, Cell> =>
  new Map(cellsOf(FORMATS[format]).map((cell) => [cell.id, cell]));
const CELLS = { STAT2014: byId('STAT2014'), AR2019: byId('AR2019'), AR2021: byId('AR2021') } as const;

type Part = Partial<AuditFinding> & Pick<AuditFinding, 'ruleId' | 'verdict'>;

const sizeOf = ({ identity: { left, right } }: Breach): number => left.length + right.length;

/** Makes the findings of one table. */
const findingsIn = (table: PublishedTable, cells: ReadonlyMap<string, Cell>, places: Places) => {
  const cellOf = (id: string): PublishedCell | undefined => table.cells.get(id);
  const textOf = (id: string): string => cellOf(id)?.text ?? '';
  const valueOf = (id: string): bigint => cellOf(id)?.value ?? 0n;

  const finding = (at: string, part: Part): AuditFinding => {
    const { offset, length } = cellOf(at) ?? { offset: table.offset, length: 0 };
    const nothing = {
      confidence: null,
      stated: null,
      computed: null,
      assumption: null,
      reason: null,
      likelyCause: null,
    };
    return { ...nothing, where: places.at(offset, length), quote: places.row(offset, length), operands: [], ...part };
  };
  // A cell stands in three equations and more: it is laid out once.
  const operands = new Map<string, Operand>();
  const operand = (id: string): Operand => {
    const known = operands.get(id);
    if (known !== undefined) return known;
    const cell = cellOf(id);
    const where = cell === undefined || cell.length === 0 ? null : places.at(cell.offset, cell.length);
    const value = printedValue(valueOf(id));
    const made = { label: cellLabel(id), value, unit: cells.get(id)?.unit ?? null, where };
    operands.set(id, made);
    return made;
  };
  const operandsOf = ({ left, right }: Identity): readonly Operand[] => [...left, ...right].map(operand);
  const sum = (ids: readonly string[]): string => printedValue(ids.reduce((all, id) => all + valueOf(id), 0n));
  const sides = ({ left, right }: Identity) => ({ stated: sum(left), computed: sum(right) });
  const placeOf = ({ left, right }: Identity): string => left.find((id) => textOf(id) !== '') ?? right[0] ?? '';
  const named = ({ identity: { id, at } }: Breach): string => (at === null ? id : `${id} (${cellLabel(at) || at})`);

  const passed = (identity: Identity): AuditFinding =>
    finding(placeOf(identity), {
      ruleId: identity.id,
      verdict: 'pass',
      ...sides(identity),
      operands: operandsOf(identity),
    });

  const unexplained = (breaches: readonly Breach[], shown: Breach): AuditFinding => {
    const { identity } = shown;
    const also = breaches.length === 1 ? null : `the same figures break ${breaches.map(named).join(' and ')}`;
    const operands = operandsOf(identity);
    const shared = { ruleId: identity.id, verdict: 'error' as const, confidence: 'high' as const, operands };
    return finding(placeOf(identity), { ...shared, ...sides(identity), likelyCause: also });
  };

  const error = ({ change, others, breaches }: Explanation): AuditFinding[] => {
    const [first] = breaches;
    if (first === undefined) return [];
    const ofTotals = breaches.find(({ identity: { at } }) => at === 'total');
    if (change === null) return [unexplained(breaches, ofTotals ?? first)];
    const [cell = ''] = change.cells;
    const { identity } = breaches.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0] ?? first;
    const [stated, computed] = [textOf(cell), printedValue(valueOf(cell) + change.more)];
    const slip = slipOf(stated, computed);
    const broken = `${change.cells.map(cellLabel).join(' and ')} alone explain why ${breaches.map(named).join(' and ')} do not hold`;
    return [
      finding(cell, {
        ruleId: identity.id,
        verdict: 'error',
        confidence: others.length === 0 ? 'high' : 'medium',
        stated: stated === '' ? null : stated,
        computed,
        operands: operandsOf(identity),
        assumption:
          others.length === 0 ? null : `the wrong cell is this one, not ${others.map(cellLabel).join(' or ')}`,
        likelyCause: slip === null ? broken : `${slip}; ${broken}`,
      }),
    ];
  };

  const left = (identities: readonly Identity[], reason: string): AuditFinding[] => {
    const [first] = identities;
    if (first === undefined) return [];
    const rules = identities.map(({ id, at }) => (at === null ? id : `${id} ${at}`)).join(', ');
    const ruleId = first.id;
    return [
      finding(placeOf(first), {
        ruleId,
        verdict: 'cannot-assess',
        reason,
        operands: [],
        likelyCause: `left open: ${rules}`,
      }),
    ];
  };

  return { finding, passed, error, left };
};

/** SC2: counts are whole and not below zero; money may have decimals, a change may be negative. */
const wrongKind = (value: bigint | null, cell: Cell | undefined): boolean =>
  value !== null && cell !== undefined && ((value < 0n && !cell.signed) || (value % 1_000_000n !== 0n && cell.whole));

/** A total in the first place instead of the last makes every row hold that seems broken. */
const totalComesFirst = (breaches: readonly Breach[], table: PublishedTable): boolean => {
  const rows = breaches.filter(({ identity }) => identity.id === 'I3');
  const value = (id: string): bigint => table.cells.get(id)?.value ?? 0n;
  return (
    rows.length > 1 &&
    rows.every(({ identity: { left, right } }) => {
      const [first = '', ...rest] = right;
      return value(first) === [...rest, ...left].reduce((all, id) => all + value(id), 0n);
    })
  );
};

const auditTable = (table: PublishedTable, places: Places): readonly AuditFinding[] => {
  const cells = CELLS[table.format];
  const { finding, passed, error, left } = findingsIn(table, cells, places);
  const { held, breaches, unreadable, unusual, withoutTotal } = judgeTable(table);
  const broken = new Set(breaches.map(({ identity }) => identity));
  const wrongCells = [...table.cells.values()].filter(({ id, value }) => wrongKind(value, cells.get(id)));
  const touchesWrong = ({ identity: { left: one, right } }: Breach): boolean =>
    wrongCells.some(({ id }) => one.includes(id) || right.includes(id));
  // What nothing explains, and holds a cell that no count can be, is broken by that cell.
  const explained = explainBreaches(breaches, [...held, ...broken]).filter(
    ({ change, breaches: own }) => change !== null || !own.some(touchesWrong),
  );
  const unexplained = explained.flatMap((one) => (one.change === null ? one.breaches : []));
  const strange = unexplained.length > MOST_UNEXPLAINED || totalComesFirst(breaches, table);
  const errors = strange ? left([...broken], 'layout-unclear') : explained.flatMap(error);
  const told = new Set(errors.map(({ where }) => where.offset));
  return [
    ...held.map(passed),
    ...errors,
    ...left(unreadable, 'figures-missing'),
    ...left(unusual, 'usual-not-compelling'),
    ...left(withoutTotal, 'total-not-given'),
    ...wrongCells
      .filter(({ offset }) => !told.has(offset))
      .map(({ id, text }) => finding(id, { ruleId: 'SC2', verdict: 'error', confidence: 'high', stated: text })),
  ];
};

/**
 * Holds the tables of a report to the equations of their form: I1, I2, I3, I5 and SC2 of the annual reports, J1–J7 and
 * K1–K3 of the statistics of 2014. What explains several broken equations at once is one finding, at the cell that is
 * wrong. A table that a heading announces and that cannot be read is left open.
 */
export const auditTables = (document: ReportDocument, tables?: readonly PublishedTable[]): readonly AuditFinding[] =>
  tableFindings(readingOf(document, { tables }));

/** The same for a report that was read already. */
export const tableFindings = ({ plain, places, tables }: Reading): readonly AuditFinding[] => {
  const missing = missingTables(plain, tables).map(({ offset, length }) => ({
    ruleId: 'table',
    verdict: 'cannot-assess' as const,
    confidence: null,
    where: places.at(offset, length),
    quote: places.quote(offset, length),
    stated: null,
    computed: null,
    operands: [],
    assumption: null,
    reason: 'table-not-available',
    likelyCause: null,
  }));
  return [...tables.flatMap((table) => auditTable(table, places)), ...missing].toSorted(
    (a, b) => a.where.offset - b.where.offset,
  );
};
