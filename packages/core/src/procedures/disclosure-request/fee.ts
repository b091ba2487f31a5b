import { addDays, startOfDay } from '@gongkai/calendar';
import * as z from 'zod';
import {
  cite,
  citeAll,
  convention,
  INSTRUMENTS,
  publicField,
  setDate,
  text,
  words,
  workingDays,
} from '../../kernel/index.ts';
import type { FeeSlice, RequestContext } from './context.ts';
import { OVERDUE } from './extension.ts';
import { feeOf } from './fee-tariff.ts';
import { on, request, silent } from './kit.ts';
import { lapsed, notBefore, notBeforeReceipt, notYetDelivered } from './letters.ts';
import { endedLapse } from './past-runs.ts';
import { overAt, voidAt, windowEnd } from './period-ends.ts';
import type { Pauses, ReplyClock } from './reply-clock.ts';
import { settingsOf } from './settings.ts';
import { resumesOnFailure } from './undelivered.ts';

const { fact, period } = request;

const measures = (article: number, seen = false) =>
  cite('fee-measures-2020', article, null, { mark: seen ? 'verified' : 'from-memory' });
const article6 = measures(6, true);
// That the reply is counted again from the day after payment was not read.
const countedAgain = measures(6);

// Before the first day of the tariff the law allowed a fee but none was set.
const TARIFF_FROM = INSTRUMENTS['fee-measures-2020'].from;

/** The working days of the reply once the fee is paid. */
export const DAYS_AFTER_FEE = 20;

/** While payment is awaited the reply clock is stopped (109号 Art. 6). */
export const feePauses: Pauses = {
  of: (context) => {
    if (context.fee === null) return [];
    const { noticedOn, settledOn } = context.fee;
    const nextDay = settingsOf(context)['fee.dayOne'] === 'nextDay';
    const through = settledOn === null || nextDay ? settledOn : addDays(settledOn, -1);
    return through === null || through > noticedOn ? [{ after: noticedOn, through }] : [];
  },
  moveSetDates: true,
};

interface Payment {
  readonly at: number;
  readonly amount: number;
}

const settles = (context: RequestContext, { amount }: Payment): boolean =>
  context.fee !== null &&
  (context.fee.paid + amount >= context.fee.amount || settingsOf(context)['fee.partPayment'] === 'restartsReply');

const paidInFull = request.when<Payment>('paid in full', settles);

const delivered = notYetDelivered(article6, ({ fee: due }) => due?.deliveredOn != null);
const afterNotice = notBefore(article6, ({ fee: due, feeNoticedAt }) => due && feeNoticedAt);

// An unlawful notice that went out all the same has no effect: the reply clock runs on.
const OWES_NOTHING = {
  follows: text(
    '登记后不停止计算答复期限,申请人不因此负有缴费义务',
    'once recorded, it does not stop the reply clock, and the applicant owes nothing',
  ),
  leads: 'stay',
  instead: () => ({}),
} as const;

const EMPTY: FeeSlice = { fee: null, feeNoticedAt: null };

const replyPeriods = (reply: ReplyClock) => ({
  'reply-after-fee': period({
    label: text('答复期限(缴费后重新计算)', 'reply, counted again after payment'),
    binds: 'agency',
    clock: 'reply',
    length: workingDays(DAYS_AFTER_FEE),
    basis: countedAgain,
    onExpiry: OVERDUE,
    runs: reply.runs('reply-after-fee'),
  }),
  // The time for a notice of a fee is that of the reply; that it passes unused is not a breach.
  'fee-notice': period({
    label: text('收费通知应在答复期限内发出', 'notice of a fee, inside the reply period'),
    binds: 'agency',
    length: setDate(() => null),
    basis: article6,
    onExpiry: text('不得再收取信息处理费', 'no fee may be charged any more'),
    records: false,
    runs: (context, moment) => {
      const { reply: run, fee: due, firstReceivedOn } = context;
      const binds = firstReceivedOn !== null && firstReceivedOn >= TARIFF_FROM;
      if (run === null || !binds || (due !== null && due.settledOn !== null)) return [];
      const measure = reply.measure(context, moment);
      if (measure === null) return [];
      const begun = moment.now >= startOfDay(run.start);
      const end = begun ? overAt(context, measure, moment.calendar) : null;
      return [{ start: run.start, measure, ended: due?.noticedOn ?? windowEnd(context, end, moment) }];
    },
  }),
});

const payment = period({
  label: text('缴费期限', 'payment of the fee'),
  binds: 'applicant',
  length: workingDays(20),
  basis: article6,
  onExpiry: text('视为放弃申请,不再处理', 'deemed abandoned'),
  starts: (context) => (context.fee === null ? undefined : context.fee.deliveredOn),
  ends: ({ fee: due, closedAt }) => due?.settledOn ?? voidAt(closedAt),
  onExpired: {
    from: { 'awaiting-fee': 'closed' },
    effect: (_, { dueAt }) => ({ outcome: '6.2', closedAt: dueAt }),
  },
});

