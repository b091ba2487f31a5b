import { addDays } from '@gongkai/calendar';
import type { Draw, Occasion, SamplesOf, Step } from '../../kernel/index.ts';
import type { disclosureRequest } from './disclosure-request.ts';
import { OUTCOME_CODES, withholdGround } from './outcomes.ts';
import {
  arrived,
  day,
  extended,
  keep,
  lapsed,
  late,
  letter,
  notice,
  noticed,
  objected,
  unpaid,
  unserved,
} from './sample-contexts.ts';

const submitted = (channel: string): Step => [
  'request.submitted',
  { channel, applicant: { kind: 'natural' }, description: '某地块征收批复' },
];

const atDesk: readonly Step[] = [submitted('in-person'), ['request.registered']];
const working: readonly Step[] = [...atDesk, ['processing.started']];
const drafted: readonly Step[] = [...working, ['draft.prepared']];
const cleared: readonly Step[] = [...drafted, ['secrecy.reviewed']];
const countersigned: readonly Step[] = [...cleared, ['draft.countersigned']];
const decided: readonly Step[] = [...countersigned, ['reply.signed']];
const served: readonly Step[] = [...decided, ['reply.served']];

const oneOfThree = (draw: Draw) => ({ consultation: `c${draw.between(1, 3)}` });
const later = (draw: Draw, { on }: Occasion) => addDays(on, draw.between(1, 40));
const answer = (draw: Draw, { outcomes }: Occasion) => {
  const [first, ...rest] = outcomes;
  const sought = first !== undefined && draw.happens(0.4) ? draw.pick([first, ...rest]) : draw.pick(OUTCOME_CODES);
  return { outcome: sought, ...(draw.happens(0.8) ? { reasons: '第十五条' } : {}) };
};

export { disclosureRequest as procedure } from './disclosure-request.ts';

