import type { CivilDate, Instant } from '@gongkai/calendar';
import { CalendarError, civilDateOf } from '@gongkai/calendar';
import type { Contribution, Env, Result as DatedResult } from '../../kernel/index.ts';
import type { PastRun, Remedy, RequestContext } from './context.ts';
import type { OutcomeCode } from './outcomes.ts';
import { correctedRun, countedSpan, earlierResults, placeOf, standing, wasOver } from './past-runs.ts';
import { dueIn } from './period-ends.ts';
import { repliedAt, type ReplyClock } from './reply-clock.ts';
import { settingsOf } from './settings.ts';

/** A run of the reply clock that ended, or the present one, with what it is judged by. */
type Judged = Pick<PastRun, 'start' | 'measure' | 'endedAt' | 'how' | 'stood'>;

/** A result with the runs of the reply clock that led to it. */
interface Finished {
  readonly outcome: OutcomeCode;
  readonly finishedAt: Instant;
  readonly repliedAt: Instant | null;
  readonly runs: readonly Judged[];
}

/** Within the base period, within the extended one, or after both; what was over when it ended is late, replied or not. */
const timelinessOf = (context: RequestContext, { runs }: Finished, { calendar }: Env): string => {
  if (runs.some((one) => wasOver(one, context, calendar))) return 'late';
  const last = runs.at(-1);
  if (last?.measure?.by !== 'working-days') return 'in-time';
  const { until: _, ...base } = { ...last.measure, extension: 0 };
  return wasOver({ ...last, measure: base }, context, calendar) ? 'extended' : 'in-time';
};

