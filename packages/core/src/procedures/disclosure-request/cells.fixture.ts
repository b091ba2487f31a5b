import { civilDate, endOfDay, instantOf } from '@gongkai/calendar';
import type { Cell, Fixture } from '../../test-support/cells.ts';
import type { Consultation, RequestContext } from './context.ts';
import { emptyRequest } from './context.ts';
import type { RequestFact } from './facts.ts';

const at = (text: string) => instantOf(`${text}T10:00:00+08:00`);
const d = civilDate;

// Received Monday 2026-03-02: the notice window ends on 03-11, the reply period on 03-30.
const T0 = d('2026-03-02');
const received: Partial<RequestContext> = {
  regime: 'FOI2019',
  channel: 'internet',
  applicant: 'natural',
  submittedOn: T0,
  confirmedOn: T0,
  firstReceivedOn: T0,
  receivedOn: T0,
  reply: { period: 'reply', start: T0, dueOn: null },
};
const awaiting: Partial<RequestContext> = { channel: 'mail-ordinary', applicant: 'natural', submittedOn: T0 };
const correction = {
  noticedOn: d('2026-03-04'),
  deliveredOn: d('2026-03-05'),
  dueOn: d('2026-03-20'),
  suppliedOn: null,
  lateOn: null,
  judgedOn: null,
  voided: null,
};
const fee = { amount: 420, paid: 0, noticedOn: d('2026-03-04'), deliveredOn: d('2026-03-05'), settledOn: null };
const decided = { draft: '1', outcome: '1', decidedAt: at('2026-03-09') } as const;

const byState: Readonly<Record<string, Partial<RequestContext>>> = {
  'awaiting-signature': { ...awaiting, channel: 'mail-signed' },
  'awaiting-confirmation': awaiting,
  received,
  registered: received,
  correcting: { ...received, reply: null, correction, corrections: 1 },
  processing: received,
  'giving-reasons': { ...received, reasons: { requestedOn: d('2026-03-04'), closedOn: null } },
  'awaiting-fee': { ...received, fee },
  drafted: { ...received, draft: '1' },
  cleared: { ...received, draft: '1' },
  countersigned: { ...received, draft: '1' },
  decided: { ...received, ...decided },
  served: { ...received, ...decided, servedAt: at('2026-03-09') },
  archived: { ...received, ...decided, servedAt: at('2026-03-09') },
  closed: { ...received, outcome: '6.3', closedAt: at('2026-03-06') },
};

const letter = (more: Partial<Consultation>): readonly Consultation[] => [
  {
    id: 'c1',
    party: 'third-party',
    sentOn: d('2026-03-03'),
    deliveredOn: null,
    closedOn: null,
    how: null,
    reasoned: false,
    overridden: false,
    rejected: false,
    lateOn: null,
    ...more,
  },
];
const delivered = { consultations: letter({ deliveredOn: d('2026-03-04') }) };
const objected = { consultations: letter({ closedOn: d('2026-03-09'), how: 'objects', reasoned: true }) };
const extension = { extension: { workingDays: 10, approvedOn: d('2026-03-05'), notifiedOn: null }, extensions: 1 };

const byFact: Readonly<Record<string, Partial<RequestContext>>> = {
  'consultation.delivered': { consultations: letter({}) },
  'consultation.undelivered': { consultations: letter({}) },
  'consultation.answered': delivered,
  'objection.overridden': objected,
  'objection.rejected': objected,
  'secrecy.determined': { secrecy: { referredOn: d('2026-03-05'), determinedOn: null, finding: null } },
  'extension.notified': extension,
  'extension.revoked': extension,
};

const byVariant: Readonly<Record<string, Partial<RequestContext>>> = {
  ofConsultation: delivered,
  bySetting: { settings: { 'withdraw.allowed': 'untilServed' } },
  withheldRefusal: { draft: '3.5' },
  redactedPart: { draft: '2' },
  nothingToRedact: { draft: '3.5' },
};

const lapsed: Partial<RequestContext> = {
  outcome: '6.1',
  reply: null,
  correction,
  corrections: 1,
  closedAt: at('2026-03-21'),
};

