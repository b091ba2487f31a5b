import type { CivilDate, Instant } from '@gongkai/calendar';
import * as z from 'zod';
import {
  cite,
  citeAll,
  convention,
  INSTRUMENTS,
  matterField,
  naturalDays,
  partyField,
  type Suggestion,
  text,
  words,
} from '../../kernel/index.ts';
import type { ReceiptSlice, Regime, RequestContext } from './context.ts';
import { on, r19, request } from './kit.ts';
import { notBeforeReceipt } from './letters.ts';
import { voidAt } from './period-ends.ts';
import { applicantKind, channel } from './receipt-terms.ts';
import { settingsOf } from './settings.ts';

const { fact, when, each } = request;

const FIRST_DAY = INSTRUMENTS['ogi-regulation-2008'].from;

/** The text in force on a day (Art. 56). */
export const regimeOn = (day: CivilDate): Regime =>
  day < INSTRUMENTS['ogi-regulation-2019'].from ? 'FOI2008' : 'FOI2019';

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

const REQUIRED = ['name', 'identityProof', 'contact'] as const;

/** What an applicant has to give, and no more (Art. 29). */
const applicant = partyField(
  z.strictObject({
    kind: applicantKind,
    name: words(200).optional(),
    identityProof: z.boolean().optional(),
    contact: words(200).optional(),
  }),
);

type Given = { readonly applicant: z.output<typeof applicant>; readonly description?: string | undefined };
type Submitted = { readonly at: number; readonly channel: z.output<typeof channel> };

const EMPTY: ReceiptSlice = {
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
};

type Missing = RequestContext['missing'][number];

const NAMES: Readonly<Record<Missing, string>> = {
  name: '补充申请人的姓名或者名称',
  identityProof: '提供申请人的身份证明',
  contact: '补充联系方式',
  description: '补充所申请公开的政府信息的名称、文号或者便于查询的其他特征性描述',
};

// Without them a request did arrive all the same (Art. 29).
const lackingIn = ({ applicant: given, description }: Given): readonly Missing[] => [
  ...REQUIRED.filter((name) => given[name] === undefined || given[name] === false),
  ...(description === undefined ? (['description'] as const) : []),
];

const LACKS = {
  FOI2019: {
    because: text('申请缺少条例第二十九条规定的内容', 'the request lacks what Art. 29 asks for'),
    basis: citeAll(r19(29), r19(30)),
  },
  FOI2008: {
    because: text(
      '申请缺少2008年条例第二十条规定的内容',
      'the request lacks what Art. 20 of the text of 2008 asks for',
    ),
    basis: citeAll(cite('ogi-regulation-2008', 20), cite('ogi-regulation-2008', 21, null, { items: [4] })),
  },
} as const;

const textOf = ({ regime, submittedOn }: RequestContext): Regime =>
  regime ?? (submittedOn === null ? 'FOI2019' : regimeOn(submittedOn));

/** What the governing text asks for and a request lacks; that of 2008 asks for no proof of identity (Art. 20). */
export const missingIn = (context: RequestContext): readonly Missing[] =>
  textOf(context) === 'FOI2019' ? context.missing : context.missing.filter((one) => one !== 'identityProof');

/** An incomplete request did arrive (Art. 29; 2008 Art. 20); its notice of correction says what is missing (Art. 30). */
export const missingPoints = (context: RequestContext): readonly Suggestion[] => {
  const missing = missingIn(context);
  const { corrections, outcome, receivedOn } = context;
  if (missing.length === 0 || corrections > 0 || outcome !== null || receivedOn === null) return [];
  const data = { points: missing.map((name) => NAMES[name]) };
  return [{ fact: 'correction.requested', data, ...LACKS[textOf(context)], ahead: ['received'] }];
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
      data: {
        channel,
        applicant,
        description: matterField(words(4000)).optional(),
        formRequested: words(200).optional(),
      },
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
      ],
      effect: (context, f) => {
        const missing = lackingIn(f);
        const submitted = { channel: f.channel, applicant: f.applicant.kind, submittedOn: on(f.at), missing };
        const atOnce = isReceivedAtOnce(f.channel, on(f.at));
        return { ...submitted, ...(atOnce ? received({ ...context, ...submitted }, f.at) : {}) };
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