/** The working days that a reply took, without those that do not count; null where the calendar does not know them. */
const daysTaken = ({ runs, repliedAt: at }: Finished, { calendar }: Env): number | null => {
  const { start, excluded } = countedSpan(runs);
  if (start === null || at === null) return null;
  try {
    return calendar.workingDaysBetween(start, civilDateOf(at), excluded);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

/** The last day of the first run that was over when it ended: the day since which the request is overdue. */
const overdueOn = (context: RequestContext, runs: readonly Judged[], { calendar }: Env): CivilDate | null => {
  const found = runs.find((one) => wasOver(one, context, calendar));
  return found === undefined ? null : (dueIn(context, found.measure, calendar)?.on ?? null);
};

const runsOf = (context: RequestContext, place: number): readonly Judged[] =>
  context.past.filter((one) => one.result === place);

/** The runs that led to the present or coming result: what a correction replaced, and the one that has ended. */
const presentRuns = (context: RequestContext, reply: ReplyClock): readonly Judged[] => {
  const before = [...runsOf(context, placeOf(context)), ...[correctedRun(context)].filter((one) => one !== null)];
  const replied = repliedAt(context);
  const { closedAt, correction } = context;
  const at = replied ?? closedAt;
  if (context.reply !== null && at !== null) {
    const { start } = context.reply;
    const run = { start, measure: reply.measure(context), endedAt: at };
    return [
      ...before,
      { ...run, ...(replied === null ? { how: 'closed', ...standing(context) } : { how: 'replied' }) },
    ];
  }
  const voided = correction?.suppliedOn === null ? correction.voided : null;
  if (voided === null) return before;
  const { start } = voided.reply;
  return [...before, { start, measure: voided.measure, endedAt: voided.at, how: 'closed' }];
};

const present = (context: RequestContext, reply: ReplyClock): Finished | null => {
  const finishedAt = context.servedAt ?? context.closedAt;
  // A request that never was received, for example withdrawn before it was confirmed, is in no table.
  if (finishedAt === null || context.outcome === null || context.firstReceivedOn === null) return null;
  return { outcome: context.outcome, finishedAt, repliedAt: repliedAt(context), runs: presentRuns(context, reply) };
};

/** All results of a request with their days, the earliest first. */
export const results = (context: RequestContext): readonly DatedResult[] => {
  const { outcome, further } = context;
  const at = context.servedAt ?? context.closedAt ?? context.decidedAt;
  return [
    ...earlierResults(context).map((one) => ({ outcome: one.outcome, at: one.finishedAt })),
    ...(outcome === null || at === null ? [] : [{ outcome, at }]),
    ...further,
  ]
    .toSorted((a, b) => a.at - b.at)
    .map((one) => ({ outcome: one.outcome, on: civilDateOf(one.at) }));
};

const countsAgain = (context: RequestContext): boolean => settingsOf(context)['stats.remand'] === 'countAsNew';

// The first result counts; the next one where the setting says so, unless the agency replaced its reply itself.
const isCounted = (context: RequestContext, place: number): boolean => {
  const before = earlierResults(context)[place - 1];
  return before === undefined || (countsAgain(context) && before.selfCorrected !== true);
};

const counted = (context: RequestContext, reply: ReplyClock): readonly Finished[] => {
  const earlier = earlierResults(context).map((one, place) => ({ ...one, runs: runsOf(context, place) }));
  return [...earlier, ...[present(context, reply)].filter((one) => one !== null)].filter((_, place) =>
    isCounted(context, place),
  );
};

const overdue = (on: CivilDate | null): readonly Contribution[] =>
  on === null ? [] : [{ indicator: 'request.overdue', on, by: {} }];

/** Not finished, and a period of it is over: of one that ended, or of the very clock whose expiry the sweep has recorded. */
const openOverdue = (context: RequestContext, reply: ReplyClock, env: Env): readonly Contribution[] => {
  const { servedAt, closedAt, expired } = context;
  if (servedAt !== null || closedAt !== null || !isCounted(context, placeOf(context))) return [];
  const past = overdueOn(context, presentRuns(context, reply), env);
  if (past !== null) return overdue(past);
  const due = repliedAt(context) === null ? dueIn(context, reply.measure(context), env.calendar) : null;
  return due === null || expired['reply'] !== due.at ? [] : overdue(due.on);
};

const received = (on: CivilDate | null, by: Record<string, string>): readonly Contribution[] =>
  on === null ? [] : [{ indicator: 'request.received', on, by }];

const finished = (
  context: RequestContext,
  result: Finished,
  by: Record<string, string>,
  env: Env,
): readonly Contribution[] => {
  const on = civilDateOf(result.finishedAt);
  const days = daysTaken(result, env);
  return [
    { indicator: 'request.handled', on, by: { ...by, timeliness: timelinessOf(context, result, env) } },
    { indicator: 'request.result', on, by: { applicant: by['applicant'] ?? 'other', outcome: result.outcome } },
    ...(days === null ? [] : [{ indicator: 'request.days', on, by: { days: String(days) } }]),
    ...overdue(overdueOn(context, result.runs, env)),
  ];
};

const isSameDecision = (a: Remedy, b: Remedy): boolean =>
  a.by === b.by && a.document === b.document && a.reply === b.reply;

/** Decisions of organs and courts: what one document finds and orders about one reply is one of them. */
const decisions = ({ remedies }: RequestContext): readonly Contribution[] => {
  const firsts = remedies.filter((one, place) => remedies.findIndex((other) => isSameDecision(one, other)) === place);
  return firsts.map((one, place) => {
    const { on, by, reply } = one;
    // 复议后起诉: an organ of reconsideration decided on the same reply, or the same silence, before the court did.
    const isReviewed = firsts.slice(0, place).some((other) => other.by === 'review-organ' && other.reply === reply);
    const isCorrected = remedies.some((other) => isSameDecision(one, other) && other.result === 'corrected');
    const organ = by === 'court' && isReviewed ? 'court-after-review' : by;
    return { indicator: 'request.remedy', on, by: { organ, result: isCorrected ? 'corrected' : 'other' } };
  });
};

/**
 * What a request adds to the figures: one received on its first date of receipt, one result in the year in which it is
 * finished (table 3: new + carried in = handled + carried out), complaints as they come. In addition, the working days
 * that each reply took, and the last day of a period that passed without one: what was overdue by a day less what was
 * handled late by then is open and late.
 */
export const requestContributions =
  (reply: ReplyClock) =>
  (context: RequestContext, env: Env): readonly Contribution[] => {
    // Each of its parts is counted, and what they were separated from is not.
    if (context.parts > 0) return [];
    const by = { channel: context.channel ?? 'in-person', applicant: context.applicant ?? 'other' };
    // A remanded case is counted again only where the setting says so (U37); then it is also new in the year of the order.
    const again = countsAgain(context) ? earlierResults(context).filter((one) => !one.selfCorrected) : [];
    return [
      ...received(context.firstReceivedOn, by),
      ...again.flatMap((one) => received(one.remandedOn, by)),
      ...counted(context, reply).flatMap((one) => finished(context, one, by, env)),
      ...openOverdue(context, reply, env),
      ...context.complaints.map((on) => ({ indicator: 'request.complaint', on, by: {} })),
      ...feePaid(context),
      ...decisions(context),
    ];
  };

/** The indicators of a request. */
export const REQUEST_INDICATORS = [
  'request.received',
  'request.handled',
  'request.result',
  'request.days',
  'request.overdue',
  'request.complaint',
  'request.fee',
  'request.remedy',
] as const;

const feePaid = ({ fee }: RequestContext): readonly Contribution[] =>
  fee === null || fee.settledOn === null
    ? []
    : [{ indicator: 'request.fee', on: fee.settledOn, by: {}, amount: fee.paid }];
