import type { Citation, Where } from '../../law/cite.ts';
import { chosen, cite, together } from '../../law/cite.ts';
import type { RequestFactType } from './facts.ts';

const r = (article: number, paragraph: number | null = null, where: Where = {}): Citation =>
  cite('ogi-regulation-2019', article, paragraph, where);
const fee = cite('fee-measures-2020', 6, null, { mark: 'from-memory' });
/** Review item by item before anything is given out: in force since 2024. */
const secrets = [cite('secrets-law-2024', 35), cite('secrets-implementing-2024', 42)] as const;

/** The provision under which each fact stands, in the text of 2019; governing.ts gives what binds other cases. */
export const ARTICLES = {
  'request.submitted': together(r(29), r(31, null, { items: [1, 2, 3] })),
  'receipt.signed': r(31, null, { items: [2] }),
  'contact.failed': cite('receipt-reply-2015'),
  'receipt.confirmed': r(31, null, { items: [2, 3] }),
  'request.registered': r(45),
  'processing.started': r(45),
  'reply.given-on-spot': r(33, 1),
  'correction.requested': r(30),
  'correction.delivered': r(30),
  'correction.undelivered': chosen('U3', r(30)),
  'correction.supplied': r(30),
  'lateness.judged': chosen('U35', r(30)),
  'consultation.sent': together(r(32), r(33, 3)),
  'consultation.delivered': r(32),
  'consultation.undelivered': chosen('U3', r(32)),
  'consultation.answered': together(r(32), r(15)),
  'objection.overridden': r(32),
  'objection.rejected': r(32),
  'secrecy.referred': r(17, 3),
  'secrecy.determined': together(r(17, 3), r(18)),
  'reasons.requested': r(35),
  'reasons.accepted': r(35),
  'reasons.rejected': r(35),
  'fee.noticed': together(fee, cite('fee-measures-2020', 3, null, { through: 5 })),
  'fee.delivered': fee,
  'fee.undelivered': chosen('U3', fee),
  'fee.paid': fee,
  'extension.approved': r(33, 2),
  'extension.notified': r(33, 2),
  'extension.revoked': chosen('U6', r(33, 2)),
  'draft.prepared': together(r(45), ...secrets),
  'draft.returned': r(45),
  'secrecy.reviewed': together(r(14, null, { through: 18 }), r(37), ...secrets),
  'draft.countersigned': r(45),
  'reply.signed': r(36, null, { through: 39 }),
  'reply.served': cite('service-reply-2016'),
  'request.archived': r(45),
  'request.withdrawn': chosen('U32'),
  'complaint.made': together(r(51), r(47)),
  'request.remanded': together(cite('reconsideration-law-2023', 64), cite('reconsideration-law-2023', 66)),
  'clock.expired': chosen('engine'),
} as const satisfies Record<RequestFactType, Citation>;
