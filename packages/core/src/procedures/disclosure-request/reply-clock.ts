import type { Instant, Interval } from '@gongkai/calendar';
import { addDays } from '@gongkai/calendar';
import type { Measure, Moment, Run } from '../../kernel/index.ts';
import type { ReplyPeriod, RequestContext } from './context.ts';
import { correctedRun, earlierClocks, isSpent, standing, unansweredEnd, wasOver } from './past-runs.ts';
import { dueIn } from './period-ends.ts';
import { settingsOf } from './settings.ts';

/** Days of a case that do not count towards the reply. Without a moment nothing is taken from silence alone. */
export interface Pauses {
  readonly of: (context: RequestContext, moment: Moment | null) => readonly Interval[];
  /** Whether they also move a date that the agency or an order has set. */
  readonly moveSetDates?: true;
}

/** The reply clock of a request: its runs, and its measure without a calendar. */
export interface ReplyClock {
  readonly measure: (context: RequestContext, moment?: Moment) => Measure | null;
  /** The runs of one of its periods, and what a notice of correction made void. */
  readonly runs: (period: ReplyPeriod) => (context: RequestContext, moment: Moment) => readonly Run[];
}

/**
 * When the duty to reply was met: on the spot, or by service (by the decision, where setting U36 says so; a signature
 * by one who drafted is not such a decision).
 */
export const repliedAt = (context: RequestContext): Instant | null => {
  const byDecision = settingsOf(context)['reply.endsOn'] === 'decision' && context.signedApart;
  return context.onSpotAt ?? (byDecision ? context.decidedAt : context.servedAt);
};

type Counted = Extract<Measure, { by: 'working-days' | 'set-date' }>;

// The notice of a fee comes inside the reply period, also on its last day, after which a pause gives nothing back: the
// reply is not overdue while payment is awaited.
const whileUnpaid = (context: RequestContext, measure: Counted, moment: Moment | null): Counted => {
  if (moment === null || context.fee === null || context.fee.settledOn !== null) return measure;
  const due = dueIn(context, measure, moment.calendar);
  if (due === null) return measure;
  return { ...measure, excluded: [...(measure.excluded ?? []), { after: addDays(due.on, -1), through: null }] };
};

/** The working days of the periods that the law fixes; the others have a date that was set. */
type Lengths = Readonly<Partial<Record<ReplyPeriod, number>>>;

/**
 * Builds the reply clock from the lengths of its periods and the pauses of the chapters. An extension counts only when
 * it is approved and the applicant has been notified.
 */
export const replyClock = (lengths: Lengths, pauses: readonly Pauses[]): ReplyClock => {
  const measured = (context: RequestContext, moment: Moment | null): Measure | null => {
    if (context.reply === null) return null;
    const { period, start, dueOn } = context.reply;
    const excludedBy = (some: readonly Pauses[]) => some.flatMap((one) => one.of(context, moment));
    if (dueOn !== null) {
      const excluded = excludedBy(pauses.filter((one) => one.moveSetDates));
      return whileUnpaid(context, { by: 'set-date', start, on: dueOn, excluded }, moment);
    }
    const count = lengths[period];
    if (count === undefined) return null;
    const granted = context.extension?.notifiedOn == null ? null : context.extension;
    const until = granted?.until === undefined ? {} : { until: granted.until };
    const extension = granted?.workingDays ?? 0;
    const excluded = excludedBy(pauses);
    return whileUnpaid(context, { by: 'working-days', start, count, extension, ...until, excluded }, moment);
  };
  // A reply that is replaced inside its period leaves what is left of it; after it the law sets none.
  const measure: ReplyClock['measure'] = (context, moment) => {
    const { reply } = context;
    const isGone = moment !== undefined && reply !== null && isSpent(reply, context, moment.calendar);
    return isGone ? null : measured(context, moment ?? null);
  };
  const presentRuns = (context: RequestContext, moment: Moment): readonly Run[] => {
    const found = measure(context, moment);
    if (context.reply === null || found === null) return [];
    const { closedAt } = context;
    const unanswered = closedAt === null ? null : { measure: found, endedAt: closedAt, ...standing(context) };
    const ended = repliedAt(context) ?? (unanswered && unansweredEnd(unanswered, context, moment.calendar));
    return [{ start: context.reply.start, measure: found, ended }];
  };
  // Shown until the correction comes (Art. 30), and after it where it was over by its notice.
  const voidedRuns = (context: RequestContext, { calendar }: Moment): readonly Run[] => {
    const { correction } = context;
    const voided = correction?.voided ?? null;
    if (voided === null || isSpent(voided.reply, context, calendar)) return [];
    const ended = unansweredEnd({ measure: voided.measure, endedAt: voided.at }, context, calendar);
    const corrected = correctedRun(context);
    const isShown = correction?.suppliedOn == null || (corrected !== null && wasOver(corrected, context, calendar));
    return isShown
      ? [{ clock: 'earlier', start: voided.reply.start, measure: voided.measure, ended, records: false }]
      : [];
  };
  const runs: ReplyClock['runs'] = (period) => (context, moment) => [
    ...(context.reply?.period === period ? presentRuns(context, moment) : []),
    ...context.past.flatMap((one, index) =>
      one.period === period ? earlierClocks(one, index, context, moment.calendar) : [],
    ),
    ...(context.correction?.voided?.reply.period === period ? voidedRuns(context, moment) : []),
  ];
  return { measure, runs };
};
