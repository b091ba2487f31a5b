import type { Instant } from '@gongkai/calendar';
import { civilDateOf } from '@gongkai/calendar';
import * as z from 'zod';
import {
  type Citation,
  cite,
  citeAll,
  convention,
  publicField,
  setDate,
  shortId,
  text,
  words,
} from '../../kernel/index.ts';
import { CLOCK, named, OPINION, runsOf, withDeemedSilence } from './consultation-clock.ts';
import type { Consultation, ConsultationSlice, RequestContext } from './context.ts';
import { not2008, on, r19, request, silent } from './kit.ts';
import { expiryUnrecorded, notBeforeReceipt } from './letters.ts';
import { releases } from './outcomes.ts';
import { WITH_LETTERS } from './states.ts';
import { resumesOnFailure } from './undelivered.ts';

const { fact, rule, when, each } = request;

/** A fact about one consultation. */
export interface Named {
  readonly at: Instant;
  readonly consultation: string;
}

/** The consultations with one of them changed. */
export const changed = (
  context: RequestContext,
  id: string,
  change: (found: Consultation) => Partial<Consultation>,
) => ({
  consultations: context.consultations.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
});

/** The consultation has to be there. */
export const UNKNOWN = rule<Named>({
  code: 'rule/consultation-unknown',
  kind: 'invalid',
  basis: r19(32),
  text: text('没有这一征求意见', 'there is no such consultation'),
  bars: ({ consultations }) => consultations.length === 0,
  breaks: (context, { consultation }) => named(context, consultation) === undefined,
});

const notBeforeSending = rule<Named>({
  code: 'rule/before-its-letter',
  basis: r19(32),
  text: text('不得早于征求意见书发出之时', 'it is before the consultation was sent'),
  breaks: ({ consultationsSentAt }, { at, consultation }) =>
    at < (consultationsSentAt[consultation] ?? Number.NEGATIVE_INFINITY),
});

const isArrivedOrEnded = ({ deliveredOn, how }: Consultation): boolean => deliveredOn !== null || how !== null;

/** The letter of a consultation is on its way. */
const onItsWay = {
  bars: ({ consultations }: RequestContext): boolean => consultations.every(isArrivedOrEnded),
  breaks: ({ consultations }: RequestContext, { consultation: id }: Named): boolean =>
    consultations.some((one) => one.id === id && isArrivedOrEnded(one)),
};

/** What is done to a consultation comes before its end; a period that is over ends it also before that is recorded. */
const notEnded = (isEnded: (one: Consultation) => boolean) =>
  rule<Named>({
    code: 'rule/consultation-closed',
    kind: 'conflict',
    basis: r19(32),
    text: text('该征求意见已有答复或者已经结束', 'the consultation is answered or ended'),
    // Only what is on record bars it: an act before a silent end may be recorded after it.
    bars: ({ consultations }) => consultations.every(isEnded),
    breaks: (context, { at, consultation: id }, { calendar }) => {
      const found = named(withDeemedSilence(context, { calendar, now: at }), id);
      return found !== undefined && isEnded(found);
    },
  });

// A draft that gives something out waits for the opinion (Arts. 32, 34), also where the letter is recorded after it.
const takesBack = when<{ readonly at: Instant; readonly party: Consultation['party'] }>(
  'the draft waits for the opinion',
  ({ draft }, { party }) => draft !== null && releases(draft) && party !== 'other-agency',
);

/** Letters to a co-making agency are governed by Art. 34, those to another agency by Art. 33(3), and not by Art. 32. */
export const underItsArticle = (basis: Citation, type: string, party: unknown): Citation => {
  if (basis.article !== 32 || (party !== 'co-agency' && party !== 'other-agency')) return basis;
  if (party === 'other-agency') return basis.mark === 'design-choice' ? convention('U3', r19(33, 3)) : r19(33, 3);
  if (type === 'consultation.sent' && basis.also.length > 0) return citeAll(r19(34), r19(33, 3));
  return basis.mark === 'design-choice' ? convention('U3', r19(34)) : r19(34);
};

