import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { citeAll, text, words } from '../../kernel/index.ts';
import { mayStillAnswer } from './consultation-clock.ts';
import type { DecisionSlice, RequestContext } from './context.ts';
import { on, r19, request, silent } from './kit.ts';
import { notBeforeReceipt } from './letters.ts';
import { objectionStands } from './objection.ts';
import {
  isNotWithheld,
  isPartial,
  needsReasons,
  OUTCOME_CODES,
  type OutcomeCode,
  OWN_GROUND,
  releases,
  withholdGround,
  type WithholdGround,
  withholds,
} from './outcomes.ts';
import { secrets } from './secrecy.ts';
import { ending, settingsOf } from './settings.ts';

const { fact, rule, each } = request;

/** What every reply states. */
export const answer = { outcome: z.enum(OUTCOME_CODES), reasons: words(4000).optional() };

/** The data of a reply. */
export interface Answer {
  readonly at: Instant;
  readonly outcome: OutcomeCode;
  readonly reasons?: string | undefined;
}

const belongs = (code: OutcomeCode, { regime }: RequestContext): boolean =>
  code === '6.3' || code.startsWith('2008.') === (regime === 'FOI2008');

/** What every reply must satisfy, on the spot or by draft: an outcome of the right text, with reasons where the law asks for them. */
export const answerRules = [
  rule<Answer>({
    code: 'rule/outcome-of-other-text',
    basis: r19(56),
    text: text('该答复类型不属于本件适用的文本', 'the outcome belongs to the other text of the Regulation'),
    breaks: (context, { outcome }) => !belongs(outcome, context),
  }),
  rule<Answer>({
    code: 'rule/lapse-only',
    basis: r19(30),
    text: text('该结果只能由期限届满产生', 'this outcome comes only from a period that ran out'),
    breaks: (_, { outcome }) => outcome === '6.1' || outcome === '6.2',
  }),
  rule<Answer>({
    code: 'rule/needs-correction',
    basis: r19(30),
    text: text('未经补正,不得以“补正后申请内容仍不明确”答复', 'outcome 4.3 needs a correction first'),
    breaks: ({ corrections }, { outcome }) => outcome === '4.3' && corrections === 0,
  }),
  rule<Answer>({
    code: 'rule/needs-reasons-request',
    basis: r19(35),
    text: text('应当先要求申请人说明理由', 'outcome 5.4 follows a request for reasons'),
    breaks: (_, { outcome }) => outcome === '5.4',
  }),
  rule<Answer>({
    code: 'rule/reasons-missing',
    basis: r19(36),
    text: text('不予公开、部分公开、不属于本机关负责公开的,应当说明理由', 'this outcome must state its reasons'),
    breaks: (_, { outcome, reasons }) => needsReasons(outcome) && reasons === undefined,
  }),
];

const misfit = (code: OutcomeCode, grounds: readonly WithholdGround[]): boolean => {
  if (grounds.length === 0 || isPartial(code)) return false;
  const own = OWN_GROUND[code];
  return own === undefined || !grounds.includes(own) || grounds.some(isNotWithheld);
};

/** Whether a draft would give out what a third party objects to: all of it, or a part that is not held back for its sake. */
const overObjection = (code: OutcomeCode, grounds: readonly WithholdGround[]): boolean =>
  releases(code) && !(isPartial(code) && grounds.includes('third-party'));

/** What follows from a breach that moves no clock. */
export const UNLAWFUL = {
  follows: text('登记为程序违法,报送监督', 'recorded as unlawful, and shown to the supervisor'),
} as const;

const AWAITED = {
  'third-party': {
    code: 'rule/consultation-open',
    basis: r19(32),
    text: text('第三方意见期限未满,不得决定公开', 'the third party may still answer; release cannot be decided'),
  },
  'co-agency': {
    code: 'rule/co-agency-open',
    basis: r19(34),
    text: text(
      '被征求意见机关的意见期限未满,不得决定公开',
      'the co-making agency may still answer; release cannot be decided',
    ),
  },
} as const;

const opinionOpen = (party: keyof typeof AWAITED) =>
  rule<Answer>({
    ...AWAITED[party],
    kind: 'conflict',
    ...UNLAWFUL,
    breaks: (context, { at, outcome }, { calendar }) =>
      releases(outcome) && mayStillAnswer(context, party, { calendar, now: at }),
  });

const step = (zh: string, en: string, by: 'reviewer' | 'signatory', basis = r19(45)) => ({
  label: text(zh, en),
  basis,
  by: [by] as const,
});

const EMPTY: DecisionSlice = {
  draft: null,
  grounds: [],
  outcome: null,
  onSpotAt: null,
  decidedAt: null,
  cleared: false,
  signedApart: true,
};

/** A signature by one who drafted or countersigned: the reply exists, but it is not a decision that ends a clock. */
export const OWN_SIGNATURE = {
  follows: text('登记后不终止答复期限的计算', 'once recorded, it does not end the reply clock'),
  instead: ({ draft }: RequestContext, { at }: { readonly at: Instant }) => ({
    outcome: draft,
    decidedAt: at,
    signedApart: false,
  }),
} as const;

