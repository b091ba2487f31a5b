import type { CivilDate, Instant } from '@gongkai/calendar';
import { startOfDay } from '@gongkai/calendar';
import { type Moment, text, workingDays } from '../../kernel/index.ts';
import type { RequestContext } from './context.ts';
import { on, r19, request, silent } from './kit.ts';
import { expiryUnrecorded } from './letters.ts';
import { measureFrom, overAt } from './period-ends.ts';
import { settingsOf } from './settings.ts';

const { rule } = request;

/** The time for a notice of correction. */
export const NOTICE = workingDays(7);

/** When the seven working days for a notice are over for certain; null under the older text, or where no date is known. */
export const noticeEnd = (context: RequestContext, { calendar }: Moment) => {
  if (context.regime !== 'FOI2019' || context.receivedOn === null) return null;
  return overAt(context, measureFrom(context, NOTICE, context.receivedOn), calendar);
};

/** Whether a notice waits for its answer. What an applicant sends of their own accord goes on record and moves no clock. */
export const isPending = ({ correction }: RequestContext): boolean =>
  correction !== null && correction.suppliedOn === null;

/** A letter is delivered or lost that is on its way: that of a pending notice, or of one that stops nothing. */
export const noticeOnItsWay = rule({
  code: 'rule/no-notice',
  basis: r19(30),
  text: text('没有待登记送达的补正告知', 'no notice of correction waits for its delivery'),
  bars: (context) => !isPending(context) && context.idleNoticeAt === null,
});

const isPastSevenDays = (context: RequestContext, moment: Moment): boolean =>
  settingsOf(context)['correction.late'] === 'refuse' &&
  !context.noticeLost &&
  moment.now >= (noticeEnd(context, moment) ?? Infinity);

/**
 * Whether the reply period of a case under the text of 2008 was over by then, by the expiry on record: effects have no
 * calendar. An expiry of an earlier run is not later than the start of the present one.
 */
export const isReplyOver = ({ regime, reply, expired }: RequestContext, at: Instant): boolean => {
  const end = expired['reply'];
  if (regime !== 'FOI2008' || reply === null || end === undefined) return false;
  return end > startOfDay(reply.start) && at >= end;
};

/** The date that a notice sets, or that its delivery moves. */
type Dated = { readonly at: Instant; readonly dueOn?: CivilDate | undefined };

/** A notice sets a date (Art. 30). */
export const noticeSetsDate = rule<Dated>({
  code: 'rule/correction-date',
  basis: r19(30),
  text: text(
    '补正告知应当写明合理的补正期限,且晚于告知之日',
    'the notice must set a reasonable date after the day of the notice',
  ),
  breaks: ({ regime }, { at, dueOn }) => regime === 'FOI2019' && (dueOn === undefined || dueOn <= on(at)),
});

/** The delivery of a notice leaves time for the correction. */
export const deliveryLeavesTime = rule<Dated>({
  code: 'rule/correction-date',
  basis: r19(30),
  text: text(
    '补正期限自送达起算,应当合理:送达时原定期限已到的,须另定晚于送达之日的期限,且不得早于原定期限',
    'the period runs from delivery and must be reasonable: where the set date has come, a later one is set; never an earlier one',
  ),
  breaks: (context, { at, dueOn }) => {
    const { regime, correction: notice } = context;
    if (regime !== 'FOI2019' || notice?.dueOn == null || !isPending(context)) return false;
    const set = dueOn ?? notice.dueOn;
    return set <= on(at) || set < notice.dueOn;
  },
});

// An unlawful notice that went out all the same stops nothing, and is not the one notice that Art. 30 allows.
const STOPS_NOTHING = {
  follows: text('登记后不停止计算答复期限', 'once recorded, it does not stop the reply clock'),
  leads: 'stay',
  instead: (_: RequestContext, { at }: { readonly at: Instant }) => ({ idleNoticeAt: at }),
} as const;

/** A correction is asked for once. */
export const once = rule({
  code: 'rule/correction-once',
  basis: r19(30),
  text: text(
    '应当一次性告知补正,不得再次要求补正;补正后仍不明确的,按“补正后申请内容仍不明确”答复',
    'a correction may be asked for once; if the content is still unclear, the reply is outcome 4.3',
  ),
  ...STOPS_NOTHING,
  bars: ({ regime, corrections }) => regime === 'FOI2019' && corrections > 0,
});

/** A notice comes within seven working days. */
export const withinSevenDays = rule({
  code: 'rule/correction-late',
  kind: 'invalid',
  basis: silent('U5', 30),
  text: text(
    '自收到申请之日起7个工作日已过,不得再要求补正',
    'the seven working days for a notice of correction have passed',
  ),
  ...STOPS_NOTHING,
  bars: (context, at, { calendar }) => isPastSevenDays(context, { calendar, now: at }),
});

/** No notice stops a reply period that is over; the other rules are the shorter reasons. Under the text of 2008: `isReplyOver`. */
export const insideReplyPeriod = rule({
  code: 'rule/correction-past-reply',
  kind: 'conflict',
  basis: silent('U5', 30),
  text: text(
    '答复期限已届满,此时要求补正不停止、也不重新计算答复期限',
    'the reply period has run out; a notice of correction neither stops it nor starts it again',
  ),
  ...STOPS_NOTHING,
  bars: (context, at, { calendar, clock }) =>
    context.regime === 'FOI2019' &&
    context.corrections === 0 &&
    !isPastSevenDays(context, { calendar, now: at }) &&
    clock('reply')?.state === 'overdue',
});

/** Under the text of 2008, which limits no notice, one after the reply period follows the record that this is over. */
export const expiryRecorded = rule({
  ...expiryUnrecorded,
  bars: (context, at, { clock }) =>
    context.regime === 'FOI2008' && clock('reply')?.state === 'overdue' && !isReplyOver(context, at),
});
