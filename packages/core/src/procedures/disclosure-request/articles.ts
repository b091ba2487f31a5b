import type { Citation } from '../../law/cite.ts';
import { chosen, cite } from '../../law/cite.ts';
import type { RequestFactType } from './facts.ts';

const r = (article: number, paragraph?: number): Citation => cite('ogi-regulation-2019', article, paragraph);
const fee = cite('fee-measures-2020', 6, undefined, 'from-memory');

/** The provision under which each fact stands, in the text of 2019; SPEC.md names the older one where it differs. */
export const ARTICLES = {
  'request.submitted': r(29),
  'receipt.signed': r(31),
  'contact.failed': cite('receipt-reply-2015'),
  'receipt.confirmed': r(31),
  'request.registered': r(45),
  'processing.started': r(45),
  'reply.given-on-spot': r(33, 1),
  'correction.requested': r(30),
  'correction.delivered': r(30),
  'correction.undelivered': chosen('U3', r(30)),
  'correction.supplied': r(30),
  'lateness.judged': chosen('U35', r(30)),
  'consultation.sent': r(32),
  'consultation.delivered': r(32),
  'consultation.undelivered': chosen('U3', r(32)),
  'consultation.answered': r(32),
  'objection.overridden': r(32),
  'objection.rejected': r(32),
  'secrecy.referred': r(17, 3),
  'secrecy.determined': r(17, 3),
  'reasons.requested': r(35),
  'reasons.accepted': r(35),
  'reasons.rejected': r(35),
  'fee.noticed': fee,
  'fee.delivered': fee,
  'fee.undelivered': chosen('U3', fee),
  'fee.paid': fee,
  'extension.approved': r(33, 2),
  'extension.notified': r(33, 2),
  'extension.revoked': chosen('U6', r(33, 2)),
  'draft.prepared': r(45),
  'draft.returned': r(45),
  'secrecy.reviewed': r(17),
  'draft.countersigned': r(45),
  'reply.signed': r(36),
  'reply.served': cite('service-reply-2016'),
  'request.archived': r(45),
  'request.withdrawn': chosen('U32'),
  'complaint.made': r(51),
  'request.remanded': cite('reconsideration-law-2023', 64),
  'clock.expired': chosen('engine'),
} as const satisfies Record<RequestFactType, Citation>;
