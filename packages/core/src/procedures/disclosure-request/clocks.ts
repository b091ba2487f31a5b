import type { Calendar, CivilDate, Instant } from '@gongkai/calendar';
import { civilDateOf, endOfDay, startOfDay } from '@gongkai/calendar';
import type { Clock, Measure } from '../../kernel/clock.ts';
import type { Period } from '../../kernel/period.ts';
import type { Env } from '../../kernel/procedure.ts';
import { certainEnd, dueOf, readClock } from '../../kernel/read-clock.ts';
import type { Consultation, RequestContext } from './context.ts';
import { CONSULTATION_CLOCK } from './effects.ts';
import { TARIFF_FROM } from './fee-tariff.ts';
import { underItsText } from './governing.ts';
import type { PeriodName } from './periods.ts';
import { PERIODS } from './periods.ts';
import { repliedAt, replyMeasure } from './reply-measure.ts';
import { settingsOf } from './settings.ts';

type At = Env & { readonly now: Instant };
type End = Clock['ended'];

const done = (at: Instant | null): End => (at === null ? null : { at, how: 'done' });
const doneOn = (on: CivilDate | null): End => done(on === null ? null : startOfDay(on));
const voided = (at: Instant | null): End => (at === null ? null : { at, how: 'void' });

const clock = (id: string, period: PeriodName, measure: Measure | null, ended: End, expires: boolean): Clock => ({
  id,
  period: PERIODS[period],
  measure,
  ended,
  expires,
});

const workingDays = (start: CivilDate, period: PeriodName): Measure | null => {
  const { length }: Period = PERIODS[period];
  return length.unit === 'working-day'
    ? { by: 'working-days', start, count: length.count, extension: 0, excluded: [] }
    : null;
};

/** The instant at which a day period is over: 24:00 or the hour that the case's setting names (U15). */
export const dayEndsOf = (context: RequestContext) => {
  const end = settingsOf(context.settings)['day.end'];
  if (end === '24:00') return endOfDay;
  const [hours = 0, minutes = 0] = end.split(':').map(Number);
  return (on: CivilDate): Instant => startOfDay(on) + (hours * 60 + minutes) * 60_000;
};

const consultationClock = (context: RequestContext, one: Consultation): Clock => {
  const limited = context.regime === 'FOI2019';
  const measure = limited && one.deliveredOn !== null ? workingDays(one.deliveredOn, one.party) : null;
  const period = limited ? one.party : 'third-party-2008';
  return clock(`${CONSULTATION_CLOCK}${one.id}`, period, measure, consultationEnd(context, one), limited);
};

// Silence is the end of the period itself, so it is recorded at its end and judged neither met nor late.
const consultationEnd = (context: RequestContext, one: Consultation): End => {
  if (one.how === 'undelivered') return voided(startOfDay(one.closedOn ?? one.sentOn));
  if (one.how === 'silent' && one.lateOn !== null) return doneOn(one.lateOn);
  if (one.how === 'silent' && one.overridden) return voided(startOfDay(one.closedOn ?? one.sentOn));
  if (one.how === 'silent') return voided(context.expired[`${CONSULTATION_CLOCK}${one.id}`] ?? null);
  // What is asked has no more effect once the reply is served or the case is closed.
  return doneOn(one.closedOn) ?? voided(context.servedAt ?? context.closedAt);
};

/** A consultation whose period is over resumes the reply clock by itself, also before the engine has recorded the expiry. */
export const settleSilent = (context: RequestContext, calendar: Calendar, now: Instant): RequestContext => {
  const open = context.consultations.filter(
    (one) => one.closedOn === null && one.deliveredOn !== null && one.how === null,
  );
  if (open.length === 0 || context.regime !== 'FOI2019') return context;
  const consultations = context.consultations.map((one) => {
    if (!open.includes(one)) return one;
    const { due } = dueOf(consultationClock(context, one), calendar, dayEndsOf(context));
    const over = due !== null && due.provisional === null && due.at <= now;
    return over ? { ...one, closedOn: due.on, how: 'silent' as const } : one;
  });
  return { ...context, consultations };
};

/** The end of the reply clock: a reply, or the closing of the case without one. */
const replyEnd = (context: RequestContext): End => done(repliedAt(context)) ?? voided(context.closedAt);

const replyClock = (context: RequestContext, { calendar, now }: At): readonly Clock[] => {
  if (context.reply === null) return [];
  const measure = replyMeasure(settleSilent(context, calendar, now));
  return [clock('reply', context.reply.period, measure, replyEnd(context), true)];
};

// Not answering on the spot is no breach: the day passes into the reply period.
const onTheSpot = (context: RequestContext, { now }: At): readonly Clock[] => {
  if (context.receivedOn === null || context.reply === null || context.regime !== 'FOI2019') return [];
  const over = endOfDay(context.receivedOn);
  const passed = context.decidedAt ?? context.closedAt ?? (over <= now ? over : null);
  const measure: Measure = { by: 'set-date', start: context.receivedOn, on: context.receivedOn };
  const ended = done(context.onSpotAt) ?? voided(passed === null ? null : Math.min(passed, over));
  return [clock('on-the-spot', 'on-the-spot', measure, ended, false)];
};

