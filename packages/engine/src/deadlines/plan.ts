import { type Calendar, CalendarError, type Instant } from '@gongkai/calendar';
import {
  type AnyProcedure,
  type CasePlace,
  type CaseState,
  expiriesAmong,
  type OpenClock,
  openClocks,
  openingAgency,
} from '@gongkai/core';
import { type CaseRecord, EMPTY_LIST, type ListColumns } from '../store/kit.ts';
import { hashCalendar } from './hash-calendar.ts';
import { milestonesOf, type RunningClock, type WarningRule } from './warnings.ts';
import { UNCOUNTED, countedText } from '../figures/counted.ts';
import { clocksAt, datedClocks, listColumns, windowEnd } from './list-columns.ts';

/** The rules that a node is given; notices and local days in its store come on top of the calendar. */
export interface Rulebook {
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  readonly calendar: Calendar;
  readonly warnings: readonly WarningRule[];
}

/** The rules that the cases opened in one agency are decided and planned with. */
export type CaseRules = Pick<Rulebook, 'calendar' | 'warnings'>;

/** The rules in force on a node. */
export interface Rules extends Pick<Rulebook, 'procedures' | 'warnings'> {
  /** The calendar in an agency, with its local days; null: without those of any agency. */
  readonly calendarOf: (agency: string | null) => Calendar;
}

export const caseRules = ({ calendarOf, warnings }: Omit<Rules, 'procedures'>, place: CasePlace): CaseRules => ({
  calendar: calendarOf(openingAgency(place)),
  warnings,
});

/** The columns of a case that are derived from its state and a calendar. */
export type Plan = Pick<CaseRecord, 'nextDueAt' | 'nextWarningAt' | 'dues' | 'warned' | 'calendarHash' | 'counted'> &
  ListColumns;

/** The plan of a case without facts. */
export const EMPTY_PLAN: Plan = {
  nextDueAt: null,
  nextWarningAt: null,
  dues: {},
  warned: [],
  calendarHash: '',
  counted: UNCOUNTED,
  ...EMPTY_LIST,
};

/** The open clocks of a case; none where a day is outside the calendar, which the view of the case reports. */
export const openOf = (
  procedure: AnyProcedure,
  state: Pick<CaseState, 'context'>,
  calendar: Calendar,
): readonly OpenClock[] => {
  try {
    return openClocks(procedure, state, { calendar });
  } catch (error) {
    if (error instanceof CalendarError) return [];
    throw error;
  }
};

/** Those of open clocks that have a due date. */
export const runningAmong = (open: readonly OpenClock[]): readonly RunningClock[] =>
  open.flatMap(({ clock, due }) => (due === null ? [] : [{ clock, due }]));

const dueText = ({ due }: RunningClock): string => (due.provisional === null ? due.on : `${due.on}?`);

/** The due days of running clocks, as a row has them. */
export const duesOf = (running: readonly RunningClock[]): CaseRecord['dues'] =>
  Object.fromEntries(running.map((one) => [one.clock.id, dueText(one)]));

// Working-day clocks and counts depend on the calendar; a case without either never has to be recomputed.
const calendarHashOf = (open: readonly OpenClock[], counted: string | null, calendar: Calendar): string =>
  counted !== UNCOUNTED || open.some(({ clock }) => clock.measure?.by === 'working-days') ? hashCalendar(calendar) : '';

const earlier = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

/**
 * Derives the plan of a case: its due dates, its next expiry and next warning, what it is counted as, and what lists show
 * of it at an instant.
 */
export const planCase = (
  procedure: AnyProcedure,
  state: CaseState,
  { calendar, warnings }: CaseRules,
  warned: readonly string[],
  at: Instant,
): Plan => {
  const clocks = datedClocks(procedure, state, calendar);
  const open = clocks.filter(({ clock }) => clock.ended === null && clock.measure !== null);
  const running = runningAmong(open);
  const milestones = milestonesOf(running, warnings, calendar);
  const counted = countedText(procedure, state, calendar);
  const present = clocksAt(procedure, state, clocks, calendar, at);
  const warning = milestones.find(({ key }) => !warned.includes(key))?.at ?? null;
  return {
    nextDueAt: expiriesAmong(procedure, state, open)[0]?.at ?? null,
    nextWarningAt: earlier(warning, windowEnd(present, at)),
    dues: duesOf(running),
    warned,
    calendarHash: calendarHashOf(open, counted, calendar),
    counted: counted ?? UNCOUNTED,
    ...listColumns(procedure, state, present),
  };
};

/**
 * The instants from one to another at which the plan of a case may have been made: at first, and whenever a window had
 * passed unused.
 */
export const planInstants = (
  procedure: AnyProcedure,
  state: CaseState,
  calendar: Calendar,
  from: Instant,
  to: Instant,
): readonly Instant[] => {
  const clocks = datedClocks(procedure, state, calendar);
  const instants = [from];
  for (let at: Instant | null = from; at !== null && at <= to;) {
    at = windowEnd(clocksAt(procedure, state, clocks, calendar, at), at);
    if (at !== null && at <= to) instants.push(at);
  }
  return instants;
};
