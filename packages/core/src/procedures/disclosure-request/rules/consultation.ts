import type { Rules } from '../../../kernel/procedure.ts';
import { cite } from '../../../law/cite.ts';
import { settleSilent } from '../clocks.ts';
import type { Consultation, RequestContext } from '../context.ts';
import type { RequestFact } from '../facts.ts';
import type { RequestRule } from './rule.ts';
import { conflict, consultationOf, invalid, on, r19, silent } from './rule.ts';

const UNKNOWN = ['没有这一征求意见', 'there is no such consultation'] as const;

const isUnknown = (context: RequestContext, id: string | undefined): boolean =>
  id === undefined ? context.consultations.length === 0 : consultationOf(context, id) === undefined;

// The text of 2008 asks for consent (Art. 23): silence stands in the way of release as an objection does.
const isSilent2008 = (context: RequestContext, one: Consultation | undefined): boolean =>
  context.regime === 'FOI2008' && one?.party === 'third-party' && one.how === null;

const isStanding = (one: Consultation | undefined): boolean =>
  one?.party === 'third-party' && one.how === 'objects' && !one.overridden && !one.rejected;

/** What the agency does about an objection of a third party: there has to be one that stands. */
const objectionRules = <T extends 'objection.overridden' | 'objection.rejected'>(): readonly RequestRule<T>[] => [
  invalid('rule/consultation-unknown', r19(32), UNKNOWN, (context, fact) => isUnknown(context, fact.consultation)),
  conflict(
    'rule/no-objection',
    r19(32),
    ['第三方没有提出不同意见,或者该意见已作处理', 'the third party has no objection that stands'],
    (context, fact) =>
      fact.consultation === undefined
        ? !context.consultations.some((one) => isStanding(one) || isSilent2008(context, one))
        : !isStanding(consultationOf(context, fact.consultation)) &&
          !isSilent2008(context, consultationOf(context, fact.consultation)),
  ),
];

/** Rules on letters to third parties (Art. 32) and co-making agencies (Art. 34), and on secrecy referrals (Art. 17). */
export const consultationRules: Rules<RequestContext, RequestFact> = {
  'consultation.sent': [
    invalid(
      'rule/consultation-known',
      silent('record'),
      ['该征求意见编号已使用', 'a consultation of this name exists'],
      (context, fact) => consultationOf(context, fact.consultation) !== undefined,
    ),
    conflict(
      'rule/not-in-2008',
      cite('ogi-regulation-2008', 23),
      ['2008年文本没有征求相关行政机关意见的规定', 'the 2008 text knows no consultation of a co-making agency'],
      (context, fact) => context.regime === 'FOI2008' && fact.party === 'co-agency',
    ),
    invalid(
      'rule/before-resume',
      silent('U2', 33),
      ['不得早于前一征求意见结束之日', 'it lies before the day on which an earlier consultation ended'],
      (context, fact, env) =>
        settleSilent(context, env.calendar, fact.at).consultations.some(
          (one) => one.closedOn !== null && one.closedOn > on(fact.at),
        ),
    ),
  ],
  'consultation.delivered': [
    invalid('rule/consultation-unknown', r19(32), UNKNOWN, (context, fact) => isUnknown(context, fact.consultation)),
    conflict(
      'rule/already-delivered',
      r19(32),
      ['该文书已登记送达或者未能送达', 'the letter is already recorded as delivered or lost'],
      (context, fact) => {
        const found = consultationOf(context, fact.consultation);
        return found !== undefined && (found.deliveredOn !== null || found.how !== null);
      },
    ),
    invalid(
      'rule/before-its-letter',
      r19(32),
      ['送达不得早于发出', 'delivery lies before the letter was sent'],
      (context, fact) => isBeforeSending(context, fact.consultation, fact.at),
    ),
  ],
  'consultation.undelivered': [
    invalid('rule/consultation-unknown', r19(32), UNKNOWN, (context, fact) => isUnknown(context, fact.consultation)),
    conflict(
      'rule/consultation-closed',
      r19(32),
      ['该征求意见已送达或者已结束', 'the letter was delivered or the consultation has ended'],
      (context, fact) => {
        const found = consultationOf(context, fact.consultation);
        return found !== undefined && (found.how !== null || found.deliveredOn !== null);
      },
    ),
    invalid(
      'rule/before-its-letter',
      r19(32),
      ['退回不得早于发出', 'the failure lies before the letter was sent'],
      (context, fact) => isBeforeSending(context, fact.consultation, fact.at),
    ),
  ],
  'consultation.answered': [
    invalid('rule/consultation-unknown', r19(32), UNKNOWN, (context, fact) => isUnknown(context, fact.consultation)),
    invalid(
      'rule/before-its-letter',
      r19(32),
      ['意见不得早于征求意见书', 'the opinion lies before its letter'],
      (context, fact) => isBeforeSending(context, fact.consultation, fact.at),
    ),
    conflict(
      'rule/consultation-closed',
      r19(32),
      ['该征求意见已有答复或者已经结束', 'the consultation is answered or ended'],
      (context, fact, env) => {
        const found = consultationOf(settleSilent(context, env.calendar, fact.at), fact.consultation);
        if (found === undefined || found.how === null) return false;
        // A timely opinion may be recorded after the expiry was; a late one goes on record once, without effect.
        return found.how !== 'silent' || found.overridden || found.lateOn !== null;
      },
    ),
    conflict(
      'rule/expiry-unrecorded',
      silent('engine'),
      [
        '意见期限已届满而尚未登记届满,逾期意见待届满登记后登记',
        'a late opinion follows the record that its period ran out',
      ],
      (context, fact, env) => {
        const found = consultationOf(settleSilent(context, env.calendar, fact.at), fact.consultation);
        const isUnrecorded = consultationOf(context, fact.consultation)?.how === null && found?.how === 'silent';
        return isUnrecorded && found.closedOn !== null && on(fact.at) > found.closedOn;
      },
    ),
  ],
  'objection.overridden': objectionRules<'objection.overridden'>(),
  'objection.rejected': [
    conflict(
      'rule/not-in-2008',
      cite('ogi-regulation-2008', 23),
      ['2008年文本以第三方同意为准,不审查其理由', 'the 2008 text asks for consent and does not weigh reasons'],
      (context) => context.regime === 'FOI2008',
    ),
    ...objectionRules<'objection.rejected'>(),
  ],
  'secrecy.referred': [
    conflict(
      'rule/secrecy-referred',
      r19(17, 3),
      ['已报请确定,尚无结果', 'a referral is already under way'],
      (context) => context.secrecy !== null && context.secrecy.finding === null,
    ),
  ],
  'secrecy.determined': [
    conflict(
      'rule/not-referred',
      r19(17, 3),
      ['没有待确定的报请', 'there is no open referral'],
      (context) => context.secrecy === null || context.secrecy.finding !== null,
    ),
  ],
};

const isBeforeSending = (context: RequestContext, id: string | undefined, at: number): boolean => {
  const found = consultationOf(context, id);
  return found !== undefined && on(at) < found.sentOn;
};