const facts = {
  'fee.noticed': fact({
    label: text('收费通知', 'fee noticed'),
    basis: citeAll(article6, cite('fee-measures-2020', 3, null, { through: 5 })),
    by: ['office-head'],
    data: {
      mode: publicField(z.enum(['per-item', 'per-page'])),
      /** Items of this request, or pages of it. */
      units: publicField(z.int().positive().max(1_000_000)),
      /** Items of the same applicant in the same calendar month before this request; only per item. */
      before: publicField(z.int().nonnegative().max(1_000_000)).optional(),
      amount: publicField(z.number().positive().max(10_000_000)),
    },
    backdated: true,
    from: { processing: 'awaiting-fee' },
    refuse: [notBeforeReceipt],
    irregular: [
      {
        code: 'rule/no-tariff',
        // The tariff was read; its first day was not.
        basis: measures(3),
        text: text('收到申请时尚无收费标准', 'no tariff was in force when the request was received'),
        ...OWES_NOTHING,
        bars: ({ firstReceivedOn }) => firstReceivedOn === null || firstReceivedOn < TARIFF_FROM,
      },
      {
        code: 'rule/fee-once',
        basis: measures(3, true),
        text: text('本件已发出收费通知;一件申请只适用一种计费方式', 'a fee was noticed before; one request, one mode'),
        ...OWES_NOTHING,
        bars: (context) => context.fee !== null,
      },
      {
        code: 'rule/fee-late',
        basis: article6,
        text: text('收费通知须在答复期限内发出', 'the notice must be sent inside the reply period'),
        ...OWES_NOTHING,
        // A reply that the agency replaces has no period, and that of the first one is over.
        bars: (_, __, { clock }) => (clock('reply')?.state ?? 'overdue') === 'overdue',
      },
      {
        code: 'rule/fee-amount',
        basis: measures(4, true),
        text: text('金额与收费标准不符', 'the amount is not that of the tariff'),
        ...OWES_NOTHING,
        breaks: (context, { mode, units, before = 0, amount }) =>
          feeOf({ mode, units, before, stepFrom31: settingsOf(context)['fee.stepFrom31'] }) !== amount,
      },
    ],
    effect: (_, { at, amount }) => ({
      feeNoticedAt: at,
      fee: { amount, paid: 0, noticedOn: on(at), deliveredOn: null, settledOn: null },
    }),
  }),
  'fee.delivered': fact({
    label: text('收费通知书送达', 'fee notice delivered'),
    basis: article6,
    by: ['registrar', 'handler'],
    backdated: true,
    from: { 'awaiting-fee': 'stay' },
    refuse: [delivered, afterNotice],
    effect: ({ fee: due }, { at }) => ({ fee: due && { ...due, deliveredOn: on(at) } }),
  }),
  'fee.undelivered': fact({
    label: text('收费通知书未能送达', 'fee notice undelivered'),
    basis: convention('U3', article6),
    by: ['registrar', 'handler'],
    backdated: true,
    data: { note: words().optional() },
    from: { 'awaiting-fee': [{ name: 'the clock resumes', test: resumesOnFailure, to: 'processing' }, 'stay'] },
    refuse: [
      notYetDelivered(article6, ({ fee: due }) => due !== null && (due.deliveredOn !== null || due.paid > 0)),
      afterNotice,
    ],
    effect: (context, { at }) =>
      context.fee === null || !resumesOnFailure(context)
        ? {}
        : { fee: null, lost: [...context.lost, { after: context.fee.noticedOn, through: on(at) }] },
  }),
  'fee.paid': fact({
    label: text('缴费', 'fee paid'),
    basis: article6,
    by: ['registrar', 'handler'],
    data: { amount: publicField(z.number().positive().max(10_000_000)) },
    from: {
      'awaiting-fee': [{ ...paidInFull, to: 'processing' }, 'stay'],
      closed: 'processing',
      archived: 'processing',
    },
    refuse: [
      lapsed(article6, '6.2', text('案件并非因逾期未缴费而终结', 'the case was not closed for want of payment')),
      afterNotice,
      {
        code: 'rule/fee-overdue',
        basis: silent('U8'),
        text: text('缴费期限已过', 'the period for payment is over'),
        bars: (context, _, { clock }) =>
          settingsOf(context)['fee.latePayment'] === 'refuse' && clock('fee-payment')?.over === true,
      },
      {
        code: 'rule/fee-part',
        kind: 'conflict',
        basis: silent('U8'),
        text: text('案件已终结,部分缴费不能恢复办理', 'part payment does not reopen a closed case'),
        breaks: ({ closedAt, fee: due }, { amount }) =>
          closedAt !== null && due !== null && due.paid + amount < due.amount,
      },
      {
        code: 'rule/fee-excess',
        basis: article6,
        text: text('缴费超过应缴金额', 'more than the amount due'),
        breaks: ({ fee: due }, { amount }) => due !== null && due.paid + amount > due.amount,
      },
    ],
    effect: (context, f) => {
      const { fee: due } = context;
      if (due === null) return {};
      const paid = due.paid + f.amount;
      if (!settles(context, f)) return { fee: { ...due, paid } };
      const nextDay = settingsOf(context)['fee.dayOne'] === 'nextDay';
      const start = nextDay ? on(f.at) : addDays(on(f.at), -1);
      return {
        fee: { ...due, paid, settledOn: on(f.at) },
        // A date that the agency or an order set moves with the wait; only a statutory period is counted again.
        reply: context.reply?.dueOn == null ? { period: 'reply-after-fee', start, dueOn: null } : context.reply,
        extension: null,
        outcome: null,
        closedAt: null,
        // A payment that came in time shows that the case had not lapsed.
        ...(context.closedAt !== null && f.at >= context.closedAt ? endedLapse(context, on(f.at)) : {}),
      };
    },
  }),
};

/** Art. 42 with 国办函〔2020〕109号: the information-processing fee. */
export const fee = (reply: ReplyClock) =>
  request.chapter({ context: EMPTY, periods: { ...replyPeriods(reply), 'fee-payment': payment }, facts });
