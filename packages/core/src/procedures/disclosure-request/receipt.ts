import type { CivilDate, Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { cite, citeAll, convention, INSTRUMENTS, naturalDays, text, words } from '../../kernel/index.ts';
import type { AboutSlice, ReceiptSlice, RequestContext } from './context.ts';
import { on, r19, request } from './kit.ts';
import { notBeforeReceipt } from './letters.ts';
import { stillMissing } from './missing.ts';
import { voidAt } from './period-ends.ts';
import type { channel } from './receipt-terms.ts';
import { regimeOn } from './regime.ts';
import { settingsOf } from './settings.ts';
import { aboutOf, submitted, wayInFits } from './submission.ts';

const { fact, when, each } = request;

const FIRST_DAY = INSTRUMENTS['ogi-regulation-2008'].from;

// The day of submission itself is that of receipt (Art. 31(1); under the text of 2008 also on the internet, 207号).
const isReceivedAtOnce = (by: string, day: CivilDate): boolean =>
  by === 'in-person' || by === 'oral' || (by === 'internet' && regimeOn(day) === 'FOI2008');

/** The case with a date of receipt: it fixes the governing text and starts the reply clock (Arts. 31, 33). */
export const received = (context: RequestContext, at: Instant) => {
  const day = on(at);
  const first = context.firstReceivedOn ?? day;
  const bySubmission = settingsOf(context)['regime.bindTo'] === 'submissionDate';
  const regime = regimeOn(bySubmission ? (context.submittedOn ?? first) : first);
  const reply = { period: regime === 'FOI2008' ? 'reply-2008' : 'reply', start: day, dueOn: null } as const;
  return { regime, firstReceivedOn: first, receivedOn: day, receivedAt: at, reply };
};

type Submitted = { readonly at: number; readonly channel: z.output<typeof channel> };

const EMPTY: ReceiptSlice & AboutSlice = {
  regime: null,
  channel: null,
  applicant: null,
  submittedOn: null,
  confirmedOn: null,
  firstReceivedOn: null,
  receivedOn: null,
  receivedAt: null,
  missing: [],
  items: 1,
  subject: null,
  topic: null,
  party: null,
  suppliedLate: null,
  electronicChosen: false,
};

/** Arts. 29, 31 and 45: submission, date of receipt, registration. */
export const receipt = request.chapter({
  context: EMPTY,
  periods: {
    'confirm-receipt': {
      label: text('平常信函收到当日确认', 'confirmation of ordinary mail on the day it comes'),
      binds: 'agency',
      length: naturalDays(0),
      basis: r19(31, null, { items: [2] }),
      onExpiry: text('收到申请之日不明,记录在案', 'the date of receipt is unclear; logged'),
      starts: (context) =>
        context.channel === 'mail-ordinary' && context.submittedOn !== null ? context.submittedOn : undefined,
      ends: ({ confirmedOn, closedAt }) => confirmedOn ?? voidAt(closedAt),
      records: false,
    },
  },
  facts: {
    'request.submitted': fact({
      label: text('提出申请', 'request submitted'),
      basis: citeAll(r19(29), r19(31, null, { items: [1, 2, 3] })),
      by: ['applicant', 'registrar', 'handler'],
      data: submitted,
      from: {
        new: [
          {
            ...when<Submitted>('received at once', (_, f) => isReceivedAtOnce(f.channel, on(f.at))),
            to: 'received',
          },
          { ...when<Submitted>('by registered post', (_, f) => f.channel === 'mail-signed'), to: 'awaiting-signature' },
          'awaiting-confirmation',
        ],
      },
      refuse: [
        {
          code: 'rule/before-the-regulation',
          kind: 'invalid',
          basis: cite('ogi-regulation-2008'),
          text: text(
            '《政府信息公开条例》自2008年5月1日起施行,此前的申请不适用',
            'the first Regulation took effect on 2008-05-01',
          ),
          bars: (_, at) => on(at) < FIRST_DAY,
        },
        wayInFits,
      ],
      effect: (context, f) => {
        const { channel: by, applicant } = f;
        const given = { channel: by, applicant: applicant.kind, submittedOn: on(f.at), missing: stillMissing(f) };
        const atOnce = isReceivedAtOnce(by, on(f.at));
        return { ...given, ...aboutOf(f), ...(atOnce ? received({ ...context, ...given }, f.at) : {}) };
      },
    }),
    'receipt.signed': fact({
      label: text('签收', 'signed for'),
      basis: r19(31, null, { items: [2] }),
      by: ['registrar', 'handler'],
      from: { 'awaiting-signature': 'received' },
      effect: (context, { at }) => received(context, at),
    }),
    'contact.failed': fact({
      label: text('未能联系到申请人', 'applicant not reached'),
      basis: cite('receipt-reply-2015'),
      by: ['registrar', 'handler'],
      data: { note: words() },
      from: { 'awaiting-confirmation': 'stay' },
    }),
    'receipt.confirmed': fact({
      label: text('双方确认收到', 'receipt confirmed by both sides'),
      basis: r19(31, null, { items: [2, 3] }),
      by: ['registrar', 'handler'],
      from: { 'awaiting-confirmation': 'received' },
      effect: (context, { at }) => ({ confirmedOn: on(at), ...received(context, at) }),
    }),
    'request.registered': fact({
      label: text('登记', 'registered'),
      basis: r19(45),
      by: ['registrar', 'handler'],
      from: { received: 'registered' },
      refuse: [notBeforeReceipt],
    }),
    /** Several matters in one request: each gets an answer of its own, all with the same date of receipt. */
    'request.split': fact({
      label: text('一事一申请拆分', 'split by matter'),
      basis: convention('U10', cite('fee-measures-2020', 4)),
      by: ['registrar', 'handler'],
      data: { items: z.array(words(2000)).min(2).max(100) },
      from: each(['registered', 'processing'], 'stay'),
      effect: (_, { items }) => ({ items: items.length }),
    }),
    /** The functions went to another agency after the date of receipt. */
    'functions.moved': fact({
      label: text('职能划转', 'functions moved to another agency'),
      basis: cite('agency-change-2019-14'),
      by: ['handler', 'office-head'],
      data: { to: words(200), note: words(2000).optional() },
      from: each(['registered', 'processing'], 'stay'),
    }),
    'processing.started': fact({
      label: text('开始办理', 'processing started'),
      basis: r19(45),
      by: ['handler'],
      from: { registered: 'processing' },
    }),
  },
});
