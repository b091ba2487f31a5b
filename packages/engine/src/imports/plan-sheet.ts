import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CivilDate } from '@gongkai/calendar';
import { type AnyProcedure, type Refusal, text } from '@gongkai/core';
import { numberKey } from '@gongkai/core/agencies';
import {
  disclosureLedger,
  type Ledger,
  type LedgerColumn,
  type LedgerFact,
  type LedgerRow,
} from '@gongkai/core/ledgers';
import type { ImportPlan } from './import-plan.ts';
import type { CasePlan, Judged } from './judge-plan.ts';
import { AGENCY_COLUMNS, PEOPLE_COLUMNS, REGISTER_COLUMNS } from './own-columns.ts';
import { type PeopleRules, planPeople } from './plan-people.ts';
import type { RecordedAs } from './recorded-as.ts';
import {
  lettersOf,
  type MappedColumn,
  mapColumns,
  readCells,
  type SheetFault,
  type SheetRow,
} from './sheet-columns.ts';

export type { SheetFault, SheetRow };

/** What a sheet may hold: requests that were handled or are open, agencies, people, figures of registers. */
export const IMPORT_KINDS = ['requests', 'agencies', 'people', 'registers'] as const;

/** One of {@link IMPORT_KINDS}. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** How a sheet is read. */
export interface SheetRules {
  readonly kind: ImportKind;
  /** Whose requests they are. */
  readonly agency: string;
  /** The field of a column by its heading, where the heading alone does not say it. */
  readonly mapping: Readonly<Record<string, string>>;
}

/** A sheet as it was read: its faults, and what would be created of the rows without one. */
export interface PlannedSheet {
  /** Rows below the headings. */
  readonly rows: number;
  readonly faults: readonly SheetFault[];
  readonly columns: readonly { readonly heading: string; readonly field: string }[];
  readonly ignored: readonly string[];
  readonly willCreate: Readonly<Record<'cases' | 'facts' | 'agencies' | 'people' | 'entries', number>>;
  readonly plan: ImportPlan;
}

/** Judges the facts of a row. */
type Judge = (procedure: AnyProcedure, plan: Omit<CasePlan, 'row' | 'procedure'>, note: string | null) => Judged;

/** Rows that are read between two turns of the event loop. */
const AT_ONCE = 5;

/** How rows of cases are judged. */
interface CaseRules {
  readonly judge: Judge;
  readonly recordedAs: RecordedAs;
}

interface ReadRow {
  readonly row: number;
  readonly values: LedgerRow;
}

const COLUMNS: Readonly<Record<ImportKind, readonly LedgerColumn[]>> = {
  requests: disclosureLedger.columns,
  agencies: AGENCY_COLUMNS,
  people: PEOPLE_COLUMNS,
  registers: REGISTER_COLUMNS,
};

/** The column that a refusal of a fact is about. */
const blamed = ({ columns }: LedgerFact, { code, issues }: Refusal): string =>
  issues.map(({ path }) => columns[path]).find((one) => one !== undefined) ?? columns[code] ?? columns[''];

const faultAt = (
  row: number,
  field: string,
  mapped: readonly MappedColumn[],
  columns: readonly LedgerColumn[],
  what: Pick<SheetFault, 'code' | 'why'>,
): SheetFault => {
  const found = mapped.find(({ column }) => column.id === field);
  const label = columns.find(({ id }) => id === field)?.label.zh ?? field;
  return {
    row,
    letters: found === undefined ? null : lettersOf(found.index),
    column: found?.heading ?? label,
    field,
    ...what,
  };
};

/** Faults of values that are there twice in a column which distinguishes rows. */
const twice = (
  rows: readonly ReadRow[],
  field: string,
  mapped: readonly MappedColumn[],
  columns: readonly LedgerColumn[],
): readonly SheetFault[] => {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, values }) => {
    const given = values[field];
    if (given === undefined) return [];
    const value = field === 'number' ? numberKey(given) : given;
    const before = first.get(value);
    if (before === undefined) {
      first.set(value, row);
      return [];
    }
    const why = text(`与第${before}行重复`, `the same as in row ${before}`);
    return [faultAt(row, field, mapped, columns, { code: 'cell/twice', why })];
  });
};

