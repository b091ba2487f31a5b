import type { Instant } from '@gongkai/calendar';
import type { Env, Rules } from '../../../kernel/procedure.ts';
import { settleSilent } from '../clocks.ts';
import type { Consultation, RequestContext } from '../context.ts';
import type { RequestFact } from '../facts.ts';
import type { WithholdGround } from '../facts.ts';
import type { OutcomeCode } from '../outcomes.ts';
import { isPartial, needsReasons, OWN_GROUND, releases, withholds } from '../outcomes.ts';
import { settingsOf } from '../settings.ts';
import type { RequestRule } from './rule.ts';
import { conflict, invalid, on, r19, silent } from './rule.ts';

type Answer = 'draft.prepared' | 'reply.given-on-spot';

const LAPSES: readonly OutcomeCode[] = ['6.1', '6.2'];

const belongs = (code: OutcomeCode, context: RequestContext): boolean =>
  code === '6.3' || code.startsWith('2008.') === (context.regime === 'FOI2008');

/** What every reply must satisfy, on the spot or by draft: an outcome of the right text, with reasons where the law asks for them. */
const answerRules = <T extends Answer>(): readonly RequestRule<T>[] => [
  invalid(
    'rule/outcome-of-other-text',
    r19(56),
    ['该答复类型不属于本件适用的文本', 'the outcome belongs to the other text of the Regulation'],
    (context, fact) => fact.outcome !== undefined && !belongs(fact.outcome, context),
  ),
  invalid(
    'rule/lapse-only',
    r19(30),
    ['该结果只能由期限届满产生', 'this outcome comes only from a period that ran out'],
    (_, fact) => fact.outcome !== undefined && LAPSES.includes(fact.outcome),
  ),
  invalid(
    'rule/needs-correction',
    r19(30),
    ['未经补正,不得以“补正后申请内容仍不明确”答复', 'outcome 4.3 needs a correction first'],
    (context, fact) => fact.outcome === '4.3' && context.corrections === 0,
  ),
  invalid(
    'rule/needs-reasons-request',
    r19(35),
    ['应当先要求申请人说明理由', 'outcome 5.4 follows a request for reasons'],
    (_, fact) => fact.outcome === '5.4',
  ),
  invalid(
    'rule/reasons-missing',
    r19(36),
    ['不予公开、部分公开、不属于本机关负责公开的,应当说明理由', 'this outcome must state its reasons'],
    (_, fact) => fact.outcome !== undefined && needsReasons(fact.outcome) && fact.reasons === undefined,
  ),
];

const misfit = (code: OutcomeCode, grounds: readonly WithholdGround[]): boolean => {
  if (grounds.length === 0 || isPartial(code)) return false;
  const own = OWN_GROUND[code];
  return own === undefined || !grounds.includes(own);
};

/** Whether a draft would give out what a third party objects to: all of it, or a part that is not held back for its sake. */
const overObjection = (code: OutcomeCode, grounds: readonly WithholdGround[]): boolean =>
  releases(code) && !(isPartial(code) && grounds.includes('third-party'));

// A period that is over for certain no longer bars anything, whether or not the engine has recorded its end.
const pending = (context: RequestContext, party: Consultation['party'], at: Instant, { calendar }: Env): boolean =>
  settleSilent(context, calendar, at).consultations.some(
    (one) => one.party === party && one.closedOn === null && one.how === null,
  );

const objected = (context: RequestContext): boolean =>
  context.consultations.some(
    (one) =>
      one.party === 'third-party' &&
      one.how === 'objects' &&
      !one.overridden &&
      !one.rejected &&
      // The text of 2008 (Art. 23) asks for consent and not for reasons.
      (one.reasoned ||
        context.regime === 'FOI2008' ||
        settingsOf(context.settings)['thirdParty.bareObjection'] === 'withhold'),
  );