/** Examples of the facts of a request, and the ways to its states. */
export const samples = {
  facts: {
    'request.submitted': { channel: 'in-person', applicant: { kind: 'natural' }, description: '某地块征收批复' },
    'receipt.signed': {},
    'contact.failed': { note: '电话无人接听' },
    'receipt.confirmed': {},
    'request.registered': {},
    'request.split': { items: ['甲地块批复', '乙地块批复'] },
    'request.separated': { parts: 2 },
    'functions.moved': { to: '自然资源局' },
    'processing.started': {},
    'reply.given-on-spot': { outcome: '1' },
    'correction.requested': { points: ['写明文号'], dueOn: '2026-03-20' },
    'correction.delivered': {},
    'correction.undelivered': {},
    'correction.supplied': {},
    'lateness.judged': { finding: 'excused', reasons: '住院' },
    'consultation.sent': { consultation: 'c9', party: 'third-party' },
    'consultation.delivered': { consultation: 'c1' },
    'consultation.undelivered': { consultation: 'c1' },
    'consultation.recalled': { consultation: 'c1', reason: '已自行查明' },
    'consultation.answered': { consultation: 'c1', answer: 'consents' },
    'objection.overridden': { consultation: 'c1', content: '公开第三方信息的内容', reasons: '公共利益' },
    'objection.rejected': { consultation: 'c1', reasons: '并非商业秘密' },
    'secrecy.referred': { to: '保密行政管理部门' },
    'secrecy.determined': { finding: 'cleared' },
    'reasons.requested': { note: '数量明显超过合理范围' },
    'reasons.accepted': { delayedUntil: null },
    'reasons.rejected': { reasons: '理由不合理' },
    'fee.noticed': { mode: 'per-page', units: 72, amount: 420 },
    'fee.delivered': {},
    'fee.undelivered': {},
    'fee.paid': { amount: 420 },
    'extension.approved': { workingDays: 20, reason: '需要检索多个部门' },
    'extension.notified': {},
    'extension.revoked': { reason: '已查到' },
    'draft.prepared': { outcome: '1' },
    'draft.returned': { reason: '补充依据' },
    'secrecy.reviewed': { finding: 'cleared' },
    'draft.countersigned': {},
    'reply.signed': {},
    'reply.served': { way: 'post' },
    'reply.returned': { reason: '查无此人' },
    'reply.supplemented': { outcome: '1', way: 'post', secrecyReviewed: true },
    'reply.replaced': { reason: '原答复依据有误' },
    'request.archived': {},
    'request.withdrawn': {},
    'complaint.made': { to: '上一级行政机关' },
    'request.remanded': { by: 'court', document: '判决书', dueOn: '2026-04-10' },
    'reply.set-aside': { by: 'court', document: '判决书', finding: 'unlawful' },
    'dispute.mediated': { by: 'review-organ', document: '调解书' },
  },
  ways: {
    'awaiting-signature': [submitted('mail-signed')],
    'awaiting-confirmation': [submitted('internet')],
    received: [submitted('in-person')],
    registered: atDesk,
    correcting: [...atDesk, ['correction.requested']],
    processing: working,
    'giving-reasons': [...working, ['reasons.requested']],
    'awaiting-fee': [...working, ['fee.noticed']],
    drafted,
    cleared,
    countersigned,
    decided,
    served,
    archived: [...served, ['request.archived']],
    closed: [submitted('in-person'), ['request.withdrawn']],
  },
  cells: {
    'reply.given-on-spot': { at: '2026-03-02T16:00:00+08:00' },
    'consultation.delivered': { given: () => letter({}) },
    'consultation.undelivered': { given: () => letter({}) },
    'consultation.answered': { given: arrived },
    'consultation.recalled': { given: arrived },
    'objection.overridden': { given: objected },
    'objection.rejected': { given: objected },
    'secrecy.determined': {
      given: () => ({ secrecy: { referredOn: day('2026-03-05'), determinedOn: null, finding: null } }),
    },
    'extension.notified': { given: extended },
    'extension.revoked': { given: extended },
    'signed mail': { data: { channel: 'mail-signed' } },
    'ordinary mail': { data: { channel: 'mail-ordinary' } },
    oral: { data: { channel: 'oral' } },
    internet: { data: { channel: 'internet' } },
    fax: { data: { channel: 'fax' } },
    'internet 2018': { data: { channel: 'internet' }, at: '2018-03-02T10:00:00+08:00' },
    kept: { given: () => keep },
    'late notice': { given: () => ({ idleNoticeAt: Date.parse('2026-03-02T10:00:00+08:00') }) },
    'one of two': { given: () => ({ earlierNotices: [{ ...notice().correction, noticedAt: null }] }) },
    'by setting': { given: () => ({ settings: { 'withdraw.allowed': 'untilServed' } }) },
    late: { given: notice, at: '2026-03-23T10:00:00+08:00' },
    'in part': { data: { amount: 100 } },
    'of correction': { given: notice, data: { clock: 'correction' } },
    'of consultation': { given: arrived, data: { clock: 'consultation:c1' } },
    'of fee': { given: () => ({ fee: noticed }), data: { clock: 'fee-payment' } },
    'of reply': { data: { clock: 'reply' } },
    'registered/correction.requested/late': { at: '2026-03-12T10:00:00+08:00' },
    'acknowledged late': {
      at: '2026-03-12T10:00:00+08:00',
      data: { acknowledged: ['rule/correction-late'], reason: '原承办人病假' },
    },
    'acknowledged of 2008': {
      given: () => ({ regime: 'FOI2008' }),
      data: { acknowledged: ['rule/not-in-2008'], reason: '误用新条例' },
    },
    'acknowledged twice': {
      given: () => ({ fee: { ...noticed, settledOn: day('2026-03-05') } }),
      data: { acknowledged: ['rule/fee-once'], reason: '重复发出' },
    },
    'of 2008': { given: () => ({ regime: 'FOI2008' }) },
    returned: { given: () => ({ returnedAt: Date.parse('2026-03-06T10:00:00+08:00') }) },
    'releases nothing': { given: () => ({ draft: '5.2' }) },
    'lapsed without reply': { given: () => ({ servedAt: null, outcome: '6.1' }) },
    excused: { given: late, at: '2026-03-24T10:00:00+08:00' },
    'not excused': { given: late, at: '2026-03-24T10:00:00+08:00', data: { finding: 'not-excused' } },
    'withheld release': { data: { finding: 'withhold' } },
    'withheld refusal': { data: { finding: 'withhold' }, given: () => ({ draft: '3.5' }) },
    'redacted part': { data: { finding: 'redact' }, given: () => ({ draft: '2' }) },
    'redacted whole': { data: { finding: 'redact' } },
    'nothing to redact': { data: { finding: 'redact' }, given: () => ({ draft: '3.5' }) },
    'closed/correction.supplied/lapsed': { given: lapsed },
    'closed/correction.supplied/late': { given: lapsed },
    'closed/lateness.judged/excused': { given: () => ({ ...lapsed(), ...late() }) },
    'closed/lateness.judged/not excused': { given: () => ({ ...lapsed(), ...late() }) },
    'archived/correction.supplied/lapsed': { given: () => ({ ...unserved, ...lapsed() }) },
    'archived/correction.supplied/late': { given: () => ({ ...unserved, ...lapsed() }) },
    'archived/lateness.judged/excused': { given: () => ({ ...unserved, ...lapsed(), ...late() }) },
    'archived/lateness.judged/not excused': { given: () => ({ ...unserved, ...lapsed(), ...late() }) },
    'archived/fee.paid/lapsed': { given: () => ({ ...unserved, ...unpaid() }) },
    'closed/request.remanded/set aside': { given: lapsed },
    'closed/fee.paid/lapsed': { given: unpaid },
  },
  vary: {
    'request.submitted': (draw) => ({
      channel: draw.pick(['in-person', 'oral', 'mail-signed', 'mail-ordinary', 'internet', 'fax']),
      applicant: {
        kind: draw.pick(['natural', 'commercial', 'research', 'public-welfare', 'legal-service', 'other']),
      },
      description: '某规划',
    }),
    'reply.given-on-spot': answer,
    'correction.requested': (draw, occasion) => ({
      points: ['名称'],
      ...(draw.happens(0.8) ? { dueOn: later(draw, occasion) } : {}),
    }),
    'correction.delivered': (draw, occasion) => (draw.happens(0.3) ? { dueOn: later(draw, occasion) } : {}),
    'lateness.judged': (draw) => ({ finding: draw.pick(['excused', 'not-excused']), reasons: '住院' }),
    'consultation.sent': (draw) => ({
      ...oneOfThree(draw),
      party: draw.pick(['third-party', 'co-agency', 'other-agency']),
    }),
    'consultation.delivered': oneOfThree,
    'consultation.undelivered': oneOfThree,
    'consultation.answered': (draw) => ({
      ...oneOfThree(draw),
      answer: draw.pick(['consents', 'objects']),
      ...(draw.happens(0.5) ? { reasons: '商业秘密' } : {}),
    }),
    'objection.rejected': (draw) => ({ ...oneOfThree(draw), reasons: '理由不成立' }),
    'objection.overridden': (draw) => ({ ...oneOfThree(draw), content: '决定公开', reasons: '公共利益' }),
    'secrecy.determined': (draw) => ({ finding: draw.pick(['cleared', 'cleared', 'withhold']) }),
    'reasons.accepted': (draw, occasion) => ({ delayedUntil: draw.happens(0.5) ? null : later(draw, occasion) }),
    'fee.paid': (draw) => ({ amount: draw.pick([420, 420, 100, 320]) }),
    'extension.approved': (draw, { on }) =>
      draw.happens(0.8)
        ? { workingDays: draw.between(1, 20), reason: '检索量大' }
        : { until: addDays(on, draw.between(20, 50)), reason: '检索量大' },
    'draft.prepared': (draw, occasion) => ({
      ...answer(draw, occasion),
      ...(draw.happens(0.6) ? { grounds: [draw.pick(GROUNDS)] } : {}),
    }),
    'consultation.recalled': (draw) => ({ ...oneOfThree(draw), reason: '已自行查明' }),
    'secrecy.reviewed': (draw) => ({ finding: draw.pick(['cleared', 'cleared', 'cleared', 'redact', 'withhold']) }),
    'reply.served': (draw) => ({ way: draw.pick(['direct', 'entrusted', 'post', 'electronic']) }),
    'request.remanded': (draw, occasion) => ({
      by: draw.pick(['review-organ', 'court']),
      document: '行政复议决定书',
      ...(draw.happens(0.7) ? { dueOn: later(draw, occasion) } : {}),
    }),
    'reply.set-aside': (draw) => ({
      by: draw.pick(['review-organ', 'court']),
      document: '决定书',
      finding: draw.pick(['set-aside', 'unlawful', 'invalid']),
    }),
  },
  settings: {
    'regime.bindTo': ['submissionDate'],
    'pause.convention': ['fromSent_throughAnswer', 'afterSent_beforeAnswer'],
    'pause.onDeliveryFailure': ['keep'],
    'pause.reasonsRequest': [true],
    'pause.secrecyReferral': [true],
    'correction.late': ['acceptAndFlag'],
    'extension.maxTimes': [2],
    'extension.noticeBeforeExpiry': [false],
    'fee.partPayment': ['restartsReply'],
    'fee.dayOne': ['sameDay'],
    'fee.latePayment': ['accept'],
    'day.end': ['17:30'],
    'withdraw.allowed': ['untilServed'],
    'reply.endsOn': ['decision'],
    'thirdParty.bareObjection': ['withhold'],
    'correction.afterDue': ['refuse'],
    'fee.stepFrom31': [100],
    'massDelay.max': [60],
    'outcome.6.3.reasons': [['withdrawal', 'other']],
    'route.silence': ['reconsiderationFirst', 'either'],
    'secrecy.always': [true],
    'stats.remand': ['countAsNew'],
  },
  turns: [
    'request.withdrawn',
    'request.remanded',
    'reply.replaced',
    'correction.requested',
    'reasons.requested',
    'fee.noticed',
    'draft.returned',
  ],
} satisfies SamplesOf<typeof disclosureRequest>;

const GROUNDS = withholdGround.options as [string, ...string[]];