const keep: Partial<RequestContext> = { settings: { 'pause.onDeliveryFailure': 'keep' } };

const byKey: Readonly<Record<string, Partial<RequestContext>>> = {
  'correcting/correction.undelivered/resumed': { correction: { ...correction, deliveredOn: null } },
  'correcting/correction.undelivered/kept': { ...keep, correction: { ...correction, deliveredOn: null } },
  'awaiting-fee/fee.undelivered/resumed': { fee: { ...fee, deliveredOn: null } },
  'awaiting-fee/fee.undelivered/kept': { ...keep, fee: { ...fee, deliveredOn: null } },
  'correcting/correction.delivered': { correction: { ...correction, deliveredOn: null } },
  'awaiting-fee/fee.delivered': { fee: { ...fee, deliveredOn: null } },
  'closed/correction.supplied/lapsed': lapsed,
  'closed/correction.supplied/late': lapsed,
  'closed/lateness.judged/excused': { ...lapsed, correction: { ...correction, lateOn: d('2026-03-23') } },
  'closed/lateness.judged/notExcused': { ...lapsed, correction: { ...correction, lateOn: d('2026-03-23') } },
  'correcting/lateness.judged/excused': { correction: { ...correction, lateOn: d('2026-03-23') } },
  'correcting/lateness.judged/notExcused': { correction: { ...correction, lateOn: d('2026-03-23') } },
  'closed/request.remanded/setAside': lapsed,
  'closed/fee.paid/lapsed': { outcome: '6.2', fee, closedAt: endOfDay(d('2026-04-02')) },
};

const keyed = (cell: Cell): Partial<RequestContext> => {
  const key = [cell.state, cell.fact, cell.variant].filter((part) => part !== '').join('/');
  return byKey[key] ?? {};
};

const contextFor = (cell: Cell): RequestContext => ({
  ...emptyRequest({}),
  ...byState[cell.state],
  ...byFact[cell.fact],
  ...byVariant[cell.variant],
  ...keyed(cell),
});

type Channel = Extract<RequestFact, { type: 'request.submitted' }>['channel'];

const CHANNELS: Readonly<Record<string, readonly [Channel, string]>> = {
  inPerson: ['in-person', '2026-03-02'],
  oral: ['oral', '2026-03-02'],
  signedMail: ['mail-signed', '2026-03-02'],
  ordinaryMail: ['mail-ordinary', '2026-03-02'],
  internet: ['internet', '2026-03-02'],
  fax: ['fax', '2026-03-02'],
  internet2018: ['internet', '2018-03-02'],
};

const expiry = (clock: string, lastDay: string): RequestFact => ({
  type: 'clock.expired',
  at: endOfDay(d(lastDay)),
  clock,
  dueAt: endOfDay(d(lastDay)),
});

const expiryFor = (cell: Cell): RequestFact => {
  if (cell.variant === 'ofConsultation') return expiry('consultation:c1', '2026-03-25');
  if (cell.variant === 'ofFee') return expiry('fee-payment', '2026-04-02');
  return cell.variant === 'ofCorrection' ? expiry('correction', '2026-03-20') : expiry('reply', '2026-03-30');
};

const FINDINGS: Readonly<Record<string, 'withhold' | 'redact'>> = {
  withheldRelease: 'withhold',
  withheldRefusal: 'withhold',
  redactedPart: 'redact',
  redactedWhole: 'redact',
  nothingToRedact: 'redact',
};

const now = at('2026-03-10');
const submitted = (variant: string): RequestFact => {
  const [channel, on] = CHANNELS[variant] ?? ['in-person', '2026-03-10'];
  return {
    type: 'request.submitted',
    at: at(on),
    channel,
    applicant: { kind: 'natural' },
    description: '某地块征收批复',
  };
};

