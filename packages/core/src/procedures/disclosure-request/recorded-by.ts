import type { Duty } from '../../kernel/duties.ts';
import type { RequestFactType } from './facts.ts';

/** Which duties may record each fact. The desk records on behalf of outsiders what reached it. */
export const recordedBy = {
  'request.submitted': ['applicant', 'registrar', 'handler'],
  'receipt.signed': ['registrar', 'handler'],
  'contact.failed': ['registrar', 'handler'],
  'receipt.confirmed': ['registrar', 'handler'],
  'request.registered': ['registrar', 'handler'],
  'processing.started': ['handler'],
  'reply.given-on-spot': ['registrar', 'handler'],
  'correction.requested': ['handler'],
  'correction.delivered': ['registrar', 'handler'],
  'correction.undelivered': ['registrar', 'handler'],
  'correction.supplied': ['applicant', 'registrar', 'handler'],
  'lateness.judged': ['registrar', 'handler', 'office-head'],
  'consultation.sent': ['handler'],
  'consultation.delivered': ['registrar', 'handler'],
  'consultation.undelivered': ['registrar', 'handler'],
  'consultation.answered': ['registrar', 'handler'],
  'objection.overridden': ['signatory'],
  'objection.rejected': ['signatory'],
  'secrecy.referred': ['secrecy-reviewer'],
  'secrecy.determined': ['secrecy-reviewer'],
  'reasons.requested': ['handler'],
  'reasons.accepted': ['signatory'],
  'reasons.rejected': ['signatory'],
  'fee.noticed': ['office-head'],
  'fee.delivered': ['registrar', 'handler'],
  'fee.undelivered': ['registrar', 'handler'],
  'fee.paid': ['registrar', 'handler'],
  'extension.approved': ['office-head'],
  'extension.notified': ['registrar', 'handler'],
  'extension.revoked': ['office-head'],
  'draft.prepared': ['handler'],
  'draft.returned': ['reviewer', 'secrecy-reviewer', 'signatory'],
  'secrecy.reviewed': ['secrecy-reviewer'],
  'draft.countersigned': ['reviewer'],
  'reply.signed': ['signatory'],
  'reply.served': ['registrar', 'handler'],
  'request.archived': ['registrar', 'handler'],
  'request.withdrawn': ['applicant', 'registrar', 'handler'],
  'complaint.made': ['applicant', 'registrar', 'handler', 'supervisor'],
  'request.remanded': ['office-head', 'supervisor'],
  'clock.expired': ['system'],
} as const satisfies Record<RequestFactType, readonly Duty[]>;

/** Pairs of facts that one person may not both record on one case. */
export const keptApart = [
  { first: 'processing.started', second: 'extension.approved' }, // 承办人不得批准本件延期
  { first: 'draft.prepared', second: 'extension.approved' },
  { first: 'draft.prepared', second: 'secrecy.reviewed' }, // 承办 ≠ 保密审查
  { first: 'draft.prepared', second: 'draft.countersigned' }, // 承办 ≠ 审核
  { first: 'draft.prepared', second: 'reply.signed' }, // 承办 ≠ 签发
  { first: 'draft.countersigned', second: 'reply.signed' }, // 审核 ≠ 签发
] as const satisfies readonly { first: RequestFactType; second: RequestFactType }[];
