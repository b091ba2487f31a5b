import type { Instant } from '@gongkai/calendar';
import { day, setDate, text, words } from '../../kernel/index.ts';
import type { ExcessiveSlice, RequestContext } from './context.ts';
import { hasNoStatutoryPeriod, OVERDUE } from './extension.ts';
import { on, r19, request, silent } from './kit.ts';
import type { Pauses, ReplyClock } from './reply-clock.ts';
import { settingsOf } from './settings.ts';

const { fact } = request;

/** Waiting for reasons stops the reply clock only where the setting says so (U4). */
export const reasonsPauses: Pauses = {
  of: (context) =>
    context.reasons === null || !settingsOf(context)['pause.reasonsRequest']
      ? []
      : [{ after: context.reasons.requestedOn, through: context.reasons.closedOn }],
};

// The reasons are accepted all the same, but the reply is due when it was.
const DELAYS_NOTHING = {
  follows: text('登记后不延长答复期限', 'once recorded, it does not delay the reply'),
  instead: ({ reasons }: RequestContext, { at }: { readonly at: Instant }) => ({
    reasons: reasons && { ...reasons, closedOn: on(at) },
  }),
};

const EMPTY: ExcessiveSlice = { reasons: null };

const facts = {
  'reasons.requested': fact({
    label: text('要求说明理由', 'reasons requested'),
    basis: r19(35),
    by: ['handler'],
    data: { note: words(2000) },
    from: { processing: 'giving-reasons' },
    irregular: [
      {
        code: 'rule/not-in-2008',
        follows: text('登记后不影响答复期限', 'once recorded, it has no effect on the reply clock'),
        leads: 'stay',
        instead: () => ({}),
        basis: r19(35),
        text: text('2008年文本没有要求说明理由的规定', 'the text of 2008 has no request for reasons'),
        bars: ({ regime }) => regime === 'FOI2008',
      },
    ],
    effect: (_, { at }) => ({ reasons: { requestedOn: on(at), closedOn: null } }),
  }),
  'reasons.accepted': fact({
    label: text('认可理由', 'reasons accepted'),
    basis: r19(35),
    by: ['signatory'],
    /** The date until which the reply is delayed; null says that it comes inside its period (Art. 35). */
    data: { delayedUntil: day.nullable() },
    from: { 'giving-reasons': 'processing' },
    refuse: [
      {
        code: 'rule/delay-date',
        basis: silent('U34', 35),
        text: text('延迟答复的期限须晚于告知之日', 'the delayed date is before the notice'),
        breaks: (_, { at, delayedUntil }) => delayedUntil !== null && delayedUntil <= on(at),
      },
    ],
    irregular: [
      {
        code: 'rule/delay-not-here',
        ...DELAYS_NOTHING,
        kind: 'conflict',
        basis: silent('U34', 35),
        text: text(
          '没有可以延迟的法定答复期限:期限已由行政机关或者命令确定,或者行政机关自行纠正、法律未定期限',
          'there is no statutory period to delay: the agency or an order set one, or the agency replaces its own reply',
        ),
        breaks: (context, { delayedUntil }, env) => delayedUntil !== null && hasNoStatutoryPeriod(context, env),
      },
      {
        code: 'rule/delay-too-long',
        ...DELAYS_NOTHING,
        basis: silent('U34', 35),
        text: text('延迟答复的期限超过设定的上限', 'the delay exceeds the limit that the setting names'),
        breaks: (context, { at, delayedUntil }, { calendar }) => {
          const most = settingsOf(context)['massDelay.max'];
          if (most === null || delayedUntil === null) return false;
          const last = calendar.addWorkingDays(on(at), most);
          return delayedUntil > (last.kind === 'final' ? last.date : last.latest);
        },
      },
      {
        code: 'rule/reply-overdue',
        ...DELAYS_NOTHING,
        kind: 'conflict',
        basis: silent('U34', 35),
        text: text('答复期限已届满,不得再确定延迟答复的期限', 'the reply is overdue; a delay gives nothing back'),
        breaks: (_, { delayedUntil }, { clock }) => delayedUntil !== null && clock('reply')?.state === 'overdue',
      },
    ],
    effect: (context, { at, delayedUntil }) => ({
      reasons: context.reasons && { ...context.reasons, closedOn: on(at) },
      ...(delayedUntil === null
        ? {}
        : { reply: { period: 'delayed-reply', start: on(at), dueOn: delayedUntil }, extension: null }),
    }),
  }),
  'reasons.rejected': fact({
    label: text('理由不合理,不予处理', 'reasons rejected'),
    basis: r19(35),
    by: ['signatory'],
    data: { reasons: words(4000) },
    from: { 'giving-reasons': 'decided' },
    effect: (context, { at }) => ({
      reasons: context.reasons && { ...context.reasons, closedOn: on(at) },
      outcome: '5.4',
      decidedAt: at,
    }),
  }),
};

/** Art. 35: requests whose number or frequency clearly exceeds what is reasonable. */
export const excessive = (reply: ReplyClock) =>
  request.chapter({
    context: EMPTY,
    periods: {
      'delayed-reply': {
        label: text('延迟答复的合理期限', 'delayed reply'),
        binds: 'agency',
        clock: 'reply',
        length: setDate((context: RequestContext) => context.reply?.dueOn),
        basis: r19(35),
        onExpiry: OVERDUE,
        runs: reply.runs('delayed-reply'),
      },
    },
    facts,
  });
