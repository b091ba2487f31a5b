import * as z from 'zod';
import { cite, convention, text } from '../../kernel/index.ts';
import type { RequestContext, ServiceSlice } from './context.ts';
import { on, r19, request, silent } from './kit.ts';
import { notBefore } from './letters.ts';
import { settingsOf } from './settings.ts';

const { fact, each } = request;

const reply235 = cite('service-reply-2016');

const EMPTY: ServiceSlice = { servedAt: null, closedAt: null };

/** Service of the reply, the archive, and withdrawal by the applicant. */
export const service = request.chapter({
  context: EMPTY,
  facts: {
    'reply.served': fact({
      label: text('送达', 'served'),
      basis: reply235,
      by: ['registrar', 'handler'],
      backdated: true,
      data: { way: z.enum(['direct', 'entrusted', 'post', 'electronic']) },
      from: { decided: 'served' },
      refuse: [notBefore(reply235, ({ decidedAt }: RequestContext) => (decidedAt === null ? null : on(decidedAt)))],
      effect: (_, { at }) => ({ servedAt: at }),
    }),
    'request.archived': fact({
      label: text('归档', 'archived'),
      basis: r19(45),
      by: ['registrar', 'handler'],
      from: { served: 'archived' },
    }),
    'request.withdrawn': fact({
      label: text('撤回申请', 'withdrawn'),
      basis: convention('U32'),
      by: ['applicant', 'registrar', 'handler'],
      from: each(
        [
          'awaiting-signature',
          'awaiting-confirmation',
          'received',
          'registered',
          'correcting',
          'processing',
          'giving-reasons',
          'awaiting-fee',
          'drafted',
          'cleared',
          'countersigned',
          'decided',
        ],
        'closed',
      ),
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