const samples = (
  cell: Cell,
): { readonly [T in RequestFact['type']]: Extract<RequestFact, { type: T }> | RequestFact } => ({
  'request.submitted': submitted(cell.variant),
  'receipt.signed': { type: 'receipt.signed', at: now },
  'contact.failed': { type: 'contact.failed', at: now, note: '电话无人接听' },
  'receipt.confirmed': { type: 'receipt.confirmed', at: now },
  'request.registered': { type: 'request.registered', at: now },
  'processing.started': { type: 'processing.started', at: now },
  'reply.given-on-spot': { type: 'reply.given-on-spot', at: at('2026-03-02'), outcome: '1' },
  'correction.requested': { type: 'correction.requested', at: now, points: ['写明文号'], dueOn: d('2026-03-20') },
  'correction.delivered': { type: 'correction.delivered', at: now },
  'correction.undelivered': { type: 'correction.undelivered', at: now },
  'correction.supplied': { type: 'correction.supplied', at: cell.variant === 'late' ? at('2026-03-23') : now },
  'lateness.judged': {
    type: 'lateness.judged',
    at: at('2026-03-24'),
    finding: cell.variant === 'notExcused' ? 'not-excused' : 'excused',
    reasons: '住院',
  },
  'consultation.sent': { type: 'consultation.sent', at: now, consultation: 'c9', party: 'third-party' },
  'consultation.delivered': { type: 'consultation.delivered', at: now, consultation: 'c1' },
  'consultation.undelivered': { type: 'consultation.undelivered', at: now, consultation: 'c1' },
  'consultation.answered': { type: 'consultation.answered', at: now, consultation: 'c1', answer: 'consents' },
  'objection.overridden': {
    type: 'objection.overridden',
    at: now,
    consultation: 'c1',
    content: '内容',
    reasons: '公共利益',
  },
  'objection.rejected': { type: 'objection.rejected', at: now, consultation: 'c1', reasons: '并非商业秘密' },
  'secrecy.referred': { type: 'secrecy.referred', at: now, to: '保密行政管理部门' },
  'secrecy.determined': { type: 'secrecy.determined', at: now, finding: 'cleared' },
  'reasons.requested': { type: 'reasons.requested', at: now, note: '数量明显超过合理范围' },
  'reasons.accepted': { type: 'reasons.accepted', at: now, delayedUntil: null },
  'reasons.rejected': { type: 'reasons.rejected', at: now, reasons: '理由不合理' },
  'fee.noticed': { type: 'fee.noticed', at: now, mode: 'per-page', units: 72, amount: 420 },
  'fee.delivered': { type: 'fee.delivered', at: now },
  'fee.undelivered': { type: 'fee.undelivered', at: now },
  'fee.paid': { type: 'fee.paid', at: now, amount: cell.variant === 'inPart' ? 100 : 420 },
  'extension.approved': { type: 'extension.approved', at: now, workingDays: 20, reason: '需要检索多个部门' },
  'extension.notified': { type: 'extension.notified', at: now },
  'extension.revoked': { type: 'extension.revoked', at: now, reason: '已查到' },
  'draft.prepared': { type: 'draft.prepared', at: now, outcome: '1' },
  'draft.returned': { type: 'draft.returned', at: now, reason: '补充依据' },
  'secrecy.reviewed': {
    type: 'secrecy.reviewed',
    at: now,
    finding: FINDINGS[cell.variant] ?? 'cleared',
  },
  'draft.countersigned': { type: 'draft.countersigned', at: now },
  'reply.signed': { type: 'reply.signed', at: now },
  'reply.served': { type: 'reply.served', at: now, way: 'post' },
  'request.archived': { type: 'request.archived', at: now },
  'request.withdrawn': { type: 'request.withdrawn', at: now },
  'complaint.made': { type: 'complaint.made', at: at('2026-04-10'), to: '上一级行政机关' },
  'request.remanded': { type: 'request.remanded', at: now, by: 'court', document: '判决书', dueOn: d('2026-04-10') },
  'clock.expired': expiryFor(cell),
});

/** Contexts and facts for every cell of the table, written out by hand. */
export const requestFixture: Fixture = {
  contextFor,
  sampleFor: (cell) =>
    Object.entries(samples(cell)).find(([type]) => type === cell.fact)?.[1] ?? { type: cell.fact, at: now },
};