/** Rules on drafts, secrecy review and replies (Arts. 15–17, 32, 33, 36, 37). */
export const replyRules: Rules<RequestContext, RequestFact> = {
  'reply.given-on-spot': [
    conflict(
      'rule/on-spot-day',
      r19(33, 1),
      ['当场答复只能在收到申请当日作出', 'a reply on the spot is given on the day of receipt'],
      (context, fact) => context.receivedOn !== null && on(fact.at) !== context.receivedOn,
    ),
    ...answerRules<'reply.given-on-spot'>(),
    invalid(
      'rule/on-spot-review',
      silent('on-spot', 17),
      [
        '需要保密审查、区分处理或者不予公开的答复,应当经拟稿、审查、签发',
        'a reply that needs a review, or that withholds anything, is drafted, reviewed and signed',
      ],
      (_, fact) => fact.outcome !== undefined && (withholds(fact.outcome) || fact.outcome === '2008.granted'),
    ),
  ],
  'draft.prepared': [
    ...answerRules<'draft.prepared'>(),
    invalid(
      'rule/grounds-missing',
      r19(37),
      ['部分公开应当写明不予公开部分的法定理由', 'a partial release names the ground of what is withheld'],
      (_, fact) => fact.outcome === '2' && (fact.grounds ?? []).length === 0,
    ),
    invalid(
      'rule/ending-not-listed',
      silent('U19'),
      ['“其他处理”的情形不在设定之列,或者与答复类型不符', 'the way of ending is not listed, or the outcome is not 6.3'],
      (context, fact) => {
        if (fact.outcome === undefined) return false;
        if (fact.outcome !== '6.3') return fact.ending !== undefined;
        return !settingsOf(context.settings)['outcome.6.3.reasons'].includes(fact.ending ?? 'other');
      },
    ),
    invalid(
      'rule/grounds-misfit',
      r19(36),
      [
        '所列不予公开的理由与答复类型不符',
        'the grounds do not fit the outcome: none where nothing is withheld on one, and its own where there is one',
      ],
      (_, fact) => fact.outcome !== undefined && misfit(fact.outcome, fact.grounds ?? []),
    ),
    conflict(
      'rule/consultation-open',
      r19(32),
      ['第三方意见期限未满,不得决定公开', 'the third party may still answer; release cannot be decided'],
      (context, fact, env) =>
        fact.outcome !== undefined && releases(fact.outcome) && pending(context, 'third-party', fact.at, env),
    ),
    conflict(
      'rule/consultation-open',
      r19(34),
      ['被征求意见机关的意见期限未满,不得决定公开', 'the co-making agency may still answer; release cannot be decided'],
      (context, fact, env) =>
        fact.outcome !== undefined && releases(fact.outcome) && pending(context, 'co-agency', fact.at, env),
    ),
    conflict(
      'rule/objection-stands',
      r19(32),
      [
        '第三方不同意公开且有合理理由的,不予公开;认为不公开可能对公共利益造成重大影响的,应当先书面告知第三方',
        'a reasoned objection stands unless it is overridden in writing',
      ],
      (context, fact) =>
        fact.outcome !== undefined && overObjection(fact.outcome, fact.grounds ?? []) && objected(context),
    ),
  ],
  'secrecy.reviewed': [
    conflict(
      'rule/nothing-to-redact',
      r19(37),
      [
        '本件答复不公开信息,没有可以区分处理的内容',
        'the draft releases nothing from which something could be taken out',
      ],
      (context, fact) => fact.finding === 'redact' && context.draft !== null && !releases(context.draft),
    ),
    conflict(
      'rule/secrecy-referred',
      r19(17, 3),
      ['已报请有关主管部门或者保密行政管理部门确定,尚无结果', 'the referral has no result yet'],
      (context) => context.secrecy !== null && context.secrecy.finding === null,
    ),
    conflict(
      'rule/secrecy-determined',
      r19(17, 3),
      ['主管部门已确定不予公开', 'the competent authority has determined that it is withheld'],
      (context, fact) =>
        fact.finding === 'cleared' &&
        context.secrecy?.finding === 'withhold' &&
        context.draft !== null &&
        releases(context.draft),
    ),
  ],
};
