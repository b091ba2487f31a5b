import type { Instant } from '@gongkai/calendar';
import type { Env, Rules } from '../../../kernel/procedure.ts';
import { noticeWindow } from '../clocks.ts';
import { isLateCorrection } from '../effects.ts';
import type { RequestContext } from '../context.ts';
import type { RequestFact } from '../facts.ts';
import { settingsOf } from '../settings.ts';
import { conflict, invalid, on, r19, silent } from './rule.ts';

/** Whether the seven working days for a notice have passed (Art. 30). */
const noticeIsLate = (context: RequestContext, at: Instant, env: Env): boolean =>
  at >= (noticeWindow(context, env.calendar) ?? Number.POSITIVE_INFINITY);

/** Rules on the notice of correction, once within seven working days, and on the corrected request (Art. 30). */
export const correctionRules: Rules<RequestContext, RequestFact> = {
  'correction.requested': [
    conflict(
      'rule/correction-once',
      r19(30),
      [
        '应当一次性告知补正,不得再次要求补正;补正后仍不明确的,按“补正后申请内容仍不明确”答复',
        'a correction may be asked for once; if the content is still unclear, the reply is outcome 4.3',
      ],
      (context) => context.regime === 'FOI2019' && context.corrections > 0,
    ),
    invalid(
      'rule/correction-late',
      silent('U5', 30),
      ['自收到申请之日起7个工作日已过,不得再要求补正', 'the seven working days for a notice of correction have passed'],
      (context, fact, env) =>
        settingsOf(context.settings)['correction.late'] === 'refuse' &&
        !context.noticeLost &&
        noticeIsLate(context, fact.at, env),
    ),
    invalid(
      'rule/correction-date',
      r19(30),
      [
        '补正告知应当写明合理的补正期限,且晚于告知之日',
        'the notice must set a reasonable date after the day of the notice',
      ],
      (context, fact) =>
        fact.points !== undefined &&
        context.regime === 'FOI2019' &&
        (fact.dueOn === undefined || fact.dueOn <= on(fact.at)),
    ),
  ],
  'correction.delivered': [
    conflict(
      'rule/already-delivered',
      r19(30),
      ['该文书已登记送达', 'the letter is already recorded as delivered'],
      (context) => context.correction?.deliveredOn != null,
    ),
    invalid(
      'rule/before-its-letter',
      r19(30),
      ['送达不得早于告知', 'delivery lies before the notice'],
      (context, fact) => context.correction !== null && on(fact.at) < context.correction.noticedOn,
    ),
    invalid(
      'rule/correction-date',
      r19(30),
      [
        '补正期限自送达起算,应当合理:送达时原定期限已到的,须另定晚于送达之日的期限,且不得早于原定期限',
        'the period runs from delivery and must be reasonable: where the set date has come, a later one is set; never an earlier one',
      ],
      ({ regime, correction }, fact) => {
        if (regime !== 'FOI2019' || correction?.dueOn == null || fact.sketched === true) return false;
        const dueOn = fact.dueOn ?? correction.dueOn;
        return dueOn <= on(fact.at) || dueOn < correction.dueOn;
      },
    ),
  ],
  'correction.undelivered': [
    conflict(
      'rule/already-delivered',
      r19(30),
      ['该文书已登记送达', 'the letter is already recorded as delivered'],
      (context) => context.correction?.deliveredOn != null,
    ),
    invalid(
      'rule/before-its-letter',
      r19(30),
      ['退回不得早于告知', 'the failure lies before the notice'],
      (context, fact) => context.correction !== null && on(fact.at) < context.correction.noticedOn,
    ),
  ],
  'correction.supplied': [
    conflict(
      'rule/not-lapsed',
      r19(30),
      ['案件并非因逾期不补正而终结', 'the case was not closed for want of a correction'],
      (context) => context.closedAt !== null && context.outcome !== '6.1',
    ),
    invalid(
      'rule/before-its-letter',
      r19(30),
      ['补正不得早于告知', 'the correction lies before the notice'],
      (context, fact) => context.correction !== null && on(fact.at) < context.correction.noticedOn,
    ),
    conflict(
      'rule/correction-overdue',
      silent('U35', 30),
      ['补正期限已过,或者已收到一次逾期补正', 'the date has passed, or a late correction is on record already'],
      (context, fact) =>
        context.correction?.lateOn != null ||
        (isLateCorrection(context, on(fact.at)) && settingsOf(context.settings)['correction.afterDue'] === 'refuse'),
    ),
  ],
  'lateness.judged': [
    conflict(
      'rule/nothing-late',
      silent('U35', 30),
      ['没有待认定理由的逾期补正', 'no late correction waits for a judgement of its reason'],
      ({ correction, outcome, closedAt }) =>
        correction?.lateOn == null || correction.judgedOn !== null || (closedAt !== null && outcome !== '6.1'),
    ),
  ],
};
