import type { CivilDate, Instant } from '@gongkai/calendar';
import { startOfDay } from '@gongkai/calendar';
import type { Citation } from '../law/cite.ts';
import type { Clock, Measure, ReadPeriod } from './clock.ts';
import type { Kept } from './fact.ts';
import type { Length } from './length.ts';
import { measureOf } from './measure-of.ts';
import type { DeclaredPeriod, End, Moment, Run, Start } from './period.ts';

/** A period made ready for reading: what is constant is worked out once. */
export interface PreparedPeriod {
  readonly name: string;
  /** The clock that it measures. */
  readonly clock: string;
  readonly declared: DeclaredPeriod;
  readonly read: ReadPeriod;
}

/** Another basis for a clock of this case, where an older text governs it. */
export type GovernClock = (basis: Citation, context: never) => Citation;

export const preparePeriod = (name: string, declared: DeclaredPeriod): PreparedPeriod => {
  const { label, binds, basis, length, onExpiry = null, clock = name } = declared;
  const shown = 'count' in length ? { unit: length.unit, count: length.count } : { unit: length.unit };
  return { name, clock, declared, read: { label, binds, basis, length: shown, onExpiry } };
};

const instant = (at: CivilDate | Instant): Instant => (typeof at === 'number' ? at : startOfDay(at));

const ended = (end: End): Clock['ended'] => {
  if (end === null || end === undefined) return null;
  return typeof end === 'object' ? { at: instant(end.at), how: end.how } : { at: instant(end), how: 'done' };
};

const startIn = ({ starts }: DeclaredPeriod, context: Kept, moment: Moment): Start =>
  typeof starts === 'string' ? context.at[starts] : starts?.(context as never, moment);

// The earliest of the named facts at or after the start.
const endIn = ({ ends = [] }: DeclaredPeriod, context: Kept, start: Start, moment: Moment): End => {
  if (typeof ends === 'function') return ends(context as never, moment);
  const from = start === null || start === undefined ? Number.NEGATIVE_INFINITY : instant(start);
  const found = ends.flatMap((name) => context.at[name] ?? []).filter((at) => at >= from);
  return found.length === 0 ? null : Math.min(...found);
};

const measured = (length: Length, { start, on, extension = 0, excluded = [] }: Run, context: Kept): Measure | null =>
  start === null
    ? null
    : measureOf(length, { start, ...(on === undefined ? {} : { on }), extension, excluded }, context);

const clockOf = ({ clock, declared, read }: PreparedPeriod, context: Kept, run: Run, govern?: GovernClock): Clock => {
  const measure = run.measure === undefined ? measured(declared.length, run, context) : run.measure;
  const basis = govern?.(read.basis, context as never) ?? read.basis;
  return {
    id: run.id === undefined ? (run.clock ?? clock) : `${run.clock ?? clock}:${run.id}`,
    period: basis === read.basis ? read : { ...read, basis },
    measure,
    ended: ended(run.ended),
    expires: run.records ?? declared.records ?? true,
    ...(declared.length.unit === 'at-least' ? { minimum: true as const } : {}),
  };
};

/** The clocks of one period in a case; none where it is a limit or a quota, or has not begun to wait. */
export const clocksOfPeriod = (
  period: PreparedPeriod,
  context: Kept,
  moment: Moment,
  govern?: GovernClock,
): readonly Clock[] => {
  const { declared } = period;
  const own = context as never;
  if (declared.runs !== undefined) {
    return declared.runs(own, moment).map((run) => clockOf(period, context, run, govern));
  }
  if (declared.length.unit === 'quota') return [];
  const start = startIn(declared, context, moment);
  if (start === undefined) return [];
  const run: Run = {
    start,
    ended: endIn(declared, context, start, moment),
    extension: declared.extended?.(own) ?? 0,
    excluded: declared.paused?.(own, moment) ?? [],
  };
  return [clockOf(period, context, run, govern)];
};

// The clocks that ended in earlier rounds: `earlier-reply:1` is that of `reply` in the first one.
const clocksOfRounds = (
  periods: readonly PreparedPeriod[],
  context: Kept,
  moment: Moment,
  govern: GovernClock | undefined,
): readonly Clock[] =>
  (context.rounds ?? []).flatMap((at, place) =>
    periods
      .flatMap((period) => clocksOfPeriod(period, { ...context, at }, moment, govern))
      .filter((clock) => clock.ended !== null)
      .map((clock) => ({ ...clock, id: `earlier-${clock.id}:${place + 1}`, expires: false })),
  );

/** All clocks of a case, those of earlier rounds last; or the present ones of one name. */
export const clocksOfCase = (
  periods: readonly PreparedPeriod[],
  context: Kept,
  moment: Moment,
  { name, governClock }: { readonly name?: string; readonly governClock: GovernClock | undefined },
): readonly Clock[] => {
  const named = name === undefined ? periods : periods.filter((period) => period.clock === name);
  const present = named.flatMap((period) => clocksOfPeriod(period, context, moment, governClock));
  return name === undefined ? [...present, ...clocksOfRounds(periods, context, moment, governClock)] : present;
};
