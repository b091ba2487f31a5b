import { type Calendar, CalendarError } from '@gongkai/calendar';
import { type AnyProcedure, clocksOf } from '@gongkai/core';
import type { CaseRecord } from '../store/store.ts';

/** A clock that ended, judged otherwise under another calendar: its due day and verdict before, `2020-01-31 late`, and after. */
export interface TurnedVerdict {
  readonly clock: string;
  readonly from: string;
  readonly to: string;
}

type Judged = Pick<CaseRecord, 'state' | 'updatedAt'>;

/** The due day and the verdict of each clock that ended in time or late; none where a day is outside the calendar. */
const verdictsOf = (
  procedure: AnyProcedure,
  { state, updatedAt }: Judged,
  calendar: Calendar,
): ReadonlyMap<string, readonly [verdict: string, text: string]> => {
  try {
    const clocks = clocksOf(procedure, state, updatedAt, { calendar });
    return new Map(
      clocks.flatMap(({ id, state: verdict, due }) =>
        due !== null && (verdict === 'met' || verdict === 'late') ? [[id, [verdict, `${due.on} ${verdict}`]]] : [],
      ),
    );
  } catch (error) {
    if (error instanceof CalendarError) return new Map();
    throw error;
  }
};

/** The clocks of a case, closed or not, whose verdict turns between two calendars. */
export const turnedVerdicts = (
  procedure: AnyProcedure,
  record: Judged,
  before: Calendar,
  after: Calendar,
): readonly TurnedVerdict[] => {
  const now = verdictsOf(procedure, record, after);
  return [...verdictsOf(procedure, record, before)].flatMap(([clock, [was, from]]) => {
    const [is, to] = now.get(clock) ?? [was, from];
    return is === was ? [] : [{ clock, from, to }];
  });
};
