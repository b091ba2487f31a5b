import { type Text, text } from '@gongkai/core';

/** A fact, the day on which it is recorded, and its data. */
export type Step = readonly [type: string, on: string, data?: object];

/** One row of "Irregular acts" in SPEC.md: what happened before, the act, and what follows from it. */
export interface Act {
  readonly code: string;
  readonly before: readonly Step[];
  readonly act: Step;
  /** Whether the case alone shows the breach, so that it is known before the data of the act. */
  readonly known: boolean;
  readonly status: 403 | 409 | 422;
  /** The state after the recorded act. */
  readonly state: string;
  readonly follows: Text;
  /** Whether the letter that would give the act its effect is refused afterwards. */
  readonly hasLetter?: true;
  readonly settings?: object;
  /** The duties of the one person who records every fact; by default each duty has a person of its own. */
  readonly one?: readonly string[];
}

const opened = (on: string): readonly Step[] => [
  ['request.submitted', on, { channel: 'in-person', applicant: { kind: 'natural' }, description: '某规划' }],
  ['request.registered', on],
  ['processing.started', on],
];
// Received on 2 March 2026: a notice of correction until the 11th, the reply until the 30th.
export const working = opened('2026-03-02');
const asked: readonly Step[] = [...working, ['reasons.requested', '2026-03-03', { note: '数量过多' }]];
const asking = (party: string): readonly Step[] => [
  ...working,
  ['consultation.sent', '2026-03-03', { consultation: 'c1', party }],
  ['consultation.delivered', '2026-03-04', { consultation: 'c1' }],
];
const consulted = asking('third-party');
const notice = { points: ['写明文号'], dueOn: '2026-03-27' };
const fee = { mode: 'per-page', units: 72, amount: 420 };
const five = { workingDays: 5, reason: '检索' };

const STOPS_NOTHING = text('登记后不停止计算答复期限', 'once recorded, it does not stop the reply clock');
const OWES_NOTHING = text(
  '登记后不停止计算答复期限,申请人不因此负有缴费义务',
  'once recorded, it does not stop the reply clock, and the applicant owes nothing',
);
const EXTENDS_NOTHING = text('登记后不产生延长答复期限的效力', 'once recorded, it extends nothing');
const DELAYS_NOTHING = text('登记后不延长答复期限', 'once recorded, it does not delay the reply');
export const UNLAWFUL = text('登记为程序违法,报送监督', 'recorded as unlawful, and shown to the supervisor');

const notices: readonly Act[] = [
  {
    code: 'rule/correction-late',
    before: working,
    act: ['correction.requested', '2026-03-12', notice],
    known: true,
    status: 422,
    state: 'processing',
    follows: STOPS_NOTHING,
  },
  {
    code: 'rule/correction-once',
    before: [
      ...working,
      ['correction.requested', '2026-03-03', notice],
      ['correction.delivered', '2026-03-04'],
      ['correction.supplied', '2026-03-05'],
      ['request.registered', '2026-03-05'],
      ['processing.started', '2026-03-05'],
    ],
    act: ['correction.requested', '2026-03-06', notice],
    known: true,
    status: 409,
    state: 'processing',
    follows: STOPS_NOTHING,
  },
  {
    // The first notice was lost, so that the reply was due on 1 April.
    code: 'rule/correction-past-reply',
    before: [...working, ['correction.requested', '2026-03-09', notice], ['correction.undelivered', '2026-03-11']],
    act: ['correction.requested', '2026-04-02', { ...notice, dueOn: '2026-04-20' }],
    known: true,
    status: 409,
    state: 'processing',
    follows: STOPS_NOTHING,
  },
];

const extensions: readonly Act[] = [
  {
    code: 'rule/extension-once',
    before: [...working, ['extension.approved', '2026-03-03', five], ['extension.notified', '2026-03-03']],
    act: ['extension.approved', '2026-03-04', five],
    known: true,
    status: 409,
    state: 'processing',
    follows: EXTENDS_NOTHING,
    hasLetter: true,
  },
  {
    code: 'rule/extension-not-here',
    before: [...asked, ['reasons.accepted', '2026-03-04', { delayedUntil: '2026-04-30' }]],
    act: ['extension.approved', '2026-03-05', five],
    known: true,
    status: 409,
    state: 'processing',
    follows: EXTENDS_NOTHING,
    hasLetter: true,
  },
  {
    code: 'rule/extension-late',
    before: working,
    act: ['extension.approved', '2026-03-31', five],
    known: true,
    status: 409,
    state: 'processing',
    follows: EXTENDS_NOTHING,
    hasLetter: true,
  },
  {
    code: 'rule/extension-too-long',
    before: working,
    act: ['extension.approved', '2026-03-05', { workingDays: 21, reason: '检索' }],
    known: false,
    status: 422,
    state: 'processing',
    follows: EXTENDS_NOTHING,
    hasLetter: true,
  },
  {
    code: 'rule/extension-notice-late',
    before: [...working, ['extension.approved', '2026-03-27', five]],
    act: ['extension.notified', '2026-03-31'],
    known: true,
    status: 409,
    state: 'processing',
    follows: EXTENDS_NOTHING,
  },
];

