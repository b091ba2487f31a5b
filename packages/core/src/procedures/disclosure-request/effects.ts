import type { CivilDate } from '@gongkai/calendar';
import { addDays, civilDateOf } from '@gongkai/calendar';
import type { Effects } from '../../kernel/procedure.ts';
import type { Consultation, Regime, ReplyRun, RequestContext } from './context.ts';
import type { RequestFact } from './facts.ts';
import { orderPeriod } from './periods.ts';
import { repliedAt, replyMeasure } from './reply-measure.ts';
import { settingsOf } from './settings.ts';

/** First day of the 2019 text (Art. 56). */
export const FOI2019_FROM = '2019-05-15';

/** The text in force on a day. */
export const regimeOn = (day: CivilDate): Regime => (day < FOI2019_FROM ? 'FOI2008' : 'FOI2019');

/** Channels whose date of receipt is the day of submission itself (Art. 31(1); under the 2008 text also the internet, 207号). */
export const isReceivedAtOnce = (channel: string, on: CivilDate): boolean =>
  channel === 'in-person' || channel === 'oral' || (channel === 'internet' && regimeOn(on) === 'FOI2008');

const received = (context: RequestContext, on: CivilDate): Partial<RequestContext> => {
  const first = context.firstReceivedOn ?? on;
  const binding =
    settingsOf(context.settings)['regime.bindTo'] === 'submissionDate' ? (context.submittedOn ?? first) : first;
  const regime = regimeOn(binding);
  return { regime, firstReceivedOn: first, receivedOn: on, reply: newRun(regime, on) };
};

const newRun = (regime: Regime, start: CivilDate): ReplyRun => ({
  period: regime === 'FOI2008' ? 'reply-2008' : 'reply',
  start,
  dueOn: null,
});

const changed = (
  context: RequestContext,
  id: string,
  change: (found: Consultation) => Partial<Consultation>,
): Partial<RequestContext> => ({
  consultations: context.consultations.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
});

const day = (fact: RequestFact): CivilDate => civilDateOf(fact.at);

/** The prefix of the clock of a consultation; the rest is its name. */
export const CONSULTATION_CLOCK = 'consultation:';

const expire = (
  context: RequestContext,
  fact: Extract<RequestFact, { type: 'clock.expired' }>,
): Partial<RequestContext> => {
  const expired = { ...context.expired, [fact.clock]: fact.dueAt };
  const lastDay = civilDateOf(fact.dueAt - 1);
  if (fact.clock === 'correction') return { expired, outcome: '6.1', closedAt: fact.dueAt };
  if (fact.clock === 'fee-payment') return { expired, outcome: '6.2', closedAt: fact.dueAt };
  if (!fact.clock.startsWith(CONSULTATION_CLOCK)) return { expired };
  const id = fact.clock.slice(CONSULTATION_CLOCK.length);
  return { expired, ...changed(context, id, () => ({ closedOn: lastDay, how: 'silent' })) };
};

/** Whether a correction comes after the date that its delivered notice set. */
export const isLateCorrection = ({ correction }: RequestContext, on: CivilDate): boolean =>
  correction?.dueOn != null && correction.deliveredOn !== null && on > correction.dueOn;

/** Whether the reply clock goes on when a letter cannot be delivered (U3). */
export const resumesOnFailure = ({ settings }: RequestContext): boolean =>
  settingsOf(settings)['pause.onDeliveryFailure'] === 'resume';

// The reply clock that the notice made void comes back, without the days of the letter, and the notice may be sent again.
const lostNotice = (context: RequestContext, fact: RequestFact): Partial<RequestContext> => {
  if (context.correction === null || !resumesOnFailure(context)) return {};
  const { noticedOn, voided } = context.correction;
  return {
    correction: null,
    corrections: context.corrections - 1,
    noticeLost: true,
    reply: voided?.reply ?? null,
    extension: voided?.extension ?? null,
    lost: [...context.lost, { after: noticedOn, through: day(fact) }],
  };
};

const supplied = (context: RequestContext, on: CivilDate): Partial<RequestContext> => ({
  ...received(context, on),
  correction: context.correction && { ...context.correction, suppliedOn: on },
  outcome: null,
  closedAt: null,
});

