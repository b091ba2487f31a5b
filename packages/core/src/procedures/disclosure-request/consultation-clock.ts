import type { CivilDate } from '@gongkai/calendar';
import { addDays } from '@gongkai/calendar';
import { type End, type Moment, type Run, workingDays } from '../../kernel/index.ts';
import type { Consultation, RequestContext } from './context.ts';
import { dueIn, measureFrom, voidAt } from './period-ends.ts';
import type { Pauses } from './reply-clock.ts';
import { dayEndsOf, settingsOf } from './settings.ts';

/** The clock of all consultations; the rest of the identifier is the name of one. */
export const CLOCK = 'consultation';
/** The time for an opinion. */
export const OPINION = workingDays(15);

/** A consultation of the case by its name. */
export const named = ({ consultations }: RequestContext, id: string): Consultation | undefined =>
  consultations.find((one) => one.id === id);

/** A consultation whose period is over ends by silence, also before the engine has recorded the expiry. */
export const withDeemedSilence = (context: RequestContext, { calendar, now }: Moment): RequestContext => {
  const open = context.consultations.filter(
    (one) => hasPeriod(one) && one.closedOn === null && one.deliveredOn !== null && one.how === null,
  );
  if (open.length === 0 || context.regime !== 'FOI2019') return context;
  const consultations = context.consultations.map((one) => {
    if (one.deliveredOn === null || !open.includes(one)) return one;
    const due = dueIn(context, measureFrom(context, OPINION, one.deliveredOn), calendar);
    const over = due !== null && due.provisional === null && due.at <= now;
    return over ? { ...one, closedOn: due.on, how: 'silent' as const } : one;
  });
  return { ...context, consultations };
};

// Another agency that is asked (Art. 33(3)) has no period, and its silence says nothing.
const hasPeriod = ({ party }: Consultation): boolean => party !== 'other-agency';

/** The days for consultations do not count towards the reply (Art. 33(3)); which of them exactly is reading U2. */
export const consultationPauses: Pauses = {
  of: (given, moment) => {
    const context = moment === null ? given : withDeemedSilence(given, moment);
    const convention = settingsOf(context)['pause.convention'];
    // Where a lost letter keeps the clock stopped (U3), it does so until the next one to the same party is sent.
    const closed = (one: Consultation, index: number): CivilDate | null => {
      if (one.how !== 'undelivered' || one.closedOn !== null) return one.closedOn;
      return context.consultations.slice(index + 1).find((later) => later.party === one.party)?.sentOn ?? null;
    };
    // The day of sending may be the last day of the reply, and over.
    const isSentByDay = ({ id, sentOn }: Consultation): boolean =>
      (context.consultationsSentAt[id] ?? Number.NEGATIVE_INFINITY) < dayEndsOf(context)(sentOn);
    return context.consultations.flatMap((one, index) => {
      // The text of 2008 leaves out the time of third parties only (Art. 24(3)).
      if (context.regime === 'FOI2008' && one.party !== 'third-party') return [];
      const end = closed(one, index);
      return {
        after: convention === 'fromSent_throughAnswer' && isSentByDay(one) ? addDays(one.sentOn, -1) : one.sentOn,
        through: end === null || convention !== 'afterSent_beforeAnswer' ? end : addDays(end, -1),
      };
    });
  },
};

/** Whether a party may still answer. A period that is over for certain bars nothing, also before its end is recorded. */
export const mayStillAnswer = (context: RequestContext, party: Consultation['party'], moment: Moment): boolean =>
  withDeemedSilence(context, moment).consultations.some(
    (one) => one.party === party && one.closedOn === null && one.how === null,
  );

// Silence is the end of the period itself, so it is recorded at its end and judged neither met nor late.
const endOf = (context: RequestContext, one: Consultation): End => {
  if (one.how === 'undelivered') return voidAt(one.closedOn ?? one.sentOn);
  if (one.how === 'silent' && one.lateOn !== null) return one.lateOn;
  if (one.how === 'silent' && one.overridden) return voidAt(one.closedOn ?? one.sentOn);
  if (one.how === 'silent') return voidAt(context.expired[`${CLOCK}:${one.id}`] ?? null);
  // A question has no more effect once the reply is served or the case is closed.
  return one.closedOn ?? voidAt(context.servedAt ?? context.closedAt);
};

/** The runs of the consultations that are selected. */
export const runsOf =
  (selected: (one: Consultation, context: RequestContext) => boolean) =>
  (context: RequestContext): readonly Run[] =>
    context.consultations
      .filter((one) => selected(one, context))
      .map((one) => ({ id: one.id, start: one.deliveredOn, ended: endOf(context, one) }));
