import type { Calendar, CivilDate, Instant, Interval } from '@gongkai/calendar';
import { civilDateOf } from '@gongkai/calendar';
import type { End, Measure, Run } from '../../kernel/index.ts';
import type { EarlierResult, PastRun, ReplyRun, RequestContext } from './context.ts';
import { overAt, voidAt } from './period-ends.ts';

/** The results that were reached before the request was handled again, the earliest first. */
export const earlierResults = ({ earlier, lapses }: RequestContext): readonly EarlierResult[] =>
  lapses.length === 0 ? earlier : [...earlier, ...lapses].toSorted((a, b) => a.finishedAt - b.finishedAt);

/** The place of the present or coming result among all results of a request. */
export const placeOf = ({ earlier, lapses }: RequestContext): number => earlier.length + lapses.length;

/** Whether a run of the reply clock was over for certain when it ended. */
export const wasOver = (
  { measure, endedAt, stood }: Pick<PastRun, 'measure' | 'endedAt' | 'stood'>,
  context: RequestContext,
  calendar: Calendar,
): boolean => {
  const end = stood === true ? null : overAt(context, measure, calendar);
  return end !== null && endedAt >= end;
};

/** Set while payment of a fee is awaited: its notice came in time, and the reply clock is stopped. */
export const standing = ({ fee }: RequestContext): Pick<PastRun, 'stood'> =>
  fee === null || fee.settledOn !== null ? {} : { stood: true };

/** The end of a run without a reply: judged where its period was over by then, void otherwise. */
export const unansweredEnd = (
  run: Pick<PastRun, 'measure' | 'endedAt' | 'stood'>,
  context: RequestContext,
  calendar: Calendar,
): End => (wasOver(run, context, calendar) ? { at: run.endedAt, how: 'done' } : voidAt(run.endedAt));

/** The run as it was when a reply in it was replaced; nothing for a run that began later. */
const replacedBefore = ({ replaced }: RequestContext, { period, start, dueOn }: ReplyRun): Pick<PastRun, 'after'> => {
  const run = replaced?.run;
  const isSame = run?.period === period && run.start === start && run.dueOn === dueOn;
  return replaced !== null && isSame ? { after: { measure: replaced.measure, endedAt: replaced.endedAt } } : {};
};

/** Whether nothing of a run was left when a reply was replaced: the law sets no further period. */
export const isSpent = (run: ReplyRun, context: RequestContext, calendar: Calendar): boolean => {
  const { after } = replacedBefore(context, run);
  return after !== undefined && wasOver(after, context, calendar);
};

const voidedRun = (context: RequestContext, how: PastRun['how']): readonly PastRun[] => {
  const voided = context.correction?.voided ?? null;
  if (voided === null) return [];
  const { period, start } = voided.reply;
  const run = { period, start, measure: voided.measure, endedAt: voided.at, how, result: placeOf(context) };
  return [{ ...run, ...replacedBefore(context, voided.reply) }];
};

/** The run that a correction, which has come, replaced; null without one, or where it is on record already. */
export const correctedRun = (context: RequestContext): PastRun | null => {
  if (context.correction?.suppliedOn == null) return null;
  const [run] = voidedRun(context, 'corrected');
  return run === undefined || context.past.some((one) => one.endedAt === run.endedAt) ? null : run;
};

/** What the reply clock leaves on record when the request is handled again: its present run, or the one that is void. */
export const pastRuns = (
  context: RequestContext,
  measure: Measure | null,
  end: { readonly at: Instant; readonly how: PastRun['how'] },
): readonly PastRun[] => {
  const { past, reply } = context;
  const corrected = correctedRun(context);
  const before = corrected === null ? past : [...past, corrected];
  if (reply === null) return [...before, ...(corrected === null ? voidedRun(context, end.how) : [])];
  const { period, start } = reply;
  const ended = { endedAt: end.at, how: end.how, ...(end.how === 'replied' ? {} : standing(context)) };
  const run = { period, start, measure, result: placeOf(context), ...ended };
  return [...before, { ...run, ...replacedBefore(context, reply) }];
};

/** A lapse that a later fact ends, with the run that it leaves on record; nothing where the case had not lapsed. */
export const endedLapse = (context: RequestContext, reopenedOn: CivilDate): Pick<RequestContext, 'lapses' | 'past'> => {
  const { outcome, closedAt: finishedAt, lapses, past, reply } = context;
  if (outcome === null || finishedAt === null) return { lapses, past };
  const lapse = { outcome, finishedAt, measure: null, repliedAt: null, remandedOn: reopenedOn };
  const voided = reply === null || correctedRun(context) !== null ? voidedRun(context, 'closed') : [];
  return { lapses: [...lapses, lapse], past: [...past, ...voided] };
};

/** The clock of a past run: `earlier:1` is the first of a case. None where nothing of its period was left. */
export const earlierClocks = (
  run: PastRun,
  index: number,
  context: RequestContext,
  calendar: Calendar,
): readonly Run[] => {
  const { start, measure, endedAt, how, after } = run;
  if (after !== undefined && wasOver(after, context, calendar)) return [];
  const ended = how === 'replied' ? endedAt : unansweredEnd(run, context, calendar);
  return [{ clock: 'earlier', id: String(index + 1), start, measure, ended, records: false }];
};

type Timed = Pick<PastRun, 'start' | 'measure' | 'endedAt' | 'how'>;

// An open stop ends with its run: the next one has its own.
const stopsOf = ({ measure, endedAt }: Timed): readonly Interval[] => {
  const stops = measure !== null && 'excluded' in measure ? (measure.excluded ?? []) : [];
  return stops.map(({ after, through }) => ({ after, through: through ?? civilDateOf(endedAt) }));
};

/**
 * The day from which the working days of a reply are counted, and the days that do not count: those of each run, and
 * those between two runs. A corrected request is counted from its new date of receipt.
 */
export const countedSpan = (runs: readonly Timed[]) => {
  const own = runs.slice(runs.findLastIndex(({ how }) => how === 'corrected') + 1);
  const gaps = own.flatMap(({ start }, index): readonly Interval[] => {
    const before = own[index - 1];
    if (before === undefined) return [];
    const after = civilDateOf(before.endedAt);
    return after < start ? [{ after, through: start }] : [];
  });
  return { start: own[0]?.start ?? null, excluded: [...own.flatMap(stopsOf), ...gaps] };
};
