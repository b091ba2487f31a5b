import type { CivilDate, Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { convention, day, type Moment, setDate, text, words, workingDays } from '../../kernel/index.ts';
import type { CorrectionSlice, RequestContext } from './context.ts';
import { on, r19, request, silent } from './kit.ts';
import { endedOtherwise, lapsed, notBefore, notBeforeReceipt, notYetDelivered } from './letters.ts';
import { endedLapse } from './past-runs.ts';
import { measureFrom, overAt, voidAt, windowEnd } from './period-ends.ts';
import { received } from './receipt.ts';
import type { ReplyClock } from './reply-clock.ts';
import { settingsOf } from './settings.ts';
import { WITH_LETTERS } from './states.ts';
import { resumesOnFailure } from './undelivered.ts';

const { fact, rule, when, each, period } = request;

const NOTICE = workingDays(7);

/** When the seven working days for a notice are over for certain; null under the older text, or where no date is known. */
const noticeEnd = (context: RequestContext, { calendar }: Moment) => {
  if (context.regime !== 'FOI2019' || context.receivedOn === null) return null;
  return overAt(context, measureFrom(context, NOTICE, context.receivedOn), calendar);
};

/** Whether a correction comes after the date that its delivered notice set. */
const isLate = ({ correction }: RequestContext, suppliedOn: CivilDate): boolean =>
  correction?.dueOn != null && correction.deliveredOn !== null && suppliedOn > correction.dueOn;

const late = when('late', (context, { at }) => isLate(context, on(at)));
const excused = when<{ at: number; finding: string }>('excused', (_, { finding }) => finding === 'excused');

const supplied = (context: RequestContext, suppliedOn: CivilDate) => ({
  ...received(context, suppliedOn),
  correction: context.correction && { ...context.correction, suppliedOn },
  outcome: null,
  closedAt: null,
});

// The reply clock that the notice made void comes back, without the days of the letter, and the notice may be sent again.
const lostNotice = (context: RequestContext, lostOn: CivilDate) => {
  if (context.correction === null || !resumesOnFailure(context)) return {};
  const { noticedOn, voided } = context.correction;
  return {
    correction: null,
    corrections: context.corrections - 1,
    noticeLost: true,
    reply: voided?.reply ?? null,
    extension: voided?.extension ?? null,
    lost: [...context.lost, { after: noticedOn, through: lostOn }],
  };
};

// What an applicant sends of their own accord goes on record and moves no clock.
const isPending = ({ correction }: RequestContext): boolean => correction !== null && correction.suppliedOn === null;

const delivered = notYetDelivered(r19(30), ({ correction }) => correction?.deliveredOn != null);
const afterNotice = notBefore(r19(30), ({ correction }) => correction?.noticedOn);

const EMPTY: CorrectionSlice = { correction: null, corrections: 0, noticeLost: false };

const periods = {
  'correction-notice': period({
    label: text('补正告知期限', 'notice of correction'),
    binds: 'agency',
    length: NOTICE,
    basis: r19(30),
    onExpiry: text('不得再告知补正,答复期限继续计算', 'no later notice; the reply period runs on'),
    // A window that passes unused is not a breach: the reply period simply runs on.
    records: false,
    starts: (context, moment) => {
      const isOpen = context.corrections === 0 || isPending(context);
      return isOpen && noticeEnd(context, moment) !== null ? (context.receivedOn ?? undefined) : undefined;
    },
    ends: (context, moment) => context.correction?.noticedOn ?? windowEnd(context, noticeEnd(context, moment), moment),
  }),
  correction: period({
    label: text('合理的补正期限', 'correction by the applicant'),
    binds: 'applicant',
    length: setDate((context: RequestContext) => context.correction?.dueOn),
    basis: r19(30),
    onExpiry: text('视为放弃申请,不再处理', 'deemed abandoned'),
    starts: (context) =>
      context.regime === 'FOI2019' && context.correction !== null ? context.correction.deliveredOn : undefined,
    ends: (context) => context.correction?.suppliedOn ?? voidAt(context.closedAt),
    onExpired: { from: { correcting: 'closed' }, effect: (_, { dueAt }) => ({ outcome: '6.1', closedAt: dueAt }) },
  }),
  // The officer's working day is a convention (U35): it is shown, and nothing follows from its end.
  lateness: period({
    label: text('认定逾期补正的理由', 'judgement of the reason of a late correction'),
    binds: 'agency',
    length: workingDays(1),
    basis: silent('U35', 30),
    records: false,
    starts: (context) => context.correction?.lateOn ?? undefined,
    ends: (context) => context.correction?.judgedOn,
  }),
};

/** The date that a notice sets, or that its delivery moves. */
type Dated = { readonly at: Instant; readonly dueOn?: CivilDate | undefined };

const noticeSetsDate = rule<Dated>({
  code: 'rule/correction-date',
  basis: r19(30),
  text: text(
    '补正告知应当写明合理的补正期限,且晚于告知之日',
    'the notice must set a reasonable date after the day of the notice',
  ),
  breaks: ({ regime }, { at, dueOn }) => regime === 'FOI2019' && (dueOn === undefined || dueOn <= on(at)),
});

const deliveryLeavesTime = rule<Dated>({
  code: 'rule/correction-date',
  basis: r19(30),
  text: text(
    '补正期限自送达起算,应当合理:送达时原定期限已到的,须另定晚于送达之日的期限,且不得早于原定期限',
    'the period runs from delivery and must be reasonable: where the set date has come, a later one is set; never an earlier one',
  ),
  breaks: ({ regime, correction: notice }, { at, dueOn }) => {
    if (regime !== 'FOI2019' || notice?.dueOn == null) return false;
    const set = dueOn ?? notice.dueOn;
    return set <= on(at) || set < notice.dueOn;
  },
});

// An unlawful notice that went out all the same stops nothing, and is not the one notice that Art. 30 allows.
const STOPS_NOTHING = {
  follows: text('登记后不停止计算答复期限', 'once recorded, it does not stop the reply clock'),
  leads: 'stay',
  instead: () => ({}),
} as const;

const once = rule({
  code: 'rule/correction-once',
  basis: r19(30),
  text: text(
    '应当一次性告知补正,不得再次要求补正;补正后仍不明确的,按“补正后申请内容仍不明确”答复',
    'a correction may be asked for once; if the content is still unclear, the reply is outcome 4.3',
  ),
  ...STOPS_NOTHING,
  bars: ({ regime, corrections }) => regime === 'FOI2019' && corrections > 0,
});

const withinSevenDays = rule({
  code: 'rule/correction-late',
  kind: 'invalid',
  basis: silent('U5', 30),
  text: text(
    '自收到申请之日起7个工作日已过,不得再要求补正',
    'the seven working days for a notice of correction have passed',
  ),
  ...STOPS_NOTHING,
  bars: (context, at, { calendar }) =>
    settingsOf(context)['correction.late'] === 'refuse' &&
    !context.noticeLost &&
    at >= (noticeEnd(context, { calendar, now: at }) ?? Infinity),
});

const notLapsed = lapsed(
  r19(30),
  '6.1',
  text('案件并非因逾期不补正而终结', 'the case was not closed for want of a correction'),
);

const notTooLate = rule({
  code: 'rule/correction-overdue',
  basis: silent('U35', 30),
  text: text('补正期限已过,或者已收到一次逾期补正', 'the date has passed, or a late correction is on record already'),
  bars: (context, at) =>
    isPending(context) &&
    (context.correction?.lateOn != null ||
      (isLate(context, on(at)) && settingsOf(context)['correction.afterDue'] === 'refuse')),
});

/** The notice: it makes the reply clock void. */
const requested = (reply: ReplyClock) =>
  fact({
    label: text('补正告知', 'correction requested'),
    basis: r19(30),
    by: ['handler'],
    data: { points: z.array(words()).min(1).max(50), dueOn: day.optional() },
    backdated: true,
    from: { registered: 'correcting', processing: 'correcting', correcting: 'stay' },
    refuse: [notBeforeReceipt, noticeSetsDate],
    irregular: [once, withinSevenDays],
    effect: (context, { at, dueOn }) => ({
      correction: {
        noticedOn: on(at),
        deliveredOn: null,
        dueOn: dueOn ?? null,
        suppliedOn: null,
        lateOn: null,
        judgedOn: null,
        // Under the text of 2008 a second notice may go out before the first is answered.
        voided: context.reply
          ? { reply: context.reply, extension: context.extension, measure: reply.measure(context), at }
          : (context.correction?.voided ?? null),
      },
      corrections: context.corrections + 1,
      reply: null,
      extension: null,
    }),
  });

/** The delivery of the notice, and the correction that comes in time, late, or not at all. */
const laterFacts = {
  'correction.delivered': fact({
    label: text('补正告知书送达', 'notice of correction delivered'),
    basis: r19(30),
    by: ['registrar', 'handler'],
    backdated: true,
    /** A later date than the notice set, where it took so long that the time left is not reasonable. */
    data: { dueOn: day.optional() },
    from: { correcting: 'stay' },
    refuse: [delivered, afterNotice, deliveryLeavesTime],
    effect: ({ correction: notice }, { at, dueOn }) => ({
      correction: notice && { ...notice, deliveredOn: on(at), dueOn: dueOn ?? notice.dueOn },
    }),
  }),
  'correction.undelivered': fact({
    label: text('补正告知书未能送达', 'notice of correction undelivered'),
    basis: convention('U3', r19(30)),
    by: ['registrar', 'handler'],
    backdated: true,
    data: { note: words().optional() },
    from: { correcting: [{ name: 'the clock resumes', test: resumesOnFailure, to: 'processing' }, 'stay'] },
    refuse: [delivered, afterNotice],
    effect: (context, { at }) => lostNotice(context, on(at)),
  }),
  'correction.supplied': fact({
    label: text('收到补正', 'correction supplied'),
    basis: r19(30),
    by: ['applicant', 'registrar', 'handler'],
    // After its date it leaves the case where it is until an officer has judged its reason (U35).
    from: {
      ...each(['correcting', 'closed', 'archived'], [{ ...late, to: 'stay' }, 'received']),
      ...each(['received', 'registered', ...WITH_LETTERS], 'stay'),
    },
    refuse: [notLapsed, afterNotice, notTooLate],
    effect: (context, { at }) => {
      if (!isPending(context)) return {};
      return isLate(context, on(at))
        ? { correction: context.correction && { ...context.correction, lateOn: on(at) } }
        : supplied(context, on(at));
    },
  }),
  /** Whether a correction that came late has a good reason (Art. 30); judged by an officer. */
  'lateness.judged': fact({
    label: text('认定逾期补正的理由', 'reason of a late correction judged'),
    basis: convention('U35', r19(30)),
    by: ['registrar', 'handler', 'office-head'],
    data: { finding: z.enum(['excused', 'not-excused']), reasons: words(2000) },
    from: each(['correcting', 'closed', 'archived'], [{ ...excused, to: 'received' }, 'stay']),
    refuse: [
      {
        code: 'rule/nothing-late',
        basis: silent('U35', 30),
        text: text('没有待认定理由的逾期补正', 'no late correction waits for a judgement of its reason'),
        bars: (context) =>
          context.correction?.lateOn == null || context.correction.judgedOn !== null || endedOtherwise('6.1', context),
      },
    ],
    // An excused correction counts from the day on which it came (Art. 30), not from the day on which it was excused.
    effect: (context, { at, finding }) => {
      const judged = context.correction && { ...context.correction, judgedOn: on(at) };
      const lateOn = context.correction?.lateOn ?? on(at);
      if (finding !== 'excused') return { correction: judged };
      return { ...supplied({ ...context, correction: judged }, lateOn), ...endedLapse(context, on(at)) };
    },
  }),
};

/** Art. 30: the notice of correction, once and within seven working days, and the corrected request. */
export const correction = (reply: ReplyClock) =>
  request.chapter({
    context: EMPTY,
    periods,
    facts: { 'correction.requested': requested(reply), ...laterFacts },
  });