/** The plans of cases of a ledger, and the faults of the others. */
const planCases = async (
  rows: readonly ReadRow[],
  ledger: Ledger,
  mapped: readonly MappedColumn[],
  agency: string,
  { judge, recordedAs }: CaseRules,
  procedure: AnyProcedure,
): Promise<{ readonly cases: readonly CasePlan[]; readonly faults: readonly SheetFault[] }> => {
  const sound: CasePlan[] = [];
  const own = new Map(rows.map(({ row, values }) => [row, values['number']]));
  const faults: SheetFault[] = [];
  for (const [index, { row, values }] of rows.entries()) {
    if (index % AT_ONCE === 0) await nextTurn();
    const { facts, faults: found } = ledger.factsOf(values);
    for (const { column, why } of found) {
      faults.push(faultAt(row, column, mapped, ledger.columns, { code: 'cell/missing', why }));
    }
    if (found.length > 0) continue;
    const judged = judge(procedure, { agency, facts }, values['note'] ?? null);
    if (judged.ok) {
      sound.push({ row, agency, procedure: ledger.procedure, facts: judged.facts });
      continue;
    }
    const fact = facts[judged.index];
    if (fact === undefined) continue;
    const { code, reason } = judged.refusal;
    faults.push(faultAt(row, blamed(fact, judged.refusal), mapped, ledger.columns, { code, why: reason }));
  }
  const numbered = sound.flatMap(({ row, facts: [first] }) => {
    const number = own.get(row);
    return number === undefined || first === undefined ? [] : [{ row, number, receivedAt: first.raw.at }];
  });
  const before = new Map<number, string>();
  for (const [index, as] of (await recordedAs(agency, numbered)).entries()) {
    const { row } = numbered[index] ?? {};
    if (as === null || row === undefined) continue;
    before.set(row, as);
    const why = text(`已登记为${as}`, `recorded before, as ${as}`);
    faults.push(faultAt(row, 'number', mapped, ledger.columns, { code: 'cell/twice', why }));
  }
  return { cases: sound.filter(({ row }) => !before.has(row)), faults };
};

const agencyPlan = (rows: readonly ReadRow[]): ImportPlan => ({
  kind: 'agencies',
  agencies: rows.map(({ values }) => ({
    id: values['id'] ?? '',
    name: values['name'] ?? '',
    level: values['level'] ?? '',
    parent: values['parent'] ?? null,
    // The column reads nothing but days.
    ...(values['from'] === undefined ? {} : { from: values['from'] as CivilDate }),
    ...(values['ended'] === 'yes' ? { ended: true } : {}),
  })),
});

const registerPlan = (rows: readonly ReadRow[]): ImportPlan => ({
  kind: 'registers',
  entries: rows.map(({ values }) => ({
    agency: values['agency'] ?? '',
    year: Number(values['year']),
    register: values['register'] ?? '',
    value: values['value'] ?? null,
    unit: values['unit'] ?? '',
    origin: 'typed',
    why: values['why'] ?? '',
  })),
});

const NOTHING = { cases: 0, facts: 0, agencies: 0, people: 0, entries: 0 } as const;

const countsOf = (plan: ImportPlan): PlannedSheet['willCreate'] => {
  if (plan.kind === 'agencies') return { ...NOTHING, agencies: plan.agencies.length };
  if (plan.kind === 'people') return { ...NOTHING, people: plan.people.length };
  if (plan.kind === 'registers') return { ...NOTHING, entries: plan.entries.length };
  const facts = plan.cases.reduce((sum, one) => sum + one.facts.length, 0);
  return { ...NOTHING, cases: plan.cases.length, facts };
};

/** Reads a sheet whose first row has the headings, judges each row, and says what would be created; writes nothing. */
export const planSheet = async (
  sheet: readonly SheetRow[],
  { kind, agency, mapping }: SheetRules,
  procedures: ReadonlyMap<string, AnyProcedure>,
  caseRules: CaseRules,
  peopleRules: PeopleRules,
): Promise<PlannedSheet> => {
  const [headings = { row: 1, cells: [] }, ...below] = sheet;
  const columns = COLUMNS[kind];
  const { mapped, ignored, faults: ofColumns } = mapColumns(headings, columns, mapping);
  const faults: SheetFault[] = [...ofColumns];
  const read: ReadRow[] = [];
  const given = below.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  for (const one of ofColumns.length > 0 ? [] : given) {
    const { values, faults: found } = readCells(one, mapped);
    faults.push(...found);
    if (found.length === 0) read.push({ row: one.row, values });
  }
  const again = twice(read, kind === 'agencies' || kind === 'people' ? 'id' : 'number', mapped, columns);
  faults.push(...again);
  const repeated = new Set(again.map(({ row }) => row));
  const rows = read.filter(({ row }) => !repeated.has(row));
  const procedure = procedures.get(disclosureLedger.procedure);
  let plan: ImportPlan;
  if (kind === 'agencies') plan = agencyPlan(rows);
  else if (kind === 'registers') plan = registerPlan(rows);
  else if (kind === 'people') {
    const planned = await planPeople(rows, peopleRules);
    faults.push(...planned.faults.map(({ row, field, ...what }) => faultAt(row, field, mapped, columns, what)));
    plan = { kind, people: planned.people };
  } else {
    if (procedure === undefined) throw new Error(`no procedure ${disclosureLedger.procedure} is given`);
    const planned = await planCases(rows, disclosureLedger, mapped, agency, caseRules, procedure);
    faults.push(...planned.faults);
    plan = { kind: 'cases', agency, cases: planned.cases };
  }
  return {
    rows: given.length,
    faults: faults.toSorted((a, b) => a.row - b.row),
    columns: mapped.map(({ heading, column }) => ({ heading, field: column.id })),
    ignored,
    willCreate: countsOf(plan),
    plan,
  };
};