const fees: readonly Act[] = [
  {
    code: 'rule/no-tariff',
    before: opened('2020-12-01'),
    on: '2020-12-03',
    data: fee,
    known: true,
    status: 409 as const,
  },
  {
    code: 'rule/fee-once',
    before: [
      ...working,
      ['fee.noticed', '2026-03-03', fee] as const,
      ['fee.delivered', '2026-03-03'] as const,
      ['fee.paid', '2026-03-04', { amount: 420 }] as const,
    ],
    on: '2026-03-05',
    data: fee,
    known: true,
    status: 409 as const,
  },
  { code: 'rule/fee-late', before: working, on: '2026-03-31', data: fee, known: true, status: 409 as const },
  {
    code: 'rule/fee-amount',
    before: working,
    on: '2026-03-05',
    data: { ...fee, amount: 100 },
    known: false,
    status: 422 as const,
  },
].map(({ on, data, ...row }) => ({
  ...row,
  act: ['fee.noticed', on, data] as const,
  state: 'processing',
  follows: OWES_NOTHING,
}));

const others: readonly Act[] = [
  {
    code: 'rule/not-in-2008',
    before: opened('2018-03-01'),
    act: ['reasons.requested', '2018-03-02', { note: '数量过多' }],
    known: true,
    status: 409,
    state: 'processing',
    follows: text('登记后不影响答复期限', 'once recorded, it has no effect on the reply clock'),
  },
  {
    code: 'rule/delay-not-here',
    before: [
      ...asked,
      ['reasons.accepted', '2026-03-04', { delayedUntil: '2026-04-30' }],
      ['reasons.requested', '2026-03-05', { note: '数量过多' }],
    ],
    act: ['reasons.accepted', '2026-03-06', { delayedUntil: '2026-06-30' }],
    known: false,
    status: 409,
    state: 'processing',
    follows: DELAYS_NOTHING,
  },
  {
    code: 'rule/delay-too-long',
    settings: { 'massDelay.max': 60 },
    before: asked,
    act: ['reasons.accepted', '2026-03-04', { delayedUntil: '2026-12-31' }],
    known: false,
    status: 422,
    state: 'processing',
    follows: DELAYS_NOTHING,
  },
  {
    code: 'rule/reply-overdue',
    before: asked,
    act: ['reasons.accepted', '2026-03-31', { delayedUntil: '2026-05-29' }],
    known: false,
    status: 409,
    state: 'processing',
    follows: DELAYS_NOTHING,
  },
  {
    code: 'rule/consultation-open',
    before: consulted,
    act: ['draft.prepared', '2026-03-05', { outcome: '1' }],
    known: false,
    status: 409,
    state: 'drafted',
    follows: UNLAWFUL,
  },
  {
    code: 'rule/co-agency-open',
    before: asking('co-agency'),
    act: ['draft.prepared', '2026-03-05', { outcome: '1' }],
    known: false,
    status: 409,
    state: 'drafted',
    follows: UNLAWFUL,
  },
  {
    code: 'rule/objection-stands',
    before: [
      ...consulted,
      ['consultation.answered', '2026-03-05', { consultation: 'c1', answer: 'objects', reasons: '商业秘密' }],
    ],
    act: ['draft.prepared', '2026-03-06', { outcome: '1' }],
    known: false,
    status: 409,
    state: 'drafted',
    follows: UNLAWFUL,
  },
];

const byOnePerson: readonly Act[] = [
  {
    code: 'actor/separation-of-duties',
    one: ['handler', 'office-head'],
    before: working,
    act: ['extension.approved', '2026-03-05', five],
    known: true,
    status: 403,
    state: 'processing',
    follows: EXTENDS_NOTHING,
    hasLetter: true,
  },
  {
    code: 'actor/separation-of-duties',
    // A decision would end the clock; an own signature does not.
    settings: { 'reply.endsOn': 'decision' },
    one: ['handler', 'signatory'],
    before: [...working, ['draft.prepared', '2026-03-05', { outcome: '5.2' }], ['draft.countersigned', '2026-03-05']],
    act: ['reply.signed', '2026-03-06'],
    known: true,
    status: 403,
    state: 'decided',
    follows: text('登记后不终止答复期限的计算', 'once recorded, it does not end the reply clock'),
  },
  {
    code: 'actor/separation-of-duties',
    one: ['handler', 'secrecy-reviewer'],
    before: [...working, ['draft.prepared', '2026-03-05', { outcome: '1' }]],
    act: ['secrecy.reviewed', '2026-03-06', { finding: 'cleared' }],
    known: true,
    status: 403,
    state: 'cleared',
    follows: UNLAWFUL,
  },
  {
    code: 'actor/separation-of-duties',
    one: ['handler', 'reviewer'],
    before: [...working, ['draft.prepared', '2026-03-05', { outcome: '5.2' }]],
    act: ['draft.countersigned', '2026-03-06'],
    known: true,
    status: 403,
    state: 'countersigned',
    follows: UNLAWFUL,
  },
];

/** An act for every rule of disclosure requests, before the reply is signed, that may be broken on acknowledgement. */
export const REQUEST_ACTS = [...notices, ...extensions, ...fees, ...others, ...byOnePerson];
