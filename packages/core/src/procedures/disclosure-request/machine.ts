import { and, assign, setup } from 'xstate';
import { brokenRule, plainEnv } from '../../kernel/define-procedure.ts';
import { settingsIn } from '../../kernel/overrides.ts';
import { record } from '../../kernel/record.ts';
import { dayOf } from './clocks.ts';
import type { RequestContext } from './context.ts';
import { emptyRequest } from './context.ts';
import { effects, isLateCorrection, isReceivedAtOnce, resumesOnFailure } from './effects.ts';
import type { RequestFact } from './facts.ts';
import { isPartial, releases } from './outcomes.ts';
import { requestRules } from './rules.ts';
import { settingsOf } from './settings.ts';

type When = { readonly context: RequestContext; readonly event: RequestFact };

const paysInFull = (context: RequestContext, amount: number): boolean =>
  context.fee !== null &&
  (context.fee.paid + amount >= context.fee.amount ||
    settingsOf(context.settings)['fee.partPayment'] === 'restartsReply');

const request = setup({
  types: {
    context: {} as RequestContext,
    events: {} as RequestFact,
    input: {} as unknown,
  },
  actions: { record: assign(({ context, event }) => record(effects, context, event)) },
  guards: {
    // Outside an engine the machine judges by itself; `advance` judges first and then switches this guard off.
    lawful: ({ context, event }) => brokenRule(requestRules, context, event, plainEnv) === null,
    atOnce: ({ event }: When) => event.type === 'request.submitted' && isReceivedAtOnce(event.channel, dayOf(event.at)),
    bySignature: ({ event }: When) => event.type === 'request.submitted' && event.channel === 'mail-signed',
    inFull: ({ context, event }: When) => event.type === 'fee.paid' && paysInFull(context, event.amount),
    ofCorrection: ({ event }: When) => event.type === 'clock.expired' && event.clock === 'correction',
    isLate: ({ context, event }: When) =>
      event.type === 'correction.supplied' && isLateCorrection(context, dayOf(event.at)),
    excused: ({ event }: When) => event.type === 'lateness.judged' && event.finding === 'excused',
    ofFee: ({ event }: When) => event.type === 'clock.expired' && event.clock === 'fee-payment',
    // What cannot be released as drafted is drafted anew: withheld, or in part where something has to be taken out.
    barred: ({ context, event }: When) =>
      event.type === 'secrecy.reviewed' &&
      context.draft !== null &&
      ((event.finding === 'withhold' && releases(context.draft)) ||
        (event.finding === 'redact' && !isPartial(context.draft))),
    redacted: ({ event }: When) => event.type === 'secrecy.reviewed' && event.finding === 'redact',
    resumes: ({ context }: When) => resumesOnFailure(context),
  },
});

type Guard =
  | 'atOnce'
  | 'bySignature'
  | 'inFull'
  | 'isLate'
  | 'excused'
  | 'resumes'
  | 'ofCorrection'
  | 'ofFee'
  | 'barred'
  | 'redacted';

/** A lawful fact is recorded and leads to `target`. */
const to = <T extends string>(target: T) => ({ target, guard: 'lawful', actions: 'record' }) as const;
/** The same, where the content of the fact decides. */
const when = <T extends string>(guard: Guard, target: T) =>
  ({ target, guard: and(['lawful', guard]), actions: 'record' }) as const;
/** The same, where the case stays where it is. */
const stayWhen = (guard: Guard) => ({ guard: and(['lawful', guard]), actions: 'record' }) as const;
/** A lawful fact is recorded; the case stays where it is. */
const stay = { guard: 'lawful', actions: 'record' } as const;

// A letter to a third party or co-agency is answered, delivered or lost while the office works on the reply.
const letters = {
  'consultation.delivered': stay,
  'consultation.undelivered': stay,
  'consultation.answered': stay,
} as const;
const extension = { 'extension.approved': stay, 'extension.notified': stay, 'extension.revoked': stay } as const;
const running = { 'request.withdrawn': to('closed'), 'clock.expired': stay } as const;
const always = { ...running, 'complaint.made': stay } as const;
const referral = { 'secrecy.referred': stay, 'secrecy.determined': stay } as const;
// A correction after its date leaves the case where it is until an officer has judged its reason (U35).
const late = {
  'correction.supplied': [stayWhen('isLate'), to('received')],
  'lateness.judged': [when('excused', 'received'), stay],
} as const;
const remedies = { 'complaint.made': stay, 'request.remanded': to('processing') } as const;

/** A disclosure request from its submission to the archive; the words of Appendix rows APP-01 … APP-39 are in SPEC.md. */
export const requestMachine = request.createMachine({
  id: 'disclosure-request',
  context: ({ input }) => emptyRequest(settingsIn(input)),
  initial: 'new',
  states: {
    new: {
      on: {
        'request.submitted': [
          when('atOnce', 'received'),
          when('bySignature', 'awaiting-signature'),
          to('awaiting-confirmation'),
        ],
      },
    },
    'awaiting-signature': { on: { 'receipt.signed': to('received'), 'request.withdrawn': to('closed') } },
    'awaiting-confirmation': {
      on: { 'contact.failed': stay, 'receipt.confirmed': to('received'), 'request.withdrawn': to('closed') },
    },
    received: { on: { ...always, 'request.registered': to('registered') } },
    registered: {
      on: {
        ...always,
        'reply.given-on-spot': to('decided'),
        'correction.requested': to('correcting'),
        'processing.started': to('processing'),
      },
    },
    correcting: {
      on: {
        'request.withdrawn': to('closed'),
        'correction.delivered': stay,
        'correction.undelivered': [when('resumes', 'processing'), stay],
        ...late,
        'clock.expired': [when('ofCorrection', 'closed'), stay],
      },
    },
    processing: {
      on: {
        ...always,
        ...letters,
        ...extension,
        ...referral,
        'correction.requested': to('correcting'),
        'consultation.sent': stay,
        'objection.overridden': stay,
        'objection.rejected': stay,
        'reasons.requested': to('giving-reasons'),
        'fee.noticed': to('awaiting-fee'),
        'draft.prepared': to('drafted'),
      },
    },
    'giving-reasons': {
      on: {
        ...always,
        ...letters,
        'extension.notified': stay,
        'reasons.accepted': to('processing'),
        'reasons.rejected': to('decided'),
      },
    },
    'awaiting-fee': {
      on: {
        ...running,
        ...letters,
        'fee.delivered': stay,
        'fee.undelivered': [when('resumes', 'processing'), stay],
        'fee.paid': [when('inFull', 'processing'), stay],
        'clock.expired': [when('ofFee', 'closed'), stay],
      },
    },
    drafted: {
      on: {
        ...always,
        ...letters,
        ...extension,
        ...referral,
        'draft.returned': to('processing'),
        'secrecy.reviewed': [when('barred', 'processing'), stayWhen('redacted'), to('cleared')],
      },
    },
    cleared: {
      on: {
        ...always,
        ...letters,
        ...extension,
        'draft.returned': to('processing'),
        'draft.countersigned': to('countersigned'),
      },
    },
    countersigned: {
      on: { ...always, ...letters, ...extension, 'draft.returned': to('processing'), 'reply.signed': to('decided') },
    },
    decided: { on: { ...always, 'reply.served': to('served') } },
    served: { on: { ...remedies, 'request.archived': to('archived') } },
    archived: { on: remedies },
    closed: { on: { ...remedies, ...late, 'fee.paid': to('processing') } },
  },
});
