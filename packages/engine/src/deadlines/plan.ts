import type { Calendar } from '@gongkai/calendar';
import { CalendarError } from '@gongkai/calendar';
import type { AnyProcedure, CaseState, OpenClock } from '@gongkai/core';
import { expiriesAmong, openClocks } from '@gongkai/core';
import type { CaseRecord } from '../store/store.ts';
import { hashCalendar } from './hash-calendar.ts';
import type { RunningClock, WarningRule } from './warnings.ts';
import { milestonesOf } from './warnings.ts';
import { UNCOUNTED, countedText } from '../figures/tally.ts';

/** What every batch is decided with. */
export interface Rulebook {
  readonly procedures: ReadonlyMap<string, AnyProcedure>;
  readonly calendar: Calendar;
  readonly warnings: readonly WarningRule[];
}

/** What is derived from a case and a calendar, and searched by. */
export type Plan = Pick<CaseRecord, 'nextDueAt' | 'nextWarningAt' | 'dues' | 'warned' | 'calendarHash' | 'counted'>;

/** The open clocks of a case; none where a day lies outside the calendar, which the reader of the case is told. */
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

// Working-day clocks and counts depend on the calendar; a case without either never has to be planned again.
const dependsOn = (open: readonly OpenClock[], counted: string | null, calendar: Calendar): string =>
  counted !== UNCOUNTED || open.some(({ clock }) => clock.measure?.by === 'working-days') ? hashCalendar(calendar) : '';

/** Derives what a case is searched by: its dates, its next expiry and its next warning; and what it is counted as. */
export const planCase = (
  procedure: AnyProcedure,
  state: Pick<CaseState, 'context'>,
  { calendar, warnings }: Pick<Rulebook, 'calendar' | 'warnings'>,
  warned: readonly string[],
): Plan => {
  const open = openOf(procedure, state, calendar);
  const running = runningAmong(open);
  const milestones = milestonesOf(running, warnings, calendar);
  const counted = countedText(procedure, state, calendar);
  return {
    nextDueAt: expiriesAmong(procedure, state, open)[0]?.at ?? null,
    nextWarningAt: milestones.find(({ key }) => !warned.includes(key))?.at ?? null,
    dues: Object.fromEntries(running.map((one) => [one.clock.id, dueText(one)])),
    warned,
    calendarHash: dependsOn(open, counted, calendar),
    counted: counted ?? UNCOUNTED,
  };
};
