import type { CivilDate, Instant } from '@gongkai/calendar';
import { civilDate, startOfDay } from '@gongkai/calendar';
import * as z from 'zod';
import type { Citation } from '../../kernel/index.ts';
import { cite, citeAll, day, INSTRUMENTS, setDate, text, words } from '../../kernel/index.ts';
import type { RemediesSlice, RequestContext } from './context.ts';
import { OVERDUE } from './extension.ts';
import { on, r19, request } from './kit.ts';
import { isPartial, OWN_GROUND } from './outcomes.ts';
import type { ReplyClock } from './reply-clock.ts';
import { repliedAt } from './reply-clock.ts';
import { settingsOf } from './settings.ts';

const { fact, each } = request;

type Order = 'ordered-reply' | 'ordered-reply-2017' | 'ordered-by-court';

/** The law on which each kind of order rests. */
const ORDERS: Readonly<Record<Order, Citation>> = {
  'ordered-reply': citeAll(cite('reconsideration-law-2023', 64), cite('reconsideration-law-2023', 66)),
  'ordered-reply-2017': cite('reconsideration-law-2017', 28, null, { mark: 'from-memory' }),
  'ordered-by-court': citeAll(cite('litigation-law-2017', 70), cite('litigation-law-2017', 72)),
};

const LAW_OF_2023 = INSTRUMENTS['reconsideration-law-2023'].from;

// Orders of a reconsideration organ by their date, and those of a court, which rest on another law.
const orderPeriod = (by: unknown, orderedOn: CivilDate): Order => {
  if (by === 'court') return 'ordered-by-court';
  return orderedOn < LAW_OF_2023 ? 'ordered-reply-2017' : 'ordered-reply';
};

/** The law on which an order rests, by who gave it and when. */
export const orderBasis = (by: unknown, orderedOn: CivilDate): Citation => ORDERS[orderPeriod(by, orderedOn)];

/** Since this day a refusal to disclose goes to reconsideration before a court (行政复议法2023 Arts. 23, 90). */
const COMPULSORY_FROM = startOfDay(civilDate(LAW_OF_2023));

/**
 * Whether reconsideration has to come before a court: by the outcome, or by what a partial release withholds (U11); of
 * silence once the reply is overdue (U12). Null where the applicant ended the request.
 */
export const reconsiderationFirst = (context: RequestContext): boolean | null => {
  const { outcome, grounds } = context;
  const { 'route.compulsory': compulsory, 'route.silence': silence } = settingsOf(context);
  if (outcome === null) return silence === 'reconsiderationFirst';
  if (outcome === '6.3') return null;
  const actAt = context.servedAt ?? context.decidedAt ?? context.closedAt ?? Number.NEGATIVE_INFINITY;
  if (actAt < COMPULSORY_FROM) return false;
  if (!isPartial(outcome)) return compulsory.some((code) => code === outcome);
  return compulsory.some((code) => grounds.some((ground) => OWN_GROUND[code] === ground));
};

const orderedPeriod = (reply: ReplyClock, name: Order, zh: string, en: string) =>
  request.period({
    label: text(zh, en),
    binds: 'agency',
    clock: 'reply',
    length: setDate((context: RequestContext) => context.reply?.dueOn),
    basis: ORDERS[name],
    onExpiry: OVERDUE,
    runs: reply.runs(name),
  });

/** The result that the case had come to, kept when an order reopens it. */
const earlierResult = (context: RequestContext, reply: ReplyClock, at: Instant) =>
  context.outcome === null
    ? []
    : [
        {
          outcome: context.outcome,
          finishedAt: context.servedAt ?? context.closedAt ?? at,
          measure: reply.measure(context),
          repliedAt: repliedAt(context),
          remandedOn: on(at),
        },
      ];

const EMPTY: RemediesSlice = { complaints: [], earlier: [] };

/** Arts. 47 and 51: complaints, and orders of a reconsideration organ or a court to handle the request again. */
export const remedies = (reply: ReplyClock) =>
  request.chapter({
    context: EMPTY,
    periods: {
      'ordered-reply': orderedPeriod(
        reply,
        'ordered-reply',
        '复议决定确定的期限',
        'period set by the decision on reconsideration',
      ),
      'ordered-reply-2017': orderedPeriod(
        reply,
        'ordered-reply-2017',
        '复议决定确定的期限',
        'period set by the decision on reconsideration',
      ),
      'ordered-by-court': orderedPeriod(reply, 'ordered-by-court', '判决确定的期限', 'period set by the judgment'),
    },
    facts: {
      'complaint.made': fact({
        label: text('投诉举报', 'complaint made'),
        basis: citeAll(r19(51), r19(47)),
        by: ['applicant', 'registrar', 'handler', 'supervisor'],
        data: { to: words(200) },
        from: each(
          [
            'received',
            'registered',
            'processing',
            'giving-reasons',
            'drafted',
            'cleared',
            'countersigned',
            'decided',
            'served',
            'archived',
            'closed',
          ],
          'stay',
        ),
        refuse: [
          {
            code: 'rule/not-overdue',
            basis: r19(51),
            text: text('答复期限未届满,尚未作出答复', 'the reply is neither given nor overdue'),
            bars: ({ servedAt, closedAt }, _, { clock }) =>
              servedAt === null && closedAt === null && clock('reply')?.state !== 'overdue',
          },
        ],
        effect: ({ complaints }, { at }) => ({ complaints: [...complaints, on(at)] }),
      }),
      'request.remanded': fact({
        label: text('复议决定或者判决责令重新处理', 'remanded'),
        basis: citeAll(cite('reconsideration-law-2023', 64), cite('reconsideration-law-2023', 66)),
        by: ['office-head', 'supervisor'],
        data: { by: z.enum(['review-organ', 'court']), document: words(200), dueOn: day },
        from: each(['served', 'archived', 'closed'], 'processing'),
        refuse: [
          {
            code: 'rule/nothing-to-set-aside',
            basis: r19(51),
            text: text(
              '申请人已撤回申请,没有可以撤销的不再处理行为',
              'the applicant withdrew; there is no act that an order could set aside',
            ),
            bars: ({ closedAt, outcome }) => closedAt !== null && outcome === '6.3',
          },
          {
            code: 'rule/order-date',
            basis: cite('reconsideration-law-2023', 64),
            text: text('期限须晚于收到决定或者判决之日', 'the date set by the order is before the order'),
            breaks: (_, { at, dueOn }) => dueOn < on(at),
          },
        ],
        effect: (context, f) => ({
          earlier: [...context.earlier, ...earlierResult(context, reply, f.at)],
          reply: { period: orderPeriod(f.by, on(f.at)), start: on(f.at), dueOn: f.dueOn },
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
        }),
      }),
    },
  });
