import { type Calendar, CalendarError } from '@gongkai/calendar';
import { type AnyProcedure, type ClockState, clocksOf, type Contribution } from '@gongkai/core';
import type { CaseRecord } from '../store/store.ts';

/**
 * A verdict under another calendar. Of a clock that ended: its due day and verdict before, `2020-01-31 late`, and after. Of a
 * figure where no clock turned: its day and how it is counted, `2020-02-13 extended`; `clock` is then the indicator.
 */
export interface TurnedVerdict {
  readonly clock: string;
  readonly from: string;
  readonly to: string;
}

type Judged = Pick<CaseRecord, 'state' | 'updatedAt'>;

/** What a case is judged as under one calendar. */
interface Verdicts {
  /** The verdict of each clock, with its text; null for one that has not ended or has no due day. */
  readonly clocks: ReadonlyMap<string, readonly [verdict: ClockState, text: string] | null>;
  readonly counted: readonly Contribution[];
}

const ENDED: ReadonlySet<ClockState> = new Set(['met', 'late', 'early', 'void']);
// A clock that a calendar takes away: nothing of it was left to judge.
const ABSENT = ['void', 'none'] as const;

/** The verdicts on a case; null where a day is outside the calendar. */
const verdictsOf = (procedure: AnyProcedure, { state, updatedAt }: Judged, calendar: Calendar): Verdicts | null => {
  try {
    const clocks = clocksOf(procedure, state, updatedAt, { calendar }).map(
      ({ id, state: verdict, due }) =>
        [id, due !== null && ENDED.has(verdict) ? ([verdict, `${due.on} ${verdict}`] as const) : null] as const,
    );
    return { clocks: new Map(clocks), counted: procedure.contributions(state.context, { calendar }) };
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

const turnedClocks = ({ clocks: was }: Verdicts, { clocks: is }: Verdicts): readonly TurnedVerdict[] =>
  [...new Set([...was.keys(), ...is.keys()])].flatMap((clock) => {
    const [before, after] = [was, is].map((one) => (one.has(clock) ? one.get(clock) : ABSENT));
    if (before == null || after == null || before[0] === after[0]) return [];
    return [{ clock, from: before[1], to: after[1] }];
  });

// An amount in words is a verdict; a number of days is not.
const isVerdict = (value: string): boolean => !/^\d+$/.test(value);

/** The parts by which two counts differ, of the second one. */
const turnedParts = ({ by: was }: Contribution, { by: is }: Contribution): readonly string[] =>
  Object.entries(is).flatMap(([name, value]) => (value !== was[name] && isVerdict(value) ? [value] : []));

const turnedCounts = (was: readonly Contribution[], is: readonly Contribution[]): readonly TurnedVerdict[] => {
  const after = Map.groupBy(is, ({ indicator }) => indicator);
  return [...Map.groupBy(was, ({ indicator }) => indicator)].flatMap(([clock, all]) =>
    all.flatMap((before, place): readonly TurnedVerdict[] => {
      const now = after.get(clock)?.[place];
      if (now === undefined) return [];
      const parts = turnedParts(before, now);
      if (parts.length === 0) return [];
      const text = (one: Contribution, other: Contribution) => [one.on, ...turnedParts(other, one)].join(' ');
      return [{ clock, from: text(before, now), to: text(now, before) }];
    }),
  );
};

/** What turns in a case, closed or not, between two calendars: verdicts of its clocks, else how it is counted. */
export const turnedVerdicts = (
  procedure: AnyProcedure,
  record: Judged,
  before: Calendar,
  after: Calendar,
): readonly TurnedVerdict[] => {
  const [was, is] = [before, after].map((calendar) => verdictsOf(procedure, record, calendar));
  if (was == null || is == null) return [];
  const clocks = turnedClocks(was, is);
  return clocks.length > 0 ? clocks : turnedCounts(was.counted, is.counted);
};
