import type { Instant } from '@gongkai/calendar';
import { citeAll, text, words } from '../../kernel/index.ts';
import { answer, answerRules, answerWithGrounds, groundRules, OF_OUTCOME, releaseRules } from './answer.ts';
import type { DecisionSlice, RequestContext } from './context.ts';
import { on, r19, request, silent } from './kit.ts';
import { notBeforeReceipt } from './letters.ts';
import { releases, withholds } from './outcomes.ts';
import { groundsOf, saysAbsent } from './reply-content.ts';
import { answerSearched, draftSearched } from './search.ts';
import { secrets } from './secrecy.ts';
import { settingsOf } from './settings.ts';

const { fact, each } = request;

const step = (zh: string, en: string, by: 'reviewer' | 'signatory', basis = r19(45)) => ({
  label: text(zh, en),
  basis,
  by: [by] as const,
});

const EMPTY: DecisionSlice = {
  draft: null,
  grounds: [],
  saysAbsent: false,
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
          ...OF_OUTCOME,
          code: 'rule/on-spot-review',
          basis: silent('on-spot', 17),
          text: text(
            '需要保密审查、区分处理或者不予公开的答复,应当经拟稿、审查、签发',
            'a reply that needs a review, or that withholds anything, is drafted, reviewed and signed',
          ),
          // A matter of an administrative register is answered by its way of asking (Art. 36(7)).
          breaks: (_, { outcome }) => outcome !== '3.8' && (withholds(outcome) || outcome === '2008.granted'),
        },
        ...groundRules,
      ],
      irregular: [answerSearched],
      effect: (_, { at, outcome }) => ({ outcome, onSpotAt: at, decidedAt: at }),
    }),
    'draft.prepared': fact({
      label: text('拟稿', 'draft prepared'),
      basis: citeAll(r19(45), ...secrets),
      by: ['handler'],
      data: answerWithGrounds,
      from: { processing: 'drafted' },
      refuse: [...answerRules, ...groundRules],
      irregular: releaseRules,
      effect: (_, f) => ({ draft: f.outcome, grounds: groundsOf(f), saysAbsent: saysAbsent(f), cleared: false }),
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
      irregular: [draftSearched],
      effect: ({ draft }, { at }) => ({ outcome: draft, decidedAt: at }),
    }),
  },
});
