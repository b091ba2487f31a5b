import { addDays, type CivilDate } from '@gongkai/calendar';
import type { AnyProcedure } from '@gongkai/core';
import type { Chance } from './seeded.ts';

/** The case for which data are generated. */
export interface Subject {
  readonly procedure: AnyProcedure;
  readonly on: CivilDate;
  /** Outcomes that no history has reached yet. */
  readonly sought: readonly string[];
}

type Make = (chance: Chance, subject: Subject) => object;

const some = <T>(chance: Chance, ...from: readonly T[]): T | undefined => chance.pick(from);

const later = (chance: Chance, { on }: Subject): CivilDate => addDays(on, chance.between(1, 40));

const letter = (chance: Chance) => ({ consultation: `c${chance.between(1, 3)}` });

const answer: Make = (chance, { procedure, sought }) => ({
  outcome: chance.pick(sought.length > 0 && chance.happens(0.4) ? sought : Object.keys(procedure.outcomes)),
  ...(chance.happens(0.8) ? { reasons: '第十五条' } : {}),
});

const grade: Make = (chance) => ({ grade: some(chance, 'I', 'II', 'III', 'IV') });

const category = (chance: Chance) => some(chance, 'natural-disaster', 'accident', 'public-health', 'social-security');

const way = (chance: Chance) => some(chance, 'statement', 'briefing', 'interview', 'weibo', 'wechat', 'app', 'website');

const GROUNDS = [
  'state-secret',
  'law-forbids',
  'security-and-stability',
  'third-party',
  'internal-affairs',
  'deliberative-process',
  'enforcement-file',
];

/** Random data for each fact that has any, varied so that walks reach everything; data that does not fit is refused. */
const DATA: Readonly<Record<string, Make>> = {
  'request.submitted': (chance) => ({
    channel: some(chance, 'in-person', 'oral', 'mail-signed', 'mail-ordinary', 'internet', 'fax'),
    applicant: { kind: some(chance, 'natural', 'commercial', 'research', 'public-welfare', 'legal-service', 'other') },
    description: '某规划',
  }),
  'contact.failed': () => ({ note: '无人接听' }),
  'reply.given-on-spot': answer,
  'correction.requested': (chance, subject) => ({
    points: ['名称'],
    ...(chance.happens(0.8) ? { dueOn: later(chance, subject) } : {}),
  }),
  'correction.delivered': (chance, subject) => (chance.happens(0.3) ? { dueOn: later(chance, subject) } : {}),
  'lateness.judged': (chance) => ({ finding: some(chance, 'excused', 'not-excused'), reasons: '住院' }),
  'consultation.sent': (chance) => ({ ...letter(chance), party: some(chance, 'third-party', 'co-agency') }),
  'consultation.delivered': letter,
  'consultation.undelivered': letter,
  'consultation.answered': (chance) => ({
    ...letter(chance),
    answer: some(chance, 'consents', 'objects'),
    ...(chance.happens(0.5) ? { reasons: '商业秘密' } : {}),
  }),
  'objection.rejected': (chance) => ({ ...letter(chance), reasons: '理由不成立' }),
  'objection.overridden': (chance) => ({ ...letter(chance), content: '决定公开', reasons: '公共利益' }),
  'secrecy.referred': () => ({ to: '保密行政管理部门' }),
  'secrecy.determined': (chance) => ({ finding: some(chance, 'cleared', 'cleared', 'withhold') }),
  'reasons.requested': () => ({ note: '数量、频次明显超过合理范围' }),
  'reasons.accepted': (chance, subject) => ({ delayedUntil: chance.happens(0.5) ? null : later(chance, subject) }),
  'reasons.rejected': () => ({ reasons: '理由不合理' }),
  'fee.noticed': () => ({ mode: 'per-page', units: 72, amount: 420 }),
  'fee.paid': (chance) => ({ amount: some(chance, 420, 420, 100, 320) }),
  'extension.approved': (chance) => ({ workingDays: chance.between(1, 20), reason: '检索量大' }),
  'extension.revoked': () => ({ reason: '误批' }),
  'draft.prepared': (chance, subject) => ({
    ...answer(chance, subject),
    ...(chance.happens(0.6) ? { grounds: [chance.pick(GROUNDS)] } : {}),
  }),
  'draft.returned': () => ({ reason: '补充理由' }),
  'secrecy.reviewed': (chance) => ({ finding: some(chance, 'cleared', 'cleared', 'cleared', 'redact', 'withhold') }),
  'reply.served': (chance) => ({ way: some(chance, 'direct', 'entrusted', 'post', 'electronic') }),
  'complaint.made': () => ({ to: '上级机关' }),
  'request.remanded': (chance, subject) => ({
    by: some(chance, 'review-organ', 'court'),
    document: '行政复议决定书',
    dueOn: later(chance, subject),
  }),
  'sentiment.detected': (chance, subject) => ({
    subject: '某桥垮塌',
    ...(chance.happens(0.5) ? { source: '微博' } : {}),
    ...(chance.happens(0.3) ? grade(chance, subject) : {}),
  }),
  'sentiment.collected': () => ({ note: '汇总' }),
  'incident.triaged': (chance, subject) => ({
    category: category(chance),
    ...(chance.happens(0.8) ? grade(chance, subject) : {}),
    priority: some(chance, 'emergency', 'vital-interest', 'other'),
    owner: '应急管理局',
  }),
  'incident.regraded': (chance, subject) => ({ ...grade(chance, subject), reason: '伤亡变化' }),
  'incident.consulted': () => ({ with: ['网信'] }),
  'incident.disposed': () => ({ measures: '救援' }),
  'information.released': (chance) => ({ way: way(chance), summary: '通报' }),
  'conference.held': (chance) => ({ speaker: some(chance, 'leader', 'spokesperson') }),
  'information.updated': (chance) => ({ way: way(chance), summary: '续报' }),
  'effect.evaluated': () => ({ note: '平稳' }),
};

/** The data of a fact; empty for one that is not listed. */
export const dataOf = (type: string, subject: Subject, chance: Chance): object => DATA[type]?.(chance, subject) ?? {};

/** Facts that end or divert a case; they are rarer than others, so that cases get far. */
export const TURNS: readonly string[] = [
  'request.withdrawn',
  'correction.requested',
  'reasons.requested',
  'fee.noticed',
  'draft.returned',
];

/** Conventions other than the defaults, so that each is in some history. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  'disclosure-request': {
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
    'route.silence': ['reconsiderationFirst'],
    'stats.remand': ['countAsNew'],
  },
  'press-incident': {
    'incident.start': ['learnedAt'],
    'incident.start48': ['occurredAt'],
    'incident.fiveHourGrades': [['I', 'II', 'III']],
    'incident.weeklyRollup': [false],
  },
};

/** Settings of a case: the defaults in half of the cases, otherwise one or two others. */
export const settingsOf = ({ id }: AnyProcedure, chance: Chance): object => {
  const known = Object.entries(SETTINGS[id] ?? {});
  const count = chance.happens(0.5) ? 0 : chance.between(1, 2);
  const picked = Array.from({ length: known.length === 0 ? 0 : count }, () => chance.pick(known));
  return Object.fromEntries(picked.flatMap((one) => (one === undefined ? [] : [[one[0], chance.pick(one[1])]])));
};
