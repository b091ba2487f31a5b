import { cellsOf, type FormatId, FORMATS, type FormCell } from '@gongkai/stats/formats';
import type { ReportDocument } from '../document.ts';
import { type AuditFinding, findingWith } from '../finding.ts';
import type { PlaceFinder } from '../place-finder.ts';
import { type ParsedReport, parseReport } from '../parsed-report.ts';
import { type Breach, explainBreaches } from './explain-breaches.ts';
import { judgeTable } from './judge-table.ts';
import { missingTables } from './missing-tables.ts';
import type { PublishedTable } from './published-table.ts';
import { errorFindings, findingAt, openFindings, passFinding, tableContext } from './table-findings.ts';

/** With more unexplained equations than this, the table does not follow the form or was misread. */
const MOST_UNEXPLAINED = 8;

const byId = (format: FormatId): ReadonlyMap<string, FormCell> =>
  new Map(cellsOf(FORMATS[format]).map((cell) => [cell.id, cell]));
const CELLS = { STAT2014: byId('STAT2014'), AR2019: byId('AR2019'), AR2021: byId('AR2021') } as const;

/** SC2: counts are whole and not below zero; money may have decimals, a change may be negative. */
const wrongKind = (value: bigint | null, cell: FormCell | undefined): boolean =>
  value !== null && cell !== undefined && ((value < 0n && !cell.signed) || (value % 1_000_000n !== 0n && cell.whole));

/** Whether every broken row holds if its first column is the total instead of the last. */
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

const auditTable = (table: PublishedTable, places: PlaceFinder): readonly AuditFinding[] => {
  const cells = CELLS[table.format];
  const context = tableContext(table, cells, places);
  const { held, breaches, unreadable, unusual, withoutTotal } = judgeTable(table);
  const broken = new Set(breaches.map(({ identity }) => identity));
  const wrongCells = [...table.cells.values()].filter(({ id, value }) => wrongKind(value, cells.get(id)));
  const touchesWrong = ({ identity: { left, right } }: Breach): boolean =>
    wrongCells.some(({ id }) => left.includes(id) || right.includes(id));
  // A breach without an explanation that includes an impossible cell is caused by that cell.
  const explained = explainBreaches(breaches, [...held, ...broken]).filter(
    ({ change, breaches: own }) => change !== null || !own.some(touchesWrong),
  );
  const unexplained = explained.flatMap((one) => (one.change === null ? one.breaches : []));
  const strange = unexplained.length > MOST_UNEXPLAINED || totalComesFirst(breaches, table);
  const errors = strange
    ? openFindings(context, [...broken], 'layout-unclear')
    : explained.flatMap((one) => errorFindings(context, one));
  const reported = new Set(errors.map(({ where }) => where.offset));
  return [
    ...held.map((identity) => passFinding(context, identity)),
    ...errors,
    ...openFindings(context, unreadable, 'figures-missing'),
    ...openFindings(context, unusual, 'usual-not-compelling'),
    ...openFindings(context, withoutTotal, 'total-not-given'),
    ...wrongCells
      .filter(({ offset }) => !reported.has(offset))
      .map(({ id, text }) =>
        findingAt(context, id, { ruleId: 'SC2', verdict: 'error', confidence: 'high', stated: text }),
      ),
  ];
};

/**
 * Checks the tables of a report against the equations of their form: I1, I2, I3, I5 and SC2 of the annual reports,
 * J1–J7 and K1–K3 of the statistics of 2014. Several broken equations with one explanation are one finding, at the
 * wrong cell. A table that has a heading and cannot be read is `cannot-assess`.
 */
export const auditTables = (document: ReportDocument, tables?: readonly PublishedTable[]): readonly AuditFinding[] =>
  tableFindings(parseReport(document, { tables }));

/** Checks the tables of a parsed report. */
export const tableFindings = ({ plain, places, tables }: ParsedReport): readonly AuditFinding[] => {
  const missing = missingTables(plain, tables).map(({ offset, length }) =>
    findingWith({
      ruleId: 'table',
      verdict: 'cannot-assess',
      where: places.at(offset, length),
      quote: places.quote(offset, length),
      reason: 'table-not-available',
    }),
  );
  return [...tables.flatMap((table) => auditTable(table, places)), ...missing].toSorted(
    (a, b) => a.where.offset - b.where.offset,
  );
};
