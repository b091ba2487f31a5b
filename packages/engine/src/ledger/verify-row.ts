import type { Instant } from '@gongkai/calendar';
import { type AnyProcedure, type CaseState, placeOf } from '@gongkai/core';
import { caseRules, planCase, type Plan, planInstants, type Rules } from '../deadlines/plan.ts';
import type { CaseNames } from '../search/document-of.ts';
import { type CaseRecord, EMPTY_LIST, type ListColumns } from '../store/kit.ts';
import { canonical } from './canonical.ts';
import type { FactText } from './ledger.ts';
import type { Finding, Problem } from './problem.ts';

export type { Finding, Problem };

/** The rules in force, and those that were ever in force as the acts tell. */
export interface VerifyRules extends Rules {
  readonly known: {
    readonly calendars: ReadonlySet<string>;
    readonly warnings: () => readonly Rules['warnings'][];
  };
  /** When it is verified, by the store's clock. */
  readonly now: Instant;
}

// A value that was read back has its keys in the order in which they were written; only where the texts differ are the
// keys put in order.
const isSame = (a: object, b: object): boolean =>
  JSON.stringify(a) === JSON.stringify(b) || canonical(a) === canonical(b);

export const row = (message: string): Finding => ({ kind: 'row', message });

/** Compares the row with the opening and the times of its facts. */
const openingFinding = (record: CaseRecord, first: FactText, last: FactText, { file }: CaseState): Finding | null => {
  const { opening } = first;
  if (opening === null || opening.number !== record.number) return row('the number is not that of the opening');
  const { agency, earlierAgencies } = placeOf(opening.agency, file);
  if (agency !== record.agency || earlierAgencies.join('\n') !== record.earlierAgencies.join('\n')) {
    return row('its agencies are not those of the opening and of its transfers');
  }
  if (!first.machine.startsWith(`${record.procedure}@`)) return row('the procedure is not that of the opening');
  if (first.recordedAt !== record.openedAt || last.recordedAt !== record.updatedAt) {
    return row('the times of the row are not those of its facts');
  }
  return null;
};

// A case that ended before the first day on which two calendars differ keeps what the earlier one gave.
const isKnownCalendar = (record: CaseRecord, plan: Plan, { known }: VerifyRules): boolean =>
  record.calendarHash === plan.calendarHash ||
  (Object.keys(record.dues).length === 0 && record.calendarHash !== '' && known.calendars.has(record.calendarHash));

/** The row of a case as its facts and the rules give it. */
interface Given {
  readonly procedure: AnyProcedure;
  readonly state: CaseState;
  readonly words: CaseNames;
}

/** A plan, and when it would have been made. */
interface PlanAt {
  readonly plan: Plan;
  readonly at: Instant;
}

// The row was planned with its last fact, or by the sweep after a window had passed.
const planOf = (record: CaseRecord, procedure: AnyProcedure, state: CaseState, rules: VerifyRules): PlanAt => {
  const own = caseRules(rules, record);
  const planAt = (at: Instant): PlanAt => ({ plan: planCase(procedure, state, own, record.warned, at), at });
  const instants = planInstants(procedure, state, own.calendar, record.updatedAt, rules.now);
  const isOfRow = ({ plan }: PlanAt): boolean =>
    plan.dueStatutory === record.dueStatutory && plan.clocks === record.clocks;
  const plans = instants.map(planAt).filter(isOfRow);
  // A window that passes changes the next wake before anything that lists show.
  const exact = plans.find(({ plan }) => plan.nextWarningAt === record.nextWarningAt);
  return exact ?? plans[0] ?? planAt(record.updatedAt);
};

// The reminders of a node may have been set otherwise when the row was written.
const isKnownWarning = (
  record: CaseRecord,
  { procedure, state }: Omit<Given, 'words'>,
  { plan, at }: PlanAt,
  rules: VerifyRules,
): boolean => {
  if (plan.nextWarningAt === record.nextWarningAt) return true;
  const { calendar } = caseRules(rules, record);
  return rules.known
    .warnings()
    .some(
      (warnings) =>
        planCase(procedure, state, { calendar, warnings }, record.warned, at).nextWarningAt === record.nextWarningAt,
    );
};

const LISTED = Object.keys(EMPTY_LIST) as readonly (keyof ListColumns)[];

/** Compares what lists show of a case with what its facts give. */
const listFinding = (record: CaseRecord, plan: Plan, { words }: Given): Finding | null => {
  if (record.subject !== words.subject || record.party !== words.party) {
    return row('the matter or the party is not the one that its facts name');
  }
  if (record.externalKey !== words.externalKey) return row('its number elsewhere is not the one that its facts give');
  if (record.units !== words.units) return row('the units that had it are not those of its facts');
  const wrong = LISTED.find((name) => record[name] !== plan[name]);
  return wrong === undefined ? null : row(`${wrong}, which lists show, is not what the facts give`);
};

const planFinding = (record: CaseRecord, last: FactText, given: Given, rules: VerifyRules): Finding | null => {
  const { procedure, state } = given;
  // Brought up to date by the release in force, or as the release of its last fact left it.
  const versions = [procedure.version, last.machine.split('@')[1]];
  if (!versions.includes(record.procedureVersion)) {
    return row(`no version ${record.procedureVersion} of its procedure wrote it`);
  }
  const made = planOf(record, procedure, state, rules);
  const { plan } = made;
  if (plan.nextDueAt !== record.nextDueAt || !isSame(plan.dues, record.dues)) {
    return row('the due dates are not those that the facts give');
  }
  if (plan.counted !== record.counted) {
    return { kind: 'tally', message: `it is counted as ${record.counted}, its facts give ${plan.counted}` };
  }
  if (!isKnownCalendar(record, plan, rules))
    return row('the calendar of its row was not the one that it was computed with');
  if (!isKnownWarning(record, given, made, rules)) return row('the next reminder is not the one that its clocks give');
  return listFinding(record, plan, given);
};

/** Compares a row with the case that its facts give. */
export const rowFinding = (
  record: CaseRecord,
  walked: { readonly count: number; readonly first: FactText; readonly last: FactText },
  given: Given,
  rules: VerifyRules,
): Finding | null => {
  const { count, first, last } = walked;
  if (count !== record.state.version) {
    return row(`the case says ${record.state.version} facts, the ledger has ${count}`);
  }
  if (!isSame(given.state, record.state)) {
    return { kind: 'fold', message: 'the stored case is not the fold of its facts' };
  }
  return openingFinding(record, first, last, given.state) ?? planFinding(record, last, given, rules);
};
