import type { CivilDate } from '@gongkai/calendar';
import { CalendarError, civilDateOf } from '@gongkai/calendar';
import type { Contribution, Env, Measure, Result as DatedResult } from '../../kernel/index.ts';
import type { EarlierResult, RequestContext } from './context.ts';
import { dueIn, overAt } from './period-ends.ts';
import { repliedAt, type ReplyClock, wasMissed } from './reply-clock.ts';
import { settingsOf } from './settings.ts';

type Result = Omit<EarlierResult, 'remandedOn'>;

/** Within the base period, within the extended one, or after both; an ending without a reply is never late. */
const timelinessOf = (context: RequestContext, { measure, repliedAt: at }: Result, { calendar }: Env): string => {
  if (measure === null || at === null) return 'in-time';
  const within = (candidate: Measure): boolean => {
    const end = overAt(context, candidate, calendar);
    return end === null || at < end;
  };
  if (measure.by !== 'working-days') return within(measure) ? 'in-time' : 'late';
  const { until: _, ...base } = { ...measure, extension: 0 };
  if (within(base)) return 'in-time';
  return within(measure) ? 'extended' : 'late';
};

/** The working days that a reply took, without those that do not count; null where the calendar does not know them. */
const daysTaken = ({ measure, repliedAt: at }: Result, { calendar }: Env): number | null => {
  if (measure === null || !('excluded' in measure) || at === null) return null;
  try {
    return calendar.workingDaysBetween(measure.start, civilDateOf(at), measure.excluded ?? []);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

/** The last day of the reply period. */
const dueOn = (context: RequestContext, measure: Measure, { calendar }: Env): CivilDate | null =>
  dueIn(context, measure, calendar)?.on ?? null;

const present = (context: RequestContext, reply: ReplyClock): Result | null => {
  const finishedAt = context.servedAt ?? context.closedAt;
  // A request that never was received, for example withdrawn before it was confirmed, is in no table.
  if (finishedAt === null || context.outcome === null || context.firstReceivedOn === null) return null;
  return { outcome: context.outcome, finishedAt, measure: reply.measure(context), repliedAt: repliedAt(context) };
};

/** All results of a request with their days, the earliest first. */
export const results = (context: RequestContext): readonly DatedResult[] => {
  const { earlier, outcome, further } = context;
  const at = context.servedAt ?? context.closedAt ?? context.decidedAt;
  return [
    ...earlier.map((one) => ({ outcome: one.outcome, on: civilDateOf(one.finishedAt) })),
    ...(outcome === null || at === null ? [] : [{ outcome, on: civilDateOf(at) }]),
    ...further.map((one) => ({ outcome: one.outcome, on: civilDateOf(one.at) })),
  ];
};

const countsAgain = (context: RequestContext): boolean => settingsOf(context)['stats.remand'] === 'countAsNew';

// A reply clock that was over when an order replaced it, before the first result: the case is late, whatever came after.
const missedDue = (context: RequestContext, { calendar }: Env): CivilDate | null => {
  const first = context.earlier[0]?.finishedAt ?? Number.POSITIVE_INFINITY;
  const found = context.missed.find((one) => one.orderedAt < first && wasMissed(one, context, calendar));
  return found?.measure == null ? null : dueOn(context, found.measure, { calendar });
};

const counted = (context: RequestContext, reply: ReplyClock): readonly Result[] => {
  const results: readonly Result[] = [...context.earlier, ...[present(context, reply)].filter((one) => one !== null)];
  // What the agency replaced itself was answered once, in the year of its first reply.
  return countsAgain(context) && !context.earlier.some((one) => one.selfCorrected) ? results : results.slice(0, 1);
};

const overdue = (on: CivilDate | null): readonly Contribution[] =>
  on === null ? [] : [{ indicator: 'request.overdue', on, by: {} }];

/** Not finished, and its reply period is over: the sweep has recorded the expiry of the very clock that runs. */
const openOverdue = (context: RequestContext, reply: ReplyClock, env: Env): readonly Contribution[] => {
  const { servedAt, closedAt, expired, earlier } = context;
  const measure = reply.measure(context);
  if (servedAt !== null || closedAt !== null || measure === null) return [];
  if (repliedAt(context) !== null || (earlier.length > 0 && !countsAgain(context))) return [];
  const missed = missedDue(context, env);
  if (missed !== null && earlier.length === 0) return overdue(missed);
  const due = dueIn(context, measure, env.calendar);
  return due === null || expired['reply'] !== due.at ? [] : overdue(due.on);
};

const received = (on: CivilDate | null, by: Record<string, string>): readonly Contribution[] =>
  on === null ? [] : [{ indicator: 'request.received', on, by }];

const finished = (
  context: RequestContext,
  result: Result,
  by: Record<string, string>,
  missed: CivilDate | null,
  env: Env,
): readonly Contribution[] => {
  const on = civilDateOf(result.finishedAt);
  const timeliness = missed === null ? timelinessOf(context, result, env) : 'late';
  const days = daysTaken(result, env);
  return [
    { indicator: 'request.handled', on, by: { ...by, timeliness } },
    { indicator: 'request.result', on, by: { applicant: by['applicant'] ?? 'other', outcome: result.outcome } },
    ...(days === null ? [] : [{ indicator: 'request.days', on, by: { days: String(days) } }]),
    ...(missed !== null ? overdue(missed) : []),
    ...(missed === null && timeliness === 'late' && result.measure !== null
      ? overdue(dueOn(context, result.measure, env))
      : []),
  ];
};

// 复议后起诉: an organ of reconsideration decided before the court did.
const isReviewed = ({ remedies }: RequestContext, place: number): boolean =>
  remedies.slice(0, place).some(({ by }) => by === 'review-organ');

/**
 * What a request adds to the figures: one received on its first date of receipt, one result in the year in which it is
 * finished (table 3: new + carried in = handled + carried out), complaints as they come. In addition, the working days
 * that each reply took, and the last day of a period that passed without one: what was overdue by a day less what was
 * handled late by then is open and late.
 */
export const requestContributions =
  (reply: ReplyClock) =>
  (context: RequestContext, env: Env): readonly Contribution[] => {
    const by = { channel: context.channel ?? 'in-person', applicant: context.applicant ?? 'other' };
    // A remanded case is counted again only where the setting says so (U37); then it is also new in the year of the order.
    const again = countsAgain(context) ? context.earlier.filter((one) => !one.selfCorrected) : [];
    return [
      ...received(context.firstReceivedOn, by),
      ...again.flatMap((one) => received(one.remandedOn, by)),
      ...counted(context, reply).flatMap((one, index) =>
        finished(context, one, by, index === 0 ? missedDue(context, env) : null, env),
      ),
      ...openOverdue(context, reply, env),
      ...context.complaints.map((on) => ({ indicator: 'request.complaint', on, by: {} })),
      ...feePaid(context),
      ...context.remedies.map(({ on, by: organ, result }, place) => ({
        indicator: 'request.remedy',
        on,
        by: { organ: organ === 'court' && isReviewed(context, place) ? 'court-after-review' : organ, result },
      })),
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