const pay = (context: RequestContext, fact: Extract<RequestFact, { type: 'fee.paid' }>): Partial<RequestContext> => {
  if (context.fee === null) return {};
  const settings = settingsOf(context.settings);
  const paid = context.fee.paid + fact.amount;
  if (paid < context.fee.amount && settings['fee.partPayment'] === 'notPaid') return { fee: { ...context.fee, paid } };
  const start = settings['fee.dayOne'] === 'nextDay' ? day(fact) : addDays(day(fact), -1);
  return {
    fee: { ...context.fee, paid, settledOn: day(fact) },
    // A date that the agency or an order set moves with the wait; only a statutory period is counted anew.
    reply: context.reply?.dueOn == null ? { period: 'reply-after-fee', start, dueOn: null } : context.reply,
    extension: null,
    outcome: null,
    closedAt: null,
  };
};

const remand = (
  context: RequestContext,
  fact: Extract<RequestFact, { type: 'request.remanded' }>,
): Partial<RequestContext> => {
  const finishedAt = context.servedAt ?? context.closedAt ?? fact.at;
  const result =
    context.outcome === null
      ? []
      : [
          {
            outcome: context.outcome,
            finishedAt,
            measure: replyMeasure(context),
            repliedAt: repliedAt(context),
            remandedOn: day(fact),
          },
        ];
  return {
    earlier: [...context.earlier, ...result],
    reply: { period: orderPeriod(fact.by, day(fact)), start: day(fact), dueOn: fact.dueOn },
    // What was still open when the case ended does not come back to life with it.
    correction: null,
    consultations: context.consultations.filter((one) => one.closedOn !== null),
    fee: context.fee?.settledOn == null ? null : context.fee,
    reasons: context.reasons?.closedOn == null ? null : context.reasons,
    secrecy: context.secrecy?.finding == null ? null : context.secrecy,
    extension: null,
    draft: null,
    grounds: [],
    outcome: null,
    onSpotAt: null,
    decidedAt: null,
    servedAt: null,
    closedAt: null,
  };
};

