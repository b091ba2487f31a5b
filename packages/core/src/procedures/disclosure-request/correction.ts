import type { CivilDate, Instant } from '@gongkai/calendar';
import { startOfDay } from '@gongkai/calendar';
import * as z from 'zod';
import { convention, day, publicField, setDate, text, words, workingDays } from '../../kernel/index.ts';
import type { CorrectionSlice, RequestContext } from './context.ts';
import {
  deliveryLeavesTime,
  expiryRecorded,
  insideReplyPeriod,
  isPending,
  isReplyOver,
  NOTICE,
  noticeEnd,
  noticeOnItsWay,
  noticeSetsDate,
  once,
  withinSevenDays,
} from './correction-notice.ts';
import { on, r19, request, silent } from './kit.ts';
import { endedOtherwise, lapsed, notBefore, notBeforeReceipt, notYetDelivered } from './letters.ts';
import { endedLapse } from './past-runs.ts';
import { voidAt, windowEnd } from './period-ends.ts';
import { received } from './receipt.ts';
import type { ReplyClock } from './reply-clock.ts';
import { settingsOf } from './settings.ts';
import { suppliedBy, suppliedData } from './supplied.ts';
import { WITH_LETTERS } from './states.ts';
import { resumesOnFailure } from './undelivered.ts';

const { fact, rule, when, each, period } = request;

// The states before a decision in which no notice waits for its answer.
const WITHOUT_NOTICE = ['received', 'registered', ...WITH_LETTERS] as const;

/** Whether a correction comes after the date that its delivered notice set. */
const isLate = ({ correction }: RequestContext, suppliedOn: CivilDate): boolean =>
  correction?.dueOn != null && correction.deliveredOn !== null && suppliedOn > correction.dueOn;

const late = when('late', (context, { at }) => isLate(context, on(at)));
const excused = when<{ at: number; finding: string }>('excused', (_, { finding }) => finding === 'excused');

// A reply clock that runs was over when the notice went out: the correction does not start it again.
const supplied = (context: RequestContext, at: Instant) => ({
  ...(context.reply === null ? received(context, at) : {}),
  correction: context.correction && { ...context.correction, suppliedOn: on(at) },
  outcome: null,
  closedAt: null,
});

// The reply clock that the notice made void comes back, without the days of the letter, and the notice may be sent again.
// Where an earlier notice waits for its answer too, the clock is still void by that one.
const lostNotice = (context: RequestContext, lostOn: CivilDate) => {
  if (context.correction === null || !isPending(context)) return { idleNoticeAt: null };
  if (!resumesOnFailure(context)) return {};
  const corrections = context.corrections - 1;
  const earlier = context.earlierNotices.at(-1);
  if (earlier !== undefined) {
    const { noticedAt, ...correction } = earlier;
    return { correction, noticedAt, corrections, earlierNotices: context.earlierNotices.slice(0, -1) };
  }
  const { noticedOn, voided } = context.correction;
  return {
    correction: null,
    corrections,
    noticeLost: true,
    ...(voided === null
      ? {}
      : {
          reply: voided.reply,
          extension: voided.extension,
          lost: [...context.lost, { after: noticedOn, through: lostOn }],
        }),
  };
};

const resumes = when(
  'the last notice is lost',
  (context) => resumesOnFailure(context) && context.earlierNotices.length === 0,
);

const delivered = notYetDelivered(r19(30), (context) => isPending(context) && context.correction?.deliveredOn != null);
const afterItsNotice = notBefore(r19(30), (context) => (isPending(context) ? context.noticedAt : context.idleNoticeAt));
const afterNotice = notBefore(r19(30), ({ correction, noticedAt }) => correction && noticedAt);

const EMPTY: CorrectionSlice = {
  correction: null,
  corrections: 0,
  noticeLost: false,
  earlierNotices: [],
  noticedAt: null,
  idleNoticeAt: null,
};

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

// The reply clock that a notice makes void; under the text of 2008 a second one may go out before the first is answered.
const voidedBy = (context: RequestContext, reply: ReplyClock, at: number) =>
  context.reply === null
    ? (context.correction?.voided ?? null)
    : { reply: context.reply, extension: context.extension, measure: reply.measure(context), at };