/** Arts. 33(1), 36 to 39: the answer on the spot, or its draft, countersigning and signature. */
export const decision = request.chapter({
  context: EMPTY,
  facts: {
    'reply.given-on-spot': fact({
      label: text('当场答复', 'replied on the spot'),
      basis: r19(33, 1),
      by: ['registrar', 'handler'],
      data: answer,
      from: { registered: 'decided' },
      refuse: [
        notBeforeReceipt,
        {
          code: 'rule/on-spot-day',
          basis: r19(33, 1),
          text: text('当场答复只能在收到申请当日作出', 'a reply on the spot is given on the day of receipt'),
          bars: ({ receivedOn }, at) => receivedOn !== null && on(at) !== receivedOn,
        },
        ...answerRules,
        {
          code: 'rule/on-spot-review',
          basis: silent('on-spot', 17),
          text: text(
            '需要保密审查、区分处理或者不予公开的答复,应当经拟稿、审查、签发',
            'a reply that needs a review, or that withholds anything, is drafted, reviewed and signed',
          ),
          // A matter of an administrative register is answered by its way of asking (Art. 36(7)).
          breaks: (_, { outcome }) => outcome !== '3.8' && (withholds(outcome) || outcome === '2008.granted'),
        },
      ],
      effect: (_, { at, outcome }) => ({ outcome, onSpotAt: at, decidedAt: at }),
    }),
    'draft.prepared': fact({
      label: text('拟稿', 'draft prepared'),
      basis: citeAll(r19(45), ...secrets),
      by: ['handler'],
      data: { ...answer, grounds: z.array(withholdGround).max(7).optional(), ending: ending.optional() },
      from: { processing: 'drafted' },
      refuse: [
        ...answerRules,
        {
          code: 'rule/grounds-missing',
          basis: r19(37),
          text: text(
            '部分公开应当写明其余部分不予公开或者不能提供的理由',
            'a partial release names the ground on which the rest is withheld or cannot be given',
          ),
          breaks: (_, { outcome, grounds = [] }) => outcome === '2' && grounds.length === 0,
        },
        {
          code: 'rule/ending-not-listed',
          basis: silent('U19'),
          text: text(
            '“其他处理”的情形不在设定之列,或者与答复类型不符',
            'the way of ending is not listed, or the outcome is not 6.3',
          ),
          breaks: (context, f) =>
            f.outcome === '6.3'
              ? !settingsOf(context)['outcome.6.3.reasons'].includes(f.ending ?? 'other')
              : f.ending !== undefined,
        },
        {
          code: 'rule/grounds-misfit',
          basis: r19(36),
          text: text(
            '所列不予公开的理由与答复类型不符',
            'the grounds do not fit the outcome: none where nothing is withheld on one, and its own where there is one',
          ),
          breaks: (_, { outcome, grounds = [] }) => misfit(outcome, grounds),
        },
      ],
      irregular: [
        opinionOpen('third-party'),
        opinionOpen('co-agency'),
        {
          code: 'rule/objection-stands',
          kind: 'conflict',
          basis: r19(32),
          text: text(
            '第三方不同意公开且有合理理由的,不予公开;认为不公开可能对公共利益造成重大影响的,应当先书面告知第三方',
            'a reasoned objection stands unless it is overridden in writing',
          ),
          ...UNLAWFUL,
          breaks: (context, { outcome, grounds = [] }) => overObjection(outcome, grounds) && objectionStands(context),
        },
      ],
      effect: (_, { outcome, grounds }) => ({ draft: outcome, grounds: grounds ?? [], cleared: false }),
    }),
    'draft.returned': fact({
      label: text('退回', 'draft returned'),
      basis: r19(45),
      by: ['reviewer', 'secrecy-reviewer', 'signatory'],
      data: { reason: words(2000) },
      from: each(['drafted', 'cleared', 'countersigned'], 'processing'),
      effect: () => ({ draft: null, grounds: [], cleared: false }),
    }),
    'draft.countersigned': fact({
      ...step('审核会签', 'countersigned', 'reviewer'),
      // What releases nothing has nothing to review (Art. 17 speaks of what is to be released).
      from: each(['drafted', 'cleared'], 'countersigned'),
      refuse: [
        {
          code: 'rule/secrecy-review-missing',
          basis: r19(17),
          text: text('拟公开的信息尚未经保密审查', 'what is to be released has not passed the secrecy review'),
          bars: (context) =>
            !context.cleared &&
            context.draft !== null &&
            (releases(context.draft) || settingsOf(context)['secrecy.always']),
        },
      ],
    }),
    'reply.signed': fact({
      ...step('签发', 'signed', 'signatory', r19(36, null, { through: 39 })),
      from: { countersigned: 'decided' },
      effect: ({ draft }, { at }) => ({ outcome: draft, decidedAt: at }),
    }),
  },
});