/** What each fact changes. Every effect is a plain replacement, so a fold of the ledger gives the case again. */
export const effects: Effects<RequestContext, RequestFact> = {
  'request.submitted': (context, fact) => ({
    channel: fact.channel,
    applicant: fact.applicant.kind,
    submittedOn: day(fact),
    ...(isReceivedAtOnce(fact.channel, day(fact)) ? received({ ...context, submittedOn: day(fact) }, day(fact)) : {}),
  }),
  'receipt.signed': (context, fact) => received(context, day(fact)),
  'contact.failed': () => ({}),
  'receipt.confirmed': (context, fact) => ({ confirmedOn: day(fact), ...received(context, day(fact)) }),
  'request.registered': () => ({}),
  'processing.started': () => ({}),
  'reply.given-on-spot': (_, fact) => ({ outcome: fact.outcome, onSpotAt: fact.at, decidedAt: fact.at }),
  'correction.requested': (context, fact) => ({
    correction: {
      noticedOn: day(fact),
      deliveredOn: null,
      dueOn: fact.dueOn ?? null,
      suppliedOn: null,
      lateOn: null,
      judgedOn: null,
      voided: context.reply && {
        reply: context.reply,
        extension: context.extension,
        measure: replyMeasure(context),
        at: fact.at,
      },
    },
    corrections: context.corrections + 1,
    reply: null,
    extension: null,
  }),
  'correction.delivered': (context, fact) => ({
    correction: context.correction && {
      ...context.correction,
      deliveredOn: day(fact),
      dueOn: fact.dueOn ?? context.correction.dueOn,
    },
  }),
  'correction.undelivered': lostNotice,
  'correction.supplied': (context, fact) =>
    isLateCorrection(context, day(fact))
      ? { correction: context.correction && { ...context.correction, lateOn: day(fact) } }
      : supplied(context, day(fact)),
  // An excused correction counts from the day on which it came (Art. 30), not from the day on which it was excused.
  'lateness.judged': (context, fact) => {
    const judged = { ...context, correction: context.correction && { ...context.correction, judgedOn: day(fact) } };
    const lateOn = context.correction?.lateOn ?? day(fact);
    return fact.finding === 'excused' ? supplied(judged, lateOn) : { correction: judged.correction };
  },
  'consultation.sent': (context, fact) => ({
    consultations: [
      ...context.consultations,
      {
        id: fact.consultation,
        party: fact.party,
        sentOn: day(fact),
        deliveredOn: null,
        closedOn: null,
        how: null,
        reasoned: false,
        overridden: false,
        rejected: false,
        lateOn: null,
      },
    ],
  }),
  'consultation.delivered': (context, fact) => changed(context, fact.consultation, () => ({ deliveredOn: day(fact) })),
  'consultation.undelivered': (context, fact) =>
    changed(context, fact.consultation, () => ({
      closedOn: settingsOf(context.settings)['pause.onDeliveryFailure'] === 'resume' ? day(fact) : null,
      how: 'undelivered',
    })),
  'consultation.answered': (context, fact) =>
    changed(context, fact.consultation, (one) =>
      one.how === 'silent' && one.closedOn !== null && day(fact) > one.closedOn
        ? { lateOn: day(fact) }
        : { closedOn: day(fact), how: fact.answer, reasoned: fact.reasons !== undefined },
    ),
  // Under the text of 2008, which sets no period, overriding a silent third party also ends the consultation.
  'objection.overridden': (context, fact) =>
    changed(context, fact.consultation, (one) => ({
      overridden: true,
      how: one.how ?? 'silent',
      closedOn: one.closedOn ?? day(fact),
    })),
  'objection.rejected': (context, fact) => changed(context, fact.consultation, () => ({ rejected: true })),
  'secrecy.referred': (_, fact) => ({ secrecy: { referredOn: day(fact), determinedOn: null, finding: null } }),
  'secrecy.determined': (context, fact) => ({
    secrecy: context.secrecy && { ...context.secrecy, determinedOn: day(fact), finding: fact.finding },
  }),
  'reasons.requested': (_, fact) => ({ reasons: { requestedOn: day(fact), closedOn: null } }),
  'reasons.accepted': (context, fact) => ({
    reasons: context.reasons && { ...context.reasons, closedOn: day(fact) },
    ...(fact.delayedUntil === null
      ? {}
      : { reply: { period: 'delayed-reply' as const, start: day(fact), dueOn: fact.delayedUntil }, extension: null }),
  }),
  'reasons.rejected': (context, fact) => ({
    reasons: context.reasons && { ...context.reasons, closedOn: day(fact) },
    outcome: '5.4',
    decidedAt: fact.at,
  }),
  'fee.noticed': (_, fact) => ({
    fee: { amount: fact.amount, paid: 0, noticedOn: day(fact), deliveredOn: null, settledOn: null },
  }),
  'fee.delivered': (context, fact) => ({ fee: context.fee && { ...context.fee, deliveredOn: day(fact) } }),
  'fee.undelivered': (context, fact) =>
    context.fee === null || !resumesOnFailure(context)
      ? {}
      : { fee: null, lost: [...context.lost, { after: context.fee.noticedOn, through: day(fact) }] },
  'fee.paid': pay,
  'extension.approved': (context, fact) => ({
    extension: {
      workingDays: (context.extension?.workingDays ?? 0) + fact.workingDays,
      approvedOn: day(fact),
      notifiedOn: null,
    },
    extensions: context.extensions + 1,
  }),
  'extension.notified': (context, fact) => ({
    extension: context.extension && { ...context.extension, notifiedOn: day(fact) },
  }),
  'extension.revoked': () => ({ extension: null }),
  'draft.prepared': (_, fact) => ({ draft: fact.outcome, grounds: fact.grounds ?? [] }),
  'draft.returned': () => ({ draft: null, grounds: [] }),
  'secrecy.reviewed': () => ({}),
  'draft.countersigned': () => ({}),
  'reply.signed': (context, fact) => ({ outcome: context.draft, decidedAt: fact.at }),
  'reply.served': (_, fact) => ({ servedAt: fact.at }),
  'request.archived': () => ({}),
  'request.withdrawn': (_, fact) => ({ outcome: '6.3', closedAt: fact.at }),
  'complaint.made': (context, fact) => ({ complaints: [...context.complaints, day(fact)] }),
  'request.remanded': remand,
  'clock.expired': expire,
};
