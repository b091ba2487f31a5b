import type { Calendar, CivilDate, ComputedDate, TracedDay } from '@gongkai/calendar';
import { counted } from './rate.ts';

/** A due date with its day-by-day trace. */
export interface Deadline {
  readonly due: CivilDate;
  readonly provisional: boolean;
  readonly trace: readonly TracedDay[];
}

/**
 * Counts working days from the day after the start.
 * @throws CalendarError when the start is not a date, or the count leaves the calendar.
 */
export const computeDeadline = (
  calendar: Calendar,
  start: CivilDate,
  days: number,
): Deadline & { readonly result: ComputedDate } => {
  const result = calendar.addWorkingDays(start, days);
  const trace = calendar.trace(start, result.date);
  return { due: result.date, provisional: result.kind === 'provisional', trace, result };
};

const times = (trace: readonly TracedDay[], reason: TracedDay['reason']): number =>
  trace.filter((day) => day.reason === reason).length;

/** The overlays that set the local days of a kind. */
const regionsOf = (trace: readonly TracedDay[], reason: TracedDay['reason']): string => {
  const regions = new Set(trace.filter((day) => day.reason === reason).flatMap(({ overlay }) => overlay ?? []));
  return regions.size === 0 ? '' : ` (${[...regions].join(', ')})`;
};

const isSome = (part: string): boolean => !part.startsWith('0 ');

const listed = (parts: readonly string[]): string =>
  parts.length < 3 ? parts.join(' and ') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const daysNotCounted = (trace: readonly TracedDay[]): string => {
  const parts = [
    counted(times(trace, 'weekend'), 'day of a weekend', 'days of weekends'),
    counted(times(trace, 'holiday'), 'day of holidays', 'days of holidays'),
    counted(times(trace, 'local-holiday'), 'local day off', 'local days off') + regionsOf(trace, 'local-holiday'),
  ].filter(isSome);
  const made = [
    counted(times(trace, 'make-up-day'), 'make-up day'),
    counted(times(trace, 'local-working-day'), 'local make-up day') + regionsOf(trace, 'local-working-day'),
  ].filter(isSome);
  const off = parts.length === 0 ? '' : `, not counting ${listed(parts)}`;
  return made.length === 0 ? off : `${off}, counting ${listed(made)}`;
};

/** Explains a date in one line. */
export const explainCount = (
  start: CivilDate,
  days: number,
  { trace, result }: ReturnType<typeof computeDeadline>,
): string => {
  const notices = [...new Set(trace.flatMap(({ notice }) => notice ?? []))];
  const by = notices.length === 0 ? '' : ` (${notices.join(', ')})`;
  const sum = `working day ${days} after ${start}${daysNotCounted(trace)}${by}`;
  if (result.kind === 'final') return sum;
  const { missingYears, openFrom, latest } = result;
  return `${sum}; the notice for ${missingYears.join(', ')} is not out: open from ${openFrom} on, at the latest ${latest}`;
};
