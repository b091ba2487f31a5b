import type { Citation } from '../data/problem.ts';
import { numbered, type Picture, type TracedDay } from './month-rows.ts';

/** A clock as its sum needs it. */
export interface SummedClock {
  readonly id: string;
  readonly state: string;
  readonly basis: Citation;
  readonly term: {
    readonly unit: string;
    readonly count: number | null;
    readonly extension: number;
    readonly excluded: readonly { readonly after: string; readonly through: string | null }[];
  };
  readonly startedOn: string | null;
  readonly endedAt: string | null;
  readonly due: { readonly on: string; readonly provisional: unknown } | null;
  readonly extendedBy: number | null;
  readonly trace: readonly TracedDay[];
}

/** A step of the sum: what is added, and the day that it reaches; null where none is reached yet. */
export interface SumStep {
  readonly kind: 'start' | 'term' | 'stop' | 'standing' | 'extension' | 'due';
  readonly days: number;
  readonly reaches: string | null;
  /** The stretches of days that a stop lasts. */
  readonly stops: SummedClock['term']['excluded'];
}

/** The sum of a clock of working days, with the picture of its days. */
export interface Sum {
  readonly steps: readonly SumStep[];
  readonly picture: Picture;
  /** How many days were passed over, and the weekend days on which offices work. */
  readonly skipped: { readonly weekend: number; readonly holiday: number; readonly worked: readonly string[] };
  readonly counted: number;
}

const dayNumbered = (trace: readonly TracedDay[], ordinal: number): string | null =>
  trace.find((one) => one.ordinal === ordinal)?.date ?? null;

const worksOn = ({ reason }: TracedDay): boolean => reason === 'make-up-day' || reason === 'local-working-day';

const pictureOf = (
  clock: SummedClock,
  plain: readonly TracedDay[],
  { today, endedOn, start }: { readonly today: string; readonly endedOn: string | null; readonly start: string },
): Picture => {
  const { due, term, trace, state } = clock;
  const until = endedOn !== null && endedOn < today ? endedOn : today;
  return {
    start,
    due: due?.on ?? null,
    count: term.count ?? 0,
    extension: term.extension + (clock.extendedBy ?? 0),
    trace: trace.length > 0 ? trace : numbered(plain, term.excluded, due?.on ?? until),
    stops: term.excluded,
    today,
    until,
    isOver: state === 'overdue' || state === 'late',
    provisional: due !== null && due.provisional !== null,
  };
};

const stepsOf = (picture: Picture, plain: readonly TracedDay[]): readonly SumStep[] => {
  const { start, due, count, extension, trace, stops } = picture;
  const stopped = trace.filter(({ reason }) => reason === 'excluded').length;
  const first: readonly SumStep[] = [
    { kind: 'start', days: 0, reaches: start, stops: [] },
    { kind: 'term', days: count, reaches: count === 0 ? start : dayNumbered(plain, count), stops: [] },
  ];
  const stop: readonly SumStep[] =
    stops.length === 0 || (due !== null && stopped === 0)
      ? []
      : [{ kind: due === null ? 'standing' : 'stop', days: stopped, reaches: dayNumbered(trace, count), stops }];
  const more: readonly SumStep[] =
    extension > 0 ? [{ kind: 'extension', days: extension, reaches: due, stops: [] }] : [];
  return [
    ...first,
    ...stop,
    ...more,
    ...(due === null ? [] : [{ kind: 'due', days: 0, reaches: due, stops: [] } as const]),
  ];
};

/**
 * The sum of a clock of working days; `plain` is the count from the same start without stops or extension, long enough for
 * both. Null for a clock that counts no working days or has not begun.
 */
export const sumOf = (
  clock: SummedClock,
  plain: readonly TracedDay[],
  days: { readonly today: string; readonly endedOn: string | null },
): Sum | null => {
  const { startedOn: start, term } = clock;
  if (start === null || term.unit !== 'working-day' || term.count === null) return null;
  const picture = pictureOf(clock, plain, { ...days, start });
  const { trace, until, count } = picture;
  const rest = trace.filter(({ counted, reason }) => !counted && reason !== 'excluded');
  return {
    steps: stepsOf(picture, plain),
    picture,
    skipped: {
      weekend: rest.filter(({ reason }) => reason === 'weekend').length,
      holiday: rest.filter(({ reason }) => reason === 'holiday' || reason === 'local-holiday').length,
      worked: trace.filter(worksOn).map(({ date }) => date),
    },
    counted: Math.min(trace.filter(({ date, counted }) => counted && date <= until).length, count + picture.extension),
  };
};
