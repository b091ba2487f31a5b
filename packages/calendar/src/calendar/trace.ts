import type { DayDescription, DayReason, Interval, TracedDay } from './calendar.ts';
import type { CivilDate } from '../days/civil-date.ts';
import type { DayTable } from './day-table.ts';
import { elementAt } from '../days/element-at.ts';
import { unionOf } from './day-count.ts';
import { indexOf, requireKnown, textAt, touched } from './table-reading.ts';

const REASONS: readonly DayReason[] = [
  'weekend',
  'working-day',
  'holiday',
  'make-up-day',
  'local-holiday',
  'local-working-day',
];

const describeDay = (table: DayTable, index: number): DayDescription => {
  const mark = elementAt(table.guess.marks, index);
  const reason = elementAt(REASONS, mark);
  const notice = reason === 'holiday' || reason === 'make-up-day' ? table.notices.get(index) : undefined;
  const region = table.regions.get(index);
  return {
    date: textAt(table, index),
    works: (mark & 1) === 1,
    reason,
    ...(notice === undefined ? {} : { notice }),
    ...(region === undefined ? {} : { overlay: region }),
    ...(touched(table.open, index, index).length === 0 ? {} : { open: true }),
  };
};

/** See {@link Calendar.dayOf}. */
export const dayOf = (table: DayTable, on: CivilDate): DayDescription => {
  const index = indexOf(table, on);
  requireKnown(table, index, index);
  return describeDay(table, index);
};

/** See {@link Calendar.trace}. */
export const traceDays = (
  table: DayTable,
  start: CivilDate,
  through: CivilDate,
  excluded?: readonly Interval[],
): readonly TracedDay[] => {
  const first = indexOf(table, start) + 1;
  const last = indexOf(table, through);
  requireKnown(table, first, last);
  const pauses = unionOf(excluded, table.firstDay);
  const days: TracedDay[] = [];
  let ordinal = 0;
  for (let index = first; index <= last; index++) {
    const { works, reason, ...rest } = describeDay(table, index);
    const paused = works && pauses.some((pause) => pause.after < index && index <= pause.through);
    if (works && !paused) days.push({ ...rest, counted: true, ordinal: ++ordinal, reason });
    else days.push({ ...rest, counted: false, reason: paused ? 'excluded' : reason });
  }
  return days;
};
