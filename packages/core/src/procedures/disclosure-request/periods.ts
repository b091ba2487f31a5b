import type { Period } from '../../kernel/period.ts';
import { text } from '../../kernel/text.ts';
import { chosen, cite, together } from '../../law/cite.ts';
import { INSTRUMENTS } from '../../law/instruments.ts';

const overdue = text(
  '逾期:可投诉举报、申请行政复议或者提起行政诉讼',
  'overdue: complaint, reconsideration or litigation',
);

/** Every period of a disclosure request, each beside the provision that sets it. */
export const PERIODS = {
  'confirm-receipt': {
    label: text('平常信函收到当日确认', 'confirmation of ordinary mail on the day it comes'),
    binds: 'agency',
    length: { unit: 'natural-day', count: 0 },
    basis: cite('ogi-regulation-2019', 31, null, { items: [2] }),
    onExpiry: text('收到申请之日不明,记录在案', 'the date of receipt is unclear; logged'),
  },
  'on-the-spot': {
    label: text('当场答复', 'reply on the spot'),
    binds: 'agency',
    length: { unit: 'working-day', count: 0 },
    basis: cite('ogi-regulation-2019', 33, 1),
    onExpiry: text('转入一般答复期限', 'falls to the reply period'),
  },
  reply: {
    label: text('答复期限', 'reply'),
    binds: 'agency',
    length: { unit: 'working-day', count: 20 },
    basis: cite('ogi-regulation-2019', 33, 2),
    onExpiry: overdue,
  },
  'reply-2008': {
    label: text('答复期限', 'reply'),
    binds: 'agency',
    length: { unit: 'working-day', count: 15 },
    basis: cite('ogi-regulation-2008', 24),
    onExpiry: text(
      '逾期:可向上级行政机关、监察机关或者主管部门举报、申请行政复议或者提起行政诉讼',
      'overdue: report to the superior, supervisory or competent organ, reconsideration or litigation',
    ),
  },
  extension: {
    label: text('延长答复期限', 'extension of the reply period'),
    binds: 'agency',
    length: { unit: 'working-day', count: 20 },
    basis: cite('ogi-regulation-2019', 33, 2),
    onExpiry: null,
  },
  'extension-2008': {
    label: text('延长答复期限', 'extension of the reply period'),
    binds: 'agency',
    length: { unit: 'working-day', count: 15 },
    basis: cite('ogi-regulation-2008', 24),
    onExpiry: null,
  },
  'reply-after-fee': {
    label: text('答复期限(缴费后重新计算)', 'reply, counted anew after payment'),
    binds: 'agency',
    length: { unit: 'working-day', count: 20 },
    basis: cite('fee-measures-2020', 6, null, { mark: 'from-memory' }),
    onExpiry: overdue,
  },
  'delayed-reply': {
    label: text('延迟答复的合理期限', 'delayed reply'),
    binds: 'agency',
    length: { unit: 'set-date' },
    basis: cite('ogi-regulation-2019', 35),
    onExpiry: overdue,
  },
  'ordered-reply': {
    label: text('复议决定确定的期限', 'period set by the decision on reconsideration'),
    binds: 'agency',
    length: { unit: 'set-date' },
    basis: together(cite('reconsideration-law-2023', 64), cite('reconsideration-law-2023', 66)),
    onExpiry: overdue,
  },
  'ordered-reply-2017': {
    label: text('复议决定确定的期限', 'period set by the decision on reconsideration'),
    binds: 'agency',
    length: { unit: 'set-date' },
    basis: cite('reconsideration-law-2017', 28, null, { mark: 'from-memory' }),
    onExpiry: overdue,
  },
  'ordered-by-court': {
    label: text('判决确定的期限', 'period set by the judgment'),
    binds: 'agency',
    length: { unit: 'set-date' },
    basis: together(cite('litigation-law-2017', 70), cite('litigation-law-2017', 72)),
    onExpiry: overdue,
  },
  'correction-notice': {
    label: text('补正告知期限', 'notice of correction'),
    binds: 'agency',
    length: { unit: 'working-day', count: 7 },
    basis: cite('ogi-regulation-2019', 30),
    onExpiry: text('不得再告知补正,答复期限继续计算', 'no later notice; the reply period runs on'),
  },
  correction: {
    label: text('合理的补正期限', 'correction by the applicant'),
    binds: 'applicant',
    length: { unit: 'set-date' },
    basis: cite('ogi-regulation-2019', 30),
    onExpiry: text('视为放弃申请,不再处理', 'deemed abandoned'),
  },
  lateness: {
    label: text('认定逾期补正的理由', 'judgement of the reason of a late correction'),
    binds: 'agency',
    length: { unit: 'working-day', count: 1 },
    basis: chosen('U35', cite('ogi-regulation-2019', 30)),
    onExpiry: null,
  },
  'third-party': {
    label: text('第三方提出意见', 'opinion of the third party'),
    binds: 'third-party',
    length: { unit: 'working-day', count: 15 },
    basis: cite('ogi-regulation-2019', 32),
    onExpiry: text('由行政机关依照条例决定是否公开', 'the agency decides itself'),
  },
  'third-party-2008': {
    label: text('第三方提出意见(2008年文本未定期限)', 'opinion of the third party; the text of 2008 sets no period'),
    binds: 'third-party',
    length: { unit: 'set-date' },
    basis: cite('ogi-regulation-2008', 23),
    onExpiry: null,
  },
  'co-agency': {
    label: text('被征求意见的行政机关提出意见', 'opinion of the co-making agency'),
    binds: 'co-agency',
    length: { unit: 'working-day', count: 15 },
    basis: cite('ogi-regulation-2019', 34),
    onExpiry: text('视为同意公开', 'deemed consent'),
  },
  'fee-notice': {
    label: text('收费通知应在答复期限内发出', 'notice of a fee, inside the reply period'),
    binds: 'agency',
    length: { unit: 'set-date' },
    basis: cite('fee-measures-2020', 6, null, { mark: 'from-memory' }),
    onExpiry: text('不得再收取信息处理费', 'no fee may be charged any more'),
  },
  'fee-payment': {
    label: text('缴费期限', 'payment of the fee'),
    binds: 'applicant',
    length: { unit: 'working-day', count: 20 },
    basis: cite('fee-measures-2020', 6, null, { mark: 'from-memory' }),
    onExpiry: text('视为放弃申请,不再处理', 'deemed abandoned'),
  },
} as const satisfies Record<string, Period>;

/** The name of a period. */
export type PeriodName = keyof typeof PERIODS;

/** Orders of a reconsideration organ by their date, and those of a court, which rest on another law. */
export const orderPeriod = (
  by: string | undefined,
  on: string,
): 'ordered-reply' | 'ordered-reply-2017' | 'ordered-by-court' => {
  if (by === 'court') return 'ordered-by-court';
  return on < INSTRUMENTS['reconsideration-law-2023'].from ? 'ordered-reply-2017' : 'ordered-reply';
};