// What a notice of correction made void stays in sight until the correction comes (Art. 30).
const voidedReply = ({ correction }: RequestContext): readonly Clock[] =>
  correction?.voided == null || correction.suppliedOn !== null
    ? []
    : [
        clock(
          'earlier',
          correction.voided.reply.period,
          correction.voided.measure,
          voided(correction.voided.at),
          false,
        ),
      ];

// The time for a notice of a fee is that of the reply; that it passes unused is no breach.
const feeNoticeClock = (context: RequestContext, { calendar, now }: At): readonly Clock[] => {
  const { reply, fee, firstReceivedOn } = context;
  if (reply === null || firstReceivedOn === null || firstReceivedOn < TARIFF_FROM) return [];
  if (fee !== null && fee.settledOn !== null) return [];
  const measure = replyMeasure(settleSilent(context, calendar, now));
  const { due } = now < startOfDay(reply.start) ? { due: null } : dueOf({ measure }, calendar, dayEndsOf(context));
  const end = due === null ? null : certainEnd(due, dayEndsOf(context));
  const over = context.decidedAt ?? context.closedAt ?? (end !== null && end <= now ? end : null);
  return [clock('fee-notice', 'fee-notice', measure, doneOn(fee?.noticedOn ?? null) ?? voided(over), false)];
};

/** When the seven working days for a notice of correction are over for certain (Art. 30); null under the older text. */
export const noticeWindow = (context: RequestContext, calendar: Calendar): Instant | null => {
  if (context.regime !== 'FOI2019' || context.receivedOn === null) return null;
  const measure = workingDays(context.receivedOn, 'correction-notice');
  const { due } = dueOf({ measure }, calendar, dayEndsOf(context));
  return due === null ? null : certainEnd(due, dayEndsOf(context));
};

// A window that passes unused is no breach: the reply period simply runs on.
const noticeClock = (context: RequestContext, { calendar, now }: At): readonly Clock[] => {
  const { correction, receivedOn } = context;
  const closesAt = noticeWindow(context, calendar);
  const isOpen = context.corrections === 0 || (correction !== null && correction.suppliedOn === null);
  if (closesAt === null || receivedOn === null || !isOpen) return [];
  const over = context.decidedAt ?? context.closedAt ?? (closesAt <= now ? closesAt : null);
  const ended = doneOn(correction?.noticedOn ?? null) ?? voided(over);
  return [clock('correction-notice', 'correction-notice', workingDays(receivedOn, 'correction-notice'), ended, false)];
};

const correctionClock = ({ regime, correction, closedAt }: RequestContext): readonly Clock[] => {
  if (regime !== 'FOI2019' || correction === null) return [];
  const { deliveredOn, dueOn, suppliedOn } = correction;
  const isSet = deliveredOn !== null && dueOn !== null;
  const measure: Measure | null = isSet ? { by: 'set-date', start: deliveredOn, on: dueOn } : null;
  return [clock('correction', 'correction', measure, doneOn(suppliedOn) ?? voided(closedAt), true)];
};

// The officer's working day is a convention (U35): it is shown, and nothing follows from its end.
const latenessClock = ({ correction }: RequestContext): readonly Clock[] =>
  correction?.lateOn == null
    ? []
    : [clock('lateness', 'lateness', workingDays(correction.lateOn, 'lateness'), doneOn(correction.judgedOn), false)];

const feeClock = (context: RequestContext): readonly Clock[] => {
  if (context.fee === null) return [];
  const { deliveredOn, settledOn } = context.fee;
  const measure = deliveredOn === null ? null : workingDays(deliveredOn, 'fee-payment');
  return [clock('fee-payment', 'fee-payment', measure, doneOn(settledOn) ?? voided(context.closedAt), true)];
};

const receiptClock = (context: RequestContext): readonly Clock[] => {
  if (context.channel !== 'mail-ordinary' || context.submittedOn === null) return [];
  const measure: Measure = { by: 'set-date', start: context.submittedOn, on: context.submittedOn };
  return [
    clock(
      'confirm-receipt',
      'confirm-receipt',
      measure,
      doneOn(context.confirmedOn) ?? voided(context.closedAt),
      false,
    ),
  ];
};

/** All clocks of a request; each is data that a calendar turns into a date. */
export const requestClocks = (context: RequestContext, at: At): readonly Clock[] =>
  underItsText(context, [
    ...receiptClock(context),
    ...replyClock(context, at),
    ...voidedReply(context),
    ...onTheSpot(context, at),
    ...noticeClock(context, at),
    ...correctionClock(context),
    ...latenessClock(context),
    ...context.consultations.map((one) => consultationClock(context, one)),
    ...feeNoticeClock(context, at),
    ...feeClock(context),
  ]);

/** The reply clock read at an instant; null before receipt and while a correction is awaited. */
export const readReply = (context: RequestContext, { calendar, now }: At) => {
  const [found] = replyClock(context, { calendar, now });
  return found === undefined ? null : readClock(found, calendar, now, dayEndsOf(context));
};

/** The day of an instant in the zone of the law; short because rules use it on every line. */
export const dayOf = civilDateOf;