const stillPending = (context: RequestContext): CorrectionSlice['earlierNotices'] => {
  const { correction, noticedAt, earlierNotices } = context;
  return correction !== null && isPending(context) ? [...earlierNotices, { ...correction, noticedAt }] : [];
};

/** The notice: it makes the reply clock void, unless that was over. */
const requested = (reply: ReplyClock) =>
  fact({
    label: text('补正告知', 'correction requested'),
    basis: r19(30),
    by: ['handler'],
    data: { points: z.array(words()).min(1).max(50), dueOn: day.optional() },
    backdated: true,
    from: { registered: 'correcting', processing: 'correcting', correcting: 'stay' },
    refuse: [notBeforeReceipt, noticeSetsDate, expiryRecorded],
    irregular: [once, withinSevenDays, insideReplyPeriod],
    effect: (context, { at, dueOn }) => {
      const isOver = isReplyOver(context, at);
      return {
        correction: {
          noticedOn: on(at),
          deliveredOn: null,
          dueOn: dueOn ?? null,
          suppliedOn: null,
          lateOn: null,
          judgedOn: null,
          voided: isOver ? null : voidedBy(context, reply, at),
        },
        noticedAt: at,
        corrections: context.corrections + 1,
        earlierNotices: stillPending(context),
        ...(isOver ? {} : { reply: null, extension: null }),
      };
    },
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
    from: each(['correcting', ...WITHOUT_NOTICE], 'stay'),
    refuse: [noticeOnItsWay, delivered, afterItsNotice, deliveryLeavesTime],
    effect: (context, { at, dueOn }) => {
      const { correction: notice } = context;
      if (notice === null || !isPending(context)) return { idleNoticeAt: null };
      return { correction: { ...notice, deliveredOn: on(at), dueOn: dueOn ?? notice.dueOn } };
    },
  }),
  'correction.undelivered': fact({
    label: text('补正告知书未能送达', 'notice of correction undelivered'),
    basis: convention('U3', r19(30)),
    by: ['registrar', 'handler'],
    backdated: true,
    data: { note: words().optional() },
    from: { correcting: [{ ...resumes, to: 'processing' }, 'stay'], ...each(WITHOUT_NOTICE, 'stay') },
    refuse: [noticeOnItsWay, delivered, afterItsNotice],
    effect: (context, { at }) => lostNotice(context, on(at)),
  }),
  'correction.supplied': fact({
    label: text('收到补正', 'correction supplied'),
    basis: r19(30),
    by: ['applicant', 'registrar', 'handler'],
    data: suppliedData,
    // After its date it leaves the case where it is until an officer has judged its reason (U35).
    from: {
      ...each(['correcting', 'closed', 'archived'], [{ ...late, to: 'stay' }, 'received']),
      ...each(WITHOUT_NOTICE, 'stay'),
    },
    refuse: [notLapsed, afterNotice, notTooLate],
    effect: (context, f) => {
      const said = suppliedBy(context, f);
      if (!isPending(context)) return said;
      if (!isLate(context, on(f.at))) return { ...supplied(context, f.at), ...said };
      const suppliedLate = Object.keys(said).length === 0 ? {} : { suppliedLate: said };
      return { correction: context.correction && { ...context.correction, lateOn: on(f.at) }, ...suppliedLate };
    },
  }),
  /** Whether a correction that came late has a good reason (Art. 30); judged by an officer. */
  'lateness.judged': fact({
    label: text('认定逾期补正的理由', 'reason of a late correction judged'),
    basis: convention('U35', r19(30)),
    by: ['registrar', 'handler', 'office-head'],
    data: { finding: publicField(z.enum(['excused', 'not-excused'])), reasons: words(2000) },
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
      const excusedCase = { ...context, correction: judged };
      const said = context.suppliedLate === null ? {} : { ...context.suppliedLate, suppliedLate: null };
      return { ...supplied(excusedCase, startOfDay(lateOn)), ...endedLapse(context, on(at)), ...said };
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
