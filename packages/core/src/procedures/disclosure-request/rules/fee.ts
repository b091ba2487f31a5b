import type { Rules } from '../../../kernel/procedure.ts';
import { readClock } from '../../../kernel/read-clock.ts';
import { cite } from '../../../law/cite.ts';
import { dayEndsOf, requestClocks } from '../clocks.ts';
import type { RequestContext } from '../context.ts';
import type { RequestFact } from '../facts.ts';
import { feeOf, TARIFF_FROM } from '../fee-tariff.ts';
import { settingsOf } from '../settings.ts';
import { conflict, invalid, on, r19, replyIsOver, silent } from './rule.ts';

const measures = (article: number, seen = false) =>
  cite('fee-measures-2020', article, null, { mark: seen ? 'verified' : 'from-memory' });

/** Rules on the information-processing fee (Art. 42; 国办函〔2020〕109号) and on excessive requests (Art. 35). */
export const feeRules: Rules<RequestContext, RequestFact> = {
  'fee.noticed': [
    conflict(
      'rule/no-tariff',
      // The tariff was read; its first day was not.
      measures(3),
      ['收到申请时尚无收费标准', 'no tariff was in force when the request was received'],
      (context) => context.firstReceivedOn === null || context.firstReceivedOn < TARIFF_FROM,
    ),
    conflict(
      'rule/fee-once',
      measures(3, true),
      ['本件已发出收费通知;一件申请只适用一种计费方式', 'a fee was noticed before; one request, one mode'],
      (context) => context.fee !== null,
    ),
    conflict(
      'rule/fee-late',
      measures(6),
      ['收费通知须在答复期限内发出', 'the notice must be sent inside the reply period'],
      (context, fact, env) => replyIsOver(context, fact.at, env),
    ),
    invalid(
      'rule/fee-amount',
      measures(4, true),
      ['金额与收费标准不符', 'the amount is not that of the tariff'],
      (context, fact) => {
        if (fact.mode === undefined || fact.units === undefined || fact.amount === undefined) return false;
        const stepFrom31 = settingsOf(context.settings)['fee.stepFrom31'];
        return feeOf({ mode: fact.mode, units: fact.units, before: fact.before ?? 0, stepFrom31 }) !== fact.amount;
      },
    ),
  ],
  'fee.delivered': [
    conflict(
      'rule/already-delivered',
      measures(6),
      ['该文书已登记送达', 'the letter is already recorded as delivered'],
      (context) => context.fee?.deliveredOn != null,
    ),
    invalid(
      'rule/before-its-letter',
      measures(6),
      ['送达不得早于发出', 'delivery lies before the notice'],
      (context, fact) => context.fee !== null && on(fact.at) < context.fee.noticedOn,
    ),
  ],
  'fee.undelivered': [
    conflict(
      'rule/already-delivered',
      measures(6),
      ['该文书已登记送达,或者已缴费', 'the letter is already recorded as delivered, or something was paid on it'],
      (context) => context.fee !== null && (context.fee.deliveredOn !== null || context.fee.paid > 0),
    ),
    invalid(
      'rule/before-its-letter',
      measures(6),
      ['退回不得早于发出', 'the failure lies before the notice'],
      (context, fact) => context.fee !== null && on(fact.at) < context.fee.noticedOn,
    ),
  ],
  'fee.paid': [
    conflict(
      'rule/not-lapsed',
      measures(6),
      ['案件并非因逾期未缴费而终结', 'the case was not closed for want of payment'],
      (context) => context.closedAt !== null && context.outcome !== '6.2',
    ),
    invalid(
      'rule/before-its-letter',
      measures(6),
      ['缴费不得早于收费通知', 'the payment lies before the notice'],
      (context, fact) => context.fee !== null && on(fact.at) < context.fee.noticedOn,
    ),
    conflict(
      'rule/fee-overdue',
      silent('U8'),
      ['缴费期限已过', 'the period for payment is over'],
      (context, fact, env) => {
        if (settingsOf(context.settings)['fee.latePayment'] === 'accept') return false;
        const clock = requestClocks(context, { ...env, now: fact.at }).find((one) => one.id === 'fee-payment');
        if (clock === undefined) return false;
        return readClock({ ...clock, ended: null }, env.calendar, fact.at, dayEndsOf(context)).state === 'overdue';
      },
    ),
    conflict(
      'rule/fee-part',
      silent('U8'),
      ['案件已终结,部分缴费不能恢复办理', 'part payment does not reopen a closed case'],
      (context, fact) =>
        context.closedAt !== null &&
        context.fee !== null &&
        fact.amount !== undefined &&
        context.fee.paid + fact.amount < context.fee.amount,
    ),
    invalid(
      'rule/fee-excess',
      measures(6),
      ['缴费超过应缴金额', 'more than the amount due'],
      (context, fact) =>
        context.fee !== null && fact.amount !== undefined && context.fee.paid + fact.amount > context.fee.amount,
    ),
  ],
  'reasons.requested': [
    conflict(
      'rule/not-in-2008',
      r19(35),
      ['2008年文本没有要求说明理由的规定', 'the 2008 text knows no request for reasons'],
      (context) => context.regime === 'FOI2008',
    ),
  ],
  'reasons.accepted': [
    invalid(
      'rule/delay-date',
      silent('U34', 35),
      ['延迟答复的期限须晚于告知之日', 'the delayed date lies before the notice'],
      (_, fact) => fact.delayedUntil != null && fact.delayedUntil <= on(fact.at),
    ),
    invalid(
      'rule/delay-too-long',
      silent('U34', 35),
      ['延迟答复的期限超过设定的上限', 'the delay exceeds the limit that the setting names'],
      (context, fact, { calendar }) => {
        const most = settingsOf(context.settings)['massDelay.max'];
        if (most === null || fact.delayedUntil == null) return false;
        const last = calendar.addWorkingDays(on(fact.at), most, []);
        return last !== null && fact.delayedUntil > (last.kind === 'final' ? last.date : last.latest);
      },
    ),
    conflict(
      'rule/reply-overdue',
      silent('U34', 35),
      ['答复期限已届满,不得再确定延迟答复的期限', 'the reply is overdue; a delay gives nothing back'],
      (context, fact, env) => fact.delayedUntil != null && replyIsOver(context, fact.at, env),
    ),
  ],
};
