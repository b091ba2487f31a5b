import type { Text } from '../../kernel/text.ts';
import { text } from '../../kernel/text.ts';
import type { RequestFactType } from './facts.ts';

/** The states of a request. */
export const STATES = {
  new: text('新', 'new'),
  'awaiting-signature': text('待签收', 'awaiting signature'),
  'awaiting-confirmation': text('待双方确认', 'awaiting confirmation'),
  received: text('已收到', 'received'),
  registered: text('已登记', 'registered'),
  correcting: text('待补正', 'awaiting correction'),
  processing: text('办理中', 'processing'),
  'giving-reasons': text('待说明理由', 'awaiting reasons'),
  'awaiting-fee': text('待缴费', 'awaiting payment'),
  drafted: text('已拟稿', 'drafted'),
  cleared: text('已保密审查', 'cleared'),
  countersigned: text('已会签', 'countersigned'),
  decided: text('已签发', 'decided'),
  served: text('已送达', 'served'),
  archived: text('已归档', 'archived'),
  closed: text('已终结', 'closed'),
} as const satisfies Record<string, Text>;

/** A state of a request. */
export type RequestState = keyof typeof STATES;

/** Names of the facts: the letters and steps as offices call them. */
export const FACT_LABELS = {
  'request.submitted': text('提出申请', 'request submitted'),
  'receipt.signed': text('签收', 'signed for'),
  'contact.failed': text('未能联系到申请人', 'applicant not reached'),
  'receipt.confirmed': text('双方确认收到', 'receipt confirmed by both sides'),
  'request.registered': text('登记', 'registered'),
  'processing.started': text('开始办理', 'processing started'),
  'reply.given-on-spot': text('当场答复', 'replied on the spot'),
  'correction.requested': text('补正告知', 'correction requested'),
  'correction.delivered': text('补正告知书送达', 'notice of correction delivered'),
  'correction.undelivered': text('补正告知书未能送达', 'notice of correction undelivered'),
  'correction.supplied': text('收到补正', 'correction supplied'),
  'lateness.judged': text('认定逾期补正的理由', 'reason of a late correction judged'),
  'consultation.sent': text('发出征求意见书', 'consultation sent'),
  'consultation.delivered': text('征求意见书送达', 'consultation delivered'),
  'consultation.undelivered': text('征求意见书未能送达', 'consultation undelivered'),
  'consultation.answered': text('收到意见', 'opinion received'),
  'objection.overridden': text('公开第三方信息告知', 'objection overridden'),
  'objection.rejected': text('认定第三方理由不合理', 'objection found without good reason'),
  'secrecy.referred': text('报请确定是否涉密', 'referred to the secrecy authority'),
  'secrecy.determined': text('主管部门确定', 'secrecy determined'),
  'reasons.requested': text('要求说明理由', 'reasons requested'),
  'reasons.accepted': text('认可理由', 'reasons accepted'),
  'reasons.rejected': text('理由不合理,不予处理', 'reasons rejected'),
  'fee.noticed': text('收费通知', 'fee noticed'),
  'fee.delivered': text('收费通知书送达', 'fee notice delivered'),
  'fee.undelivered': text('收费通知书未能送达', 'fee notice undelivered'),
  'fee.paid': text('缴费', 'fee paid'),
  'extension.approved': text('批准延期', 'extension approved'),
  'extension.notified': text('延期答复告知', 'extension notified'),
  'extension.revoked': text('撤销延期', 'extension revoked'),
  'draft.prepared': text('拟稿', 'draft prepared'),
  'draft.returned': text('退回', 'draft returned'),
  'secrecy.reviewed': text('保密审查', 'secrecy reviewed'),
  'draft.countersigned': text('审核会签', 'countersigned'),
  'reply.signed': text('签发', 'signed'),
  'reply.served': text('送达', 'served'),
  'request.archived': text('归档', 'archived'),
  'request.withdrawn': text('撤回申请', 'withdrawn'),
  'complaint.made': text('投诉举报', 'complaint made'),
  'request.remanded': text('复议决定或者判决责令重新处理', 'remanded'),
  'clock.expired': text('期限届满', 'period expired'),
} as const satisfies Record<RequestFactType, Text>;
