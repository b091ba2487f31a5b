/** A day of the count of a clock, as the server explains it. */
export interface TracedDay {
  readonly date: string;
  readonly counted: boolean;
  readonly ordinal: number | null;
  readonly reason: string;
  readonly open: boolean;
}

/** What the picture of a count needs. */
export interface Picture {
  /** The day of receipt, from whose next day on is counted. */
  readonly start: string;
  /** The last day; null while the clock is paused. */
  readonly due: string | null;
  /** The days of the period before it was extended. */
  readonly count: number;
  readonly extension: number;
  readonly trace: readonly TracedDay[];
  readonly stops: readonly { readonly after: string; readonly through: string | null }[];
  readonly today: string;
  /** The day until which is counted: the present one, or that on which the clock ended. */
  readonly until: string;
  readonly isOver: boolean;
  readonly provisional: boolean;
}

/** What a day is in the picture. */
export type CellKind =
  | 'outside'
  | 'start'
  | 'counted'
  | 'ahead'
  | 'rest'
  | 'holiday'
  | 'paused'
  | 'extended'
  | 'due'
  | 'due-over';

/** A day of the picture. */
export interface Cell {
  readonly date: string;
  readonly day: number;
  readonly kind: CellKind;
  /** Its number in the count, in the stop, or in the extension. */
  readonly index: number | null;
  /** Whether offices work on a weekend day, or rest on a weekday. */
  readonly mark: 'work' | 'rest' | null;
  readonly isToday: boolean;
  /** Whether the period would have ended here without its extension. */
  readonly wasDue: boolean;
  readonly isOpen: boolean;
  /** Whether the day is the first one of a month, or is below the last week of another one. */
  readonly edge: { readonly top: boolean; readonly left: boolean };
}

/** A week of the picture, Monday first; `month` with its first Monday, and where the picture begins. */
export interface Week {
  readonly month: number | null;
  readonly cells: readonly Cell[];
}

const DAY_MS = 86_400_000;

const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);

// Monday is 0.
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const monthOf = (day: string): number => Number(day.slice(5, 7));

const isWork = (reason: string): boolean => reason === 'make-up-day' || reason === 'local-working-day';
const isHoliday = (reason: string): boolean => reason === 'holiday' || reason === 'local-holiday';

const kindOf = (date: string, traced: TracedDay | undefined, picture: Picture): CellKind => {
  const { start, due, count, extension, until, isOver } = picture;
  if (date === start) return 'start';
  if (date === due) return isOver ? 'due-over' : 'due';
  if (traced === undefined) return 'outside';
  if (traced.reason === 'excluded') return 'paused';
  if (traced.counted && traced.ordinal !== null) {
    if (extension > 0 && traced.ordinal > count) return 'extended';
    return date <= until ? 'counted' : 'ahead';
  }
  return isHoliday(traced.reason) ? 'holiday' : 'rest';
};

const markOf = (traced: TracedDay | undefined): Cell['mark'] =>
  traced === undefined ? null : isWork(traced.reason) ? 'work' : isHoliday(traced.reason) ? 'rest' : null;

/** Numbers the days of a count again, without those of stops: for a paused clock, which has no last day. */
export const numbered = (trace: readonly TracedDay[], stops: Picture['stops'], until: string): readonly TracedDay[] => {
  let ordinal = 0;
  return trace
    .filter(({ date }) => date <= until)
    .map((day) => {
      if (!day.counted) return day;
      const isOut = stops.some(({ after, through }) => day.date > after && (through === null || day.date <= through));
      if (isOut) return { ...day, counted: false, ordinal: null, reason: 'excluded' };
      ordinal += 1;
      return { ...day, ordinal };
    });
};

/** The weeks from the one of receipt through the one of the last day: a term is one line of days. */
export const weeksOf = (picture: Picture): readonly Week[] => {
  const { start, due, count, trace, today, until } = picture;
  const days = new Map(trace.map((one) => [one.date, one]));
  const end = due ?? (until > start ? until : start);
  const first = shifted(start, -weekdayOf(start));
  const weeks: Week[] = [];
  let stopped = 0;
  for (let monday = first; monday <= end; monday = shifted(monday, 7)) {
    const cells = [0, 1, 2, 3, 4, 5, 6].map((by): Cell => {
      const date = shifted(monday, by);
      const traced = days.get(date);
      const kind = kindOf(date, traced, picture);
      if (kind === 'paused') stopped += 1;
      const ordinal = traced?.ordinal ?? null;
      return {
        date,
        day: Number(date.slice(8)),
        kind,
        index: kind === 'paused' ? stopped : kind === 'extended' ? (ordinal ?? 0) - count : ordinal,
        mark: markOf(traced),
        isToday: date === today,
        wasDue: picture.extension > 0 && ordinal === count,
        isOpen: traced?.open === true,
        edge: {
          top: monday !== first && monthOf(shifted(date, -7)) !== monthOf(date),
          left: date.endsWith('-01') && by > 0,
        },
      };
    });
    const isNew = weeks.length === 0 || monthOf(shifted(monday, -7)) !== monthOf(monday);
    weeks.push({ month: isNew ? monthOf(monday) : null, cells });
  }
  return weeks;
};
