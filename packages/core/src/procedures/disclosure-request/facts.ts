import * as z from 'zod';
import { clockExpired, day, fact, shortId, words } from '../../kernel/schemas.ts';
import { ending } from './settings.ts';
import { OUTCOME_CODES } from './outcomes.ts';

/** How a request came in (Art. 29); the two kinds of post differ in their date of receipt (Art. 31). */
export const channel = z.enum(['in-person', 'oral', 'mail-signed', 'mail-ordinary', 'internet', 'fax']);

/** Applicant kinds: the columns of table 3 of the annual report. */
export const applicantKind = z.enum(['natural', 'commercial', 'research', 'public-welfare', 'legal-service', 'other']);

const party = z.enum(['third-party', 'co-agency']);
const consultation = { consultation: shortId };
const amount = z.number().positive().max(10_000_000);

/** Grounds on which information is withheld (Arts. 14–16). */
export const withholdGround = z.enum([
  'state-secret',
  'law-forbids',
  'security-and-stability',
  'third-party',
  'internal-affairs',
  'deliberative-process',
  'enforcement-file',
]);

export type WithholdGround = z.output<typeof withholdGround>;

/** What an applicant has to give, and no more (Art. 29). */
const applicant = z.strictObject({
  kind: applicantKind,
  name: words(200).optional(),
  identityProof: z.boolean().optional(),
  contact: words(200).optional(),
});

const answerIn = { outcome: z.enum(OUTCOME_CODES), reasons: words(4000).optional() };

/** Every fact of a disclosure request, by its type. */
export const facts = {
  'request.submitted': fact('request.submitted', {
    channel,
    applicant,
    description: words(4000),
    formRequested: words(200).optional(),
  }),
  'receipt.signed': fact('receipt.signed', {}),
  'contact.failed': fact('contact.failed', { note: words() }),
  'receipt.confirmed': fact('receipt.confirmed', {}),
  'request.registered': fact('request.registered', {}),
  'processing.started': fact('processing.started', {}),
  'reply.given-on-spot': fact('reply.given-on-spot', answerIn),
  'correction.requested': fact('correction.requested', {
    points: z.array(words()).min(1).max(50),
    dueOn: day.optional(),
  }),
  'correction.delivered': fact('correction.delivered', {
    /** A later date than the notice set, where it took so long that the time left is not reasonable. */
    dueOn: day.optional(),
  }),
  'correction.undelivered': fact('correction.undelivered', { note: words().optional() }),
  'correction.supplied': fact('correction.supplied', {}),
  /** Whether a correction that came late has a good reason (Art. 30); judged by an officer. */
  'lateness.judged': fact('lateness.judged', { finding: z.enum(['excused', 'not-excused']), reasons: words(2000) }),
  'consultation.sent': fact('consultation.sent', { ...consultation, party }),
  'consultation.delivered': fact('consultation.delivered', consultation),
  'consultation.undelivered': fact('consultation.undelivered', { ...consultation, note: words().optional() }),
  'consultation.answered': fact('consultation.answered', {
    ...consultation,
    answer: z.enum(['consents', 'objects']),
    reasons: words(4000).optional(),
  }),
  'objection.overridden': fact('objection.overridden', { ...consultation, content: words(4000), reasons: words(4000) }),
  /** The agency finds the reasons of the third party not good and so decides itself (Art. 32). */
  'objection.rejected': fact('objection.rejected', { ...consultation, reasons: words(4000) }),
  'secrecy.referred': fact('secrecy.referred', { to: words(200) }),
  'secrecy.determined': fact('secrecy.determined', { finding: z.enum(['cleared', 'withhold']) }),
  'reasons.requested': fact('reasons.requested', { note: words(2000) }),
  'reasons.accepted': fact('reasons.accepted', {
    /** The date until which the reply is delayed; null says that it comes inside its period (Art. 35). */
    delayedUntil: day.nullable(),
  }),
  'reasons.rejected': fact('reasons.rejected', { reasons: words(4000) }),
  'fee.noticed': fact('fee.noticed', {
    mode: z.enum(['per-item', 'per-page']),
    /** Items of this request, or pages of it. */
    units: z.int().positive().max(1_000_000),
    /** Items of the same applicant in the same calendar month before this request; only per item. */
    before: z.int().nonnegative().max(1_000_000).optional(),
    amount,
  }),
  'fee.delivered': fact('fee.delivered', {}),
  'fee.undelivered': fact('fee.undelivered', { note: words().optional() }),
  'fee.paid': fact('fee.paid', { amount }),
  'extension.approved': fact('extension.approved', { workingDays: z.int().positive(), reason: words(2000) }),
  'extension.notified': fact('extension.notified', {}),
  'extension.revoked': fact('extension.revoked', { reason: words(2000) }),
  'draft.prepared': fact('draft.prepared', {
    ...answerIn,
    grounds: z.array(withholdGround).max(7).optional(),
    ending: ending.optional(),
  }),
  'draft.returned': fact('draft.returned', { reason: words(2000) }),
  'secrecy.reviewed': fact('secrecy.reviewed', {
    /** `redact`: something separable has to be taken out before the release can be cleared. */
    finding: z.enum(['cleared', 'redact', 'withhold']),
    note: words(2000).optional(),
  }),
  'draft.countersigned': fact('draft.countersigned', {}),
  'reply.signed': fact('reply.signed', {}),
  'reply.served': fact('reply.served', { way: z.enum(['direct', 'entrusted', 'post', 'electronic']) }),
  'request.archived': fact('request.archived', {}),
  'request.withdrawn': fact('request.withdrawn', {}),
  'complaint.made': fact('complaint.made', { to: words(200) }),
  'request.remanded': fact('request.remanded', {
    by: z.enum(['review-organ', 'court']),
    document: words(200),
    dueOn: day,
  }),
  'clock.expired': clockExpired,
} as const;

/** The union of all facts, parsed: instants are epoch milliseconds, days are civil dates. */
export type RequestFact = { [T in keyof typeof facts]: z.output<(typeof facts)[T]> }[keyof typeof facts];

/** The type of a fact. */
export type RequestFactType = RequestFact['type'];