/** The party of the consultation that a fact or the expiry of a clock is about. */
export const partyIn = (context: RequestContext, fact: Readonly<Record<string, unknown>>): unknown => {
  const { party, consultation, clock } = fact;
  const id = consultation ?? (typeof clock === 'string' ? clock.slice(CLOCK.length + 1) : undefined);
  return party ?? context.consultations.find((one) => one.id === id)?.party;
};

/** The name of a consultation, chosen by the office; public, since it names a clock. */
export const consultationId = { consultation: publicField(shortId) };
const EMPTY: ConsultationSlice = { consultations: [], consultationsSentAt: {}, counterparts: {} };

/** Who is asked, and about what. */
const letter = {
  party: publicField(z.enum(['third-party', 'co-agency', 'other-agency'])),
  name: words(200).optional(),
  agent: words(200).optional(),
  address: words(500).optional(),
  content: words(4000).optional().meta({ description: 'what was sent, and what is asked' }),
};

/** Arts. 32 and 34: letters to third parties and co-making agencies, and their answers. */
export const consultation = request.chapter({
  context: EMPTY,
  periods: {
    'third-party': {
      label: text('第三方提出意见', 'opinion of the third party'),
      binds: 'third-party',
      clock: CLOCK,
      length: OPINION,
      basis: r19(32),
      onExpiry: text('由行政机关依照条例决定是否公开', 'the agency decides itself'),
      runs: runsOf(({ party }, { regime }) => regime === 'FOI2019' && party === 'third-party'),
      // For the other periods of this clock too: silence has one effect on the record.
      onExpired: {
        effect: (context: RequestContext, { run, dueAt }) =>
          changed(context, run ?? '', () => ({ closedOn: civilDateOf(dueAt - 1), how: 'silent' })),
      },
    },
    'third-party-2008': {
      label: text('第三方提出意见(2008年文本未定期限)', 'opinion of the third party; the text of 2008 sets no period'),
      binds: 'third-party',
      clock: CLOCK,
      length: setDate(() => null),
      basis: cite('ogi-regulation-2008', 23),
      records: false,
      runs: runsOf(({ party }, { regime }) => regime !== 'FOI2019' && party !== 'other-agency'),
    },
    // The reply clock is stopped until the agency answers or is no longer asked; it has no time limit of its own.
    'other-agency': {
      label: text('征求其他机关意见', 'opinion of another agency'),
      binds: 'other-agency',
      clock: CLOCK,
      length: setDate(() => null),
      basis: r19(33, 3),
      records: false,
      runs: runsOf(({ party }) => party === 'other-agency'),
    },
    'co-agency': {
      label: text('被征求意见的行政机关提出意见', 'opinion of the co-making agency'),
      binds: 'co-agency',
      clock: CLOCK,
      length: OPINION,
      basis: r19(34),
      onExpiry: text('视为同意公开', 'deemed consent'),
      runs: runsOf(({ party }, { regime }) => regime === 'FOI2019' && party === 'co-agency'),
    },
  },
  facts: {
    'consultation.sent': fact({
      label: text('发出征求意见书', 'consultation sent'),
      basis: citeAll(r19(32), r19(33, 3)),
      by: ['handler'],
      data: { ...consultationId, ...letter },
      backdated: true,
      from: {
        processing: 'stay',
        ...each(['drafted', 'cleared', 'countersigned'], [{ ...takesBack, to: 'processing' }, 'stay']),
      },
      refuse: [
        notBeforeReceipt,
        {
          code: 'rule/consultation-known',
          basis: silent('record'),
          text: text('该征求意见编号已使用', 'a consultation of this name exists'),
          breaks: (context, f) => named(context, f.consultation) !== undefined,
        },
        {
          ...not2008(
            '2008年文本没有征求相关行政机关意见的规定',
            'the text of 2008 has no consultation of a co-making agency',
          ),
          kind: 'conflict',
          breaks: ({ regime }, { party }) => regime === 'FOI2008' && party === 'co-agency',
        },
      ],
      effect: (context, f) => ({
        ...(takesBack.test(context, f) ? { draft: null, grounds: [], cleared: false } : {}),
        consultationsSentAt: { ...context.consultationsSentAt, [f.consultation]: f.at },
        ...(f.name === undefined ? {} : { counterparts: { ...context.counterparts, [f.consultation]: f.name } }),
        consultations: [
          ...context.consultations,
          {
            id: f.consultation,
            party: f.party,
            sentOn: on(f.at),
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
    }),
    'consultation.delivered': fact({
      label: text('征求意见书送达', 'consultation delivered'),
      basis: r19(32),
      by: ['registrar', 'handler'],
      backdated: true,
      data: consultationId,
      from: each(WITH_LETTERS, 'stay'),
      refuse: [
        UNKNOWN,
        {
          code: 'rule/already-delivered',
          kind: 'conflict',
          basis: r19(32),
          text: text('该文书已登记送达或者未能送达', 'the letter is already recorded as delivered or lost'),
          ...onItsWay,
        },
        notBeforeSending,
      ],
      effect: (context, f) => changed(context, f.consultation, () => ({ deliveredOn: on(f.at) })),
    }),
    'consultation.undelivered': fact({
      label: text('征求意见书未能送达', 'consultation undelivered'),
      basis: convention('U3', r19(32)),
      by: ['registrar', 'handler'],
      backdated: true,
      data: { ...consultationId, note: words().optional() },
      from: each(WITH_LETTERS, 'stay'),
      refuse: [
        UNKNOWN,
        {
          code: 'rule/consultation-closed',
          kind: 'conflict',
          basis: r19(32),
          text: text('该征求意见已送达或者已结束', 'the letter was delivered or the consultation has ended'),
          ...onItsWay,
        },
        notBeforeSending,
      ],
      effect: (context, f) =>
        changed(context, f.consultation, () => ({
          closedOn: resumesOnFailure(context) ? on(f.at) : null,
          how: 'undelivered',
        })),
    }),
    'consultation.recalled': fact({
      label: text('撤回征求意见', 'consultation recalled'),
      basis: citeAll(r19(32), r19(33, 3)),
      by: ['handler'],
      data: { ...consultationId, reason: words(2000) },
      from: each(WITH_LETTERS, 'stay'),
      refuse: [UNKNOWN, notBeforeSending, notEnded(({ how }) => how !== null)],
      effect: (context, f) => changed(context, f.consultation, () => ({ closedOn: on(f.at), how: 'recalled' })),
    }),
    'consultation.answered': fact({
      label: text('收到意见', 'opinion received'),
      basis: citeAll(r19(32), r19(15)),
      by: ['registrar', 'handler'],
      backdated: true,
      data: {
        ...consultationId,
        answer: publicField(z.enum(['consents', 'objects'])),
        reasons: words(4000).optional(),
        agent: words(200).optional().meta({ description: 'who answered for the party' }),
      },
      from: each(WITH_LETTERS, 'stay'),
      refuse: [
        UNKNOWN,
        notBeforeSending,
        // A timely opinion may be recorded after the expiry was; a late one goes on record once, without effect.
        notEnded(({ how, overridden, lateOn }) => (how === 'silent' ? overridden || lateOn !== null : how !== null)),
        {
          ...expiryUnrecorded,
          breaks: (context, f, { calendar }) => {
            const found = named(withDeemedSilence(context, { calendar, now: f.at }), f.consultation);
            const isUnrecorded = named(context, f.consultation)?.how === null && found?.how === 'silent';
            return isUnrecorded && found.closedOn !== null && on(f.at) > found.closedOn;
          },
        },
      ],
      effect: (context, f) =>
        changed(context, f.consultation, (one) =>
          one.how === 'silent' && one.closedOn !== null && on(f.at) > one.closedOn
            ? { lateOn: on(f.at) }
            : { closedOn: on(f.at), how: f.answer, reasoned: f.reasons !== undefined },
        ),
    }),
  },
});
