import type { Calendar, Instant, Interval } from '@gongkai/calendar';
import type { End, Measure, Moment, Run } from '../../kernel/index.ts';
import type { MissedRun, ReplyPeriod, RequestContext } from './context.ts';
import { overAt, voidAt } from './period-ends.ts';
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

/** The end of the reply clock: a reply, or the closing of the case without one. */
const replyEnd = (context: RequestContext): End => repliedAt(context) ?? voidAt(context.closedAt);

/** Whether a period that an order replaced was over by then: its lateness stays on record. */
export const wasMissed = ({ measure, orderedAt }: MissedRun, context: RequestContext, calendar: Calendar): boolean => {
  const end = overAt(context, measure, calendar);
  return end !== null && orderedAt >= end;
};

const missedRun = (one: MissedRun, index: number, context: RequestContext, { calendar }: Moment): Run => ({
  clock: 'earlier',
  id: String(index + 1),
  start: one.start,
  measure: one.measure,
  ended: { at: one.orderedAt, how: wasMissed(one, context, calendar) ? 'done' : 'void' },
  records: false,
});

/** The working days of the periods that the law fixes; the others have a date that was set. */
type Lengths = Readonly<Partial<Record<ReplyPeriod, number>>>;

/**
 * Builds the reply clock from the lengths of its periods and the pauses of the chapters. An extension counts only when
 * it is approved and the applicant has been notified.
 */
export const replyClock = (lengths: Lengths, pauses: readonly Pauses[]): ReplyClock => {
  const measure: ReplyClock['measure'] = (context, moment) => {
    if (context.reply === null) return null;
    const { period, start, dueOn } = context.reply;
    const excludedBy = (some: readonly Pauses[]) => some.flatMap((one) => one.of(context, moment ?? null));
    if (dueOn !== null) {
      return { by: 'set-date', start, on: dueOn, excluded: excludedBy(pauses.filter((one) => one.moveSetDates)) };
    }
    const count = lengths[period];
    if (count === undefined) return null;
    const granted = context.extension?.notifiedOn == null ? null : context.extension;
    const until = granted?.until === undefined ? {} : { until: granted.until };
    const extension = granted?.workingDays ?? 0;
    return { by: 'working-days', start, count, extension, ...until, excluded: excludedBy(pauses) };
  };
  const runs: ReplyClock['runs'] = (period) => (context, moment) => {
    const { reply, correction } = context;
    const present: Run[] =
      reply?.period === period
        ? [{ start: reply.start, measure: measure(context, moment), ended: replyEnd(context) }]
        : [];
    const missed = context.missed.flatMap((one, index) =>
      one.period === period ? [missedRun(one, index, context, moment)] : [],
    );
    const voided = correction?.suppliedOn === null ? correction.voided : null;
    if (voided?.reply.period !== period) return [...present, ...missed];
    // Shown until the correction comes (Art. 30).
    const earlier: Run = {
      clock: 'earlier',
      start: voided.reply.start,
      measure: voided.measure,
      ended: voidAt(voided.at),
      records: false,
    };
    return [...present, ...missed, earlier];
  };
  return { measure, runs };
};
