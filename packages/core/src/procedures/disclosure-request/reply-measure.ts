import type { CivilDate, Instant, Interval } from '@gongkai/calendar';
import { addDays } from '@gongkai/calendar';
import type { Measure } from '../../kernel/clock.ts';
import type { Consultation, RequestContext } from './context.ts';
import { PERIODS } from './periods.ts';
import { settingsOf } from './settings.ts';

/** While payment is awaited the reply clock stands (109号 Art. 6), and so it did for letters that were lost (U3). */
const feePauses = ({ fee, lost, settings }: RequestContext): readonly Interval[] => {
  if (fee === null) return lost;
  const { noticedOn, settledOn } = fee;
  const nextDay = settingsOf(settings)['fee.dayOne'] === 'nextDay';
  const through = settledOn === null || nextDay ? settledOn : addDays(settledOn, -1);
  return through === null || through > noticedOn ? [...lost, { after: noticedOn, through }] : lost;
};

/** The intervals that do not count towards the reply: consultations (Art. 33 ¶3), an unpaid fee, and what settings add. */
export const pausesOf = (context: RequestContext): readonly Interval[] => {
  const settings = settingsOf(context.settings);
  const convention = settings['pause.convention'];
  const around = (sent: CivilDate, closed: CivilDate | null): Interval => ({
    after: convention === 'fromSent_throughAnswer' ? addDays(sent, -1) : sent,
    through: closed === null || convention !== 'afterSent_beforeAnswer' ? closed : addDays(closed, -1),
  });
  // Where a lost letter keeps the clock stopped (U3), it does so until the next one to the same party is sent.
  const closed = (one: Consultation, index: number): CivilDate | null => {
    if (one.how !== 'undelivered' || one.closedOn !== null) return one.closedOn;
    return context.consultations.slice(index + 1).find((later) => later.party === one.party)?.sentOn ?? null;
  };
  const pauses = context.consultations.map((one, index) => around(one.sentOn, closed(one, index)));
  pauses.push(...feePauses(context));
  if (context.reasons !== null && settings['pause.reasonsRequest']) {
    pauses.push({ after: context.reasons.requestedOn, through: context.reasons.closedOn });
  }
  if (context.secrecy !== null && settings['pause.secrecyReferral']) {
    pauses.push({ after: context.secrecy.referredOn, through: context.secrecy.determinedOn });
  }
  return pauses;
};

/** The reply clock of the present run. An extension counts only when it is approved and the applicant has been told. */
export const replyMeasure = (context: RequestContext): Measure | null => {
  if (context.reply === null) return null;
  const { period, start, dueOn } = context.reply;
  const length = PERIODS[period].length;
  if (dueOn !== null) return { by: 'set-date', start, on: dueOn, excluded: feePauses(context) };
  if (length.unit !== 'working-day') return null;
  const extension = context.extension?.notifiedOn == null ? 0 : context.extension.workingDays;
  return { by: 'working-days', start, count: length.count, extension, excluded: pausesOf(context) };
};

/** When the duty to reply was met: on the spot, or by service (by the decision, where setting U36 says so). */
export const repliedAt = (context: RequestContext): Instant | null =>
  context.onSpotAt ??
  (settingsOf(context.settings)['reply.endsOn'] === 'decision' ? context.decidedAt : context.servedAt);
