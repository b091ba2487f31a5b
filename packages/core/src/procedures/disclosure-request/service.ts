import * as z from 'zod';
import { cite, citeAll, convention, publicField, type Suggestion, text, words } from '../../kernel/index.ts';
import type { RequestContext, ServiceSlice } from './context.ts';
import { answerRules, answerWithGrounds, groundRules, releaseRules } from './answer.ts';
import {
  isInPerson,
  receiptParts,
  reply235,
  serving,
  servingRules,
  signedForOn,
  unlawfulFurtherServices,
  unlawfulServices,
} from './delivery.ts';
import { on, r19, request, silent } from './kit.ts';
import { notBefore } from './letters.ts';
import { releases } from './outcomes.ts';
import { furtherSearched } from './search.ts';
import { settingsOf } from './settings.ts';
import { BEFORE_SERVICE } from './states.ts';

const { fact, each } = request;

/** The agency may replace or add to its own reply, also during a review or a suit. */
export const SELF_CORRECTION = citeAll(
  cite('reconsideration-law-2023', 65, 2, { items: [2] }),
  cite('litigation-law-2017', 62),
  cite('litigation-law-2017', 74, 2, { items: [2] }),
);
const afterSignature = notBefore(reply235, ({ decidedAt }) => decidedAt);
const lastService = ({ services }: RequestContext) => services.at(-1);
// Handed over to the applicant in person, also by another agency, it did reach them.
const isOnItsWay = (context: RequestContext): boolean => {
  const last = lastService(context);
  return last !== undefined && !isInPerson(last.way);
};

/** A letter that came back is served again. */
export const serveAgain = ({ returnedAt }: RequestContext): readonly Suggestion[] =>
  returnedAt === null
    ? []
    : [
        {
          fact: 'reply.served',
          data: {},
          because: text('答复被退回,应当再次送达', 'the reply came back and has to be served again'),
          basis: reply235,
          // The period was kept by the first handing over, so that no clock runs any more.
          raisesTask: true,
        },
      ];

const EMPTY: ServiceSlice = {
  servedAt: null,
  closedAt: null,
  services: [],
  returnedAt: null,
  deliveredOn: null,
  further: [],
};

const afterItsService = notBefore(reply235, (context) => lastService(context)?.at);

/** Service of the reply, what comes after it, the archive, and withdrawal by the applicant. */
export const service = request.chapter({
  context: EMPTY,
  facts: {
    'reply.served': fact({
      label: text('送达', 'served'),
      basis: reply235,
      by: ['registrar', 'handler'],
      backdated: true,
      data: serving,
      from: { decided: 'served', ...each(['served', 'archived'], 'stay') },
      refuse: [
        afterSignature,
        {
          code: 'rule/already-served',
          basis: reply235,
          text: text('答复已送达,且未被退回', 'the reply was served and did not come back'),
          bars: ({ servedAt, returnedAt }) => servedAt !== null && returnedAt === null,
        },
        {
          code: 'rule/before-its-return',
          kind: 'invalid',
          basis: reply235,
          text: text('再次送达不得早于退回', 'it is served again before it came back'),
          bars: ({ returnedAt }, at) => returnedAt !== null && at < returnedAt,
        },
        ...servingRules,
      ],
      irregular: unlawfulServices,
      // On time is judged by the first handing over (235号); remedies run from knowledge.
      effect: ({ servedAt, services }, f) => ({
        servedAt: servedAt ?? f.at,
        services: [...services, { at: f.at, way: f.way }],
        returnedAt: null,
        deliveredOn: signedForOn(f),
      }),
    }),
    /** The receipt for a letter that was posted: it moves no clock, and the time for remedies runs from it. */
    'reply.delivered': fact({
      label: text('答复签收', 'reply signed for'),
      basis: citeAll(reply235, cite('reconsideration-law-2023', 20)),
      by: ['registrar', 'handler'],
      backdated: true,
      data: receiptParts,
      from: each(['served', 'archived'], 'stay'),
      refuse: [
        {
          code: 'rule/served-in-person',
          basis: reply235,
          text: text('直接送达、委托送达在送达时签收', 'what is served in person is signed for then'),
          bars: (context) => !isOnItsWay(context),
        },
        {
          code: 'rule/already-delivered',
          basis: reply235,
          text: text('该答复已登记签收或者已被退回', 'the reply is already recorded as signed for, or came back'),
          bars: ({ deliveredOn, returnedAt }) => deliveredOn !== null || returnedAt !== null,
        },
        afterItsService,
      ],
      effect: (_, { at }) => ({ deliveredOn: on(at) }),
    }),
    'reply.returned': fact({
      label: text('答复被退回', 'reply returned'),
      basis: citeAll(reply235, cite('reconsideration-law-2023', 20)),
      by: ['registrar', 'handler'],
      backdated: true,
      data: { reason: words(500), proof: receiptParts.proof },
      from: each(['served', 'archived'], 'stay'),
      refuse: [
        {
          code: 'rule/not-by-post',
          basis: reply235,
          text: text(
            '当面送达或者委托送达的答复不会被退回',
            'only a reply that was posted or sent electronically can come back',
          ),
          bars: (context) => !isOnItsWay(context),
        },
        {
          code: 'rule/already-delivered',
          basis: reply235,
          text: text('该答复已登记签收', 'the reply is already recorded as signed for'),
          bars: ({ deliveredOn }) => deliveredOn !== null,
        },
        {
          code: 'rule/already-returned',
          basis: reply235,
          text: text('已登记退回', 'its return is already recorded'),
          bars: ({ returnedAt }) => returnedAt !== null,
        },
        afterItsService,
      ],
      effect: (_, { at }) => ({ returnedAt: at }),
    }),
    /** A further result beside the reply: the first one stays in the table of its year. */
    'reply.supplemented': fact({
      label: text('补充答复', 'reply supplemented'),
      basis: SELF_CORRECTION,
      by: ['signatory'],
      data: {
        ...answerWithGrounds,
        ...serving,
        /** Whether what it releases has passed the secrecy review (Art. 17). */
        secrecyReviewed: publicField(z.boolean()).optional(),
      },
      from: each(['served', 'archived'], 'stay'),
      refuse: [
        ...answerRules,
        ...groundRules,
        ...servingRules,
        afterSignature,
        {
          code: 'rule/secrecy-review-missing',
          basis: r19(17),
          text: text('拟公开的信息尚未经保密审查', 'what is to be released has not passed the secrecy review'),
          breaks: (_, { outcome, secrecyReviewed }) => releases(outcome) && secrecyReviewed !== true,
        },
      ],
      irregular: [...releaseRules, furtherSearched, ...unlawfulFurtherServices],
      effect: ({ further }, { at, outcome }) => ({ further: [...further, { outcome, at }] }),
    }),
    'request.archived': fact({
      label: text('归档', 'archived'),
      basis: r19(45),
      by: ['registrar', 'handler'],
      from: each(['served', 'closed'], 'archived'),
    }),
    'request.withdrawn': fact({
      label: text('撤回申请', 'withdrawn'),
      basis: convention('U32'),
      by: ['applicant', 'registrar', 'handler'],
      from: each(BEFORE_SERVICE, 'closed'),
      refuse: [
        {
          code: 'rule/already-decided',
          basis: silent('U32'),
          text: text('答复已签发,不得撤回', 'the reply is signed; the request can no longer be withdrawn'),
          bars: (context) => context.decidedAt !== null && settingsOf(context)['withdraw.allowed'] === 'untilDecided',
        },
      ],
      effect: (_, { at }) => ({ outcome: '6.3', closedAt: at }),
    }),
  },
});
