import type { CivilDate } from '@gongkai/calendar';
import * as z from 'zod';
import { cite, citeAll, day, publicField, text, words } from '../../kernel/index.ts';
import type { RemediesSlice, RequestContext } from './context.ts';
import { on, r19, request } from './kit.ts';
import { ORDERED_UNDATED, orderPeriod, orderPeriods } from './orders.ts';
import { pastRuns, placeOf } from './past-runs.ts';
import { repliedAt, type ReplyClock } from './reply-clock.ts';
import { SELF_CORRECTION } from './service.ts';
import { AFTER_RECEIPT } from './states.ts';

const { fact, each } = request;

/** The earlier result of a case that is handled again; none without a reply. */
const earlierResult = (context: RequestContext, reply: ReplyClock, at: number) => {
  const finishedAt = context.servedAt ?? context.closedAt;
  if (context.outcome === null || finishedAt === null) return [];
  const measure = reply.measure(context);
  return [{ outcome: context.outcome, finishedAt, measure, repliedAt: repliedAt(context), remandedOn: on(at) }];
};

/** The runs of the reply clock that are on record when it ends at this instant. */
const recorded = (context: RequestContext, reply: ReplyClock, at: number) => {
  const replied = repliedAt(context);
  const how = replied !== null ? 'replied' : context.closedAt !== null ? 'closed' : 'ordered';
  return pastRuns(context, reply.measure(context), { at: replied ?? context.closedAt ?? at, how });
};

/** What ends when a finished case is opened again: what was still open then does not come back to life. */
const reopened = (context: RequestContext) => ({
  correction: null,
  consultations: context.consultations.filter((one) => one.closedOn !== null),
  fee: context.fee?.settledOn == null ? null : context.fee,
  reasons: context.reasons?.closedOn == null ? null : context.reasons,
  secrecy: context.secrecy?.finding == null ? null : context.secrecy,
  extension: null,
  draft: null,
  grounds: [],
  cleared: false,
  signedApart: true,
  outcome: null,
  onSpotAt: null,
  decidedAt: null,
  servedAt: null,
  closedAt: null,
  services: [],
  returnedAt: null,
  deliveredOn: null,
});

/** An order against silence leaves the letters of a running case as they are. */
const hurried = (context: RequestContext) => ({ ...reopened(context), consultations: context.consultations });

const isFinished = ({ servedAt, closedAt }: RequestContext): boolean => servedAt !== null || closedAt !== null;

const organ = { by: publicField(z.enum(['review-organ', 'court'])), document: words(200) };

const remedy = (
  context: RequestContext,
  { at, by, document }: { at: number; by: 'review-organ' | 'court'; document: string },
  result: 'corrected' | 'other',
) => {
  const reply = placeOf(context) + (isFinished(context) ? 1 : 0);
  return [...context.remedies, { on: on(at), by, result, document, reply }];
};

const EMPTY: RemediesSlice = {
  complaints: [],
  earlier: [],
  lapses: [],
  past: [],
  replaced: null,
  remedies: [],
};

// Arts. 47(2) and 51 ask for no overdue reply.
const complaintMade = fact({
  label: text('投诉举报', 'complaint made'),
  basis: citeAll(r19(51), r19(47)),
  by: ['applicant', 'registrar', 'handler', 'supervisor'],
  data: { to: words(200) },
  from: each(['awaiting-signature', 'awaiting-confirmation', ...AFTER_RECEIPT], 'stay'),
  effect: ({ complaints }, { at }) => ({ complaints: [...complaints, on(at)] }),
});

/** An order to handle the request again, or to answer at last. Without a date the statutory period runs again. */
const remanded = (reply: ReplyClock) =>
  fact({
    label: text('复议决定或者判决责令重新处理', 'remanded'),
    basis: citeAll(cite('reconsideration-law-2023', 64), cite('reconsideration-law-2023', 66)),
    by: ['office-head', 'supervisor'],
    data: { ...organ, dueOn: day.optional() },
    from: each(AFTER_RECEIPT, 'processing'),
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
        breaks: (_, { at, dueOn }) => dueOn !== undefined && dueOn < on(at),
      },
    ],
    effect: (context, f) => {
      const start: CivilDate = on(f.at);
      const period = f.dueOn === undefined ? ORDERED_UNDATED[context.regime ?? 'FOI2019'] : orderPeriod(f.by, start);
      return {
        ...(isFinished(context) ? reopened(context) : hurried(context)),
        past: recorded(context, reply, f.at),
        earlier: [...context.earlier, ...earlierResult(context, reply, f.at)],
        reply: { period, start, dueOn: f.dueOn ?? null },
        // The period that an order sets again may be extended again.
        ...(f.dueOn === undefined ? { extensions: 0 } : {}),
        remedies: remedy(context, f, 'corrected'),
      };
    },
  });

const setAside = fact({
  label: text('复议决定或者判决撤销、确认违法(不责令重作)', 'set aside or found unlawful, without an order'),
  basis: citeAll(
    cite('reconsideration-law-2023', 64, null, { through: 65 }),
    cite('litigation-law-2017', 70),
    cite('litigation-law-2017', 74),
  ),
  by: ['office-head', 'supervisor'],
  data: { ...organ, finding: publicField(z.enum(['set-aside', 'unlawful', 'invalid'])) },
  from: each(AFTER_RECEIPT, 'stay'),
  effect: (context, f) => ({ remedies: remedy(context, f, 'corrected') }),
});

const mediated = fact({
  label: text('复议或者诉讼中调解结案', 'settled by mediation'),
  basis: citeAll(cite('reconsideration-law-2023', 73), cite('litigation-law-2017', 60, null, { mark: 'from-memory' })),
  by: ['office-head', 'supervisor'],
  data: organ,
  from: each(AFTER_RECEIPT, 'stay'),
  effect: (context, f) => ({ remedies: remedy(context, f, 'other') }),
});

/** The agency withdraws its reply to give another one; the law sets no further period for it. */
const replaced = (reply: ReplyClock) =>
  fact({
    label: text('自行纠正,重新答复', 'reply replaced by the agency itself'),
    basis: SELF_CORRECTION,
    by: ['signatory', 'office-head'],
    data: {
      reason: words(2000),
      /** Where a review or a suit against the reply is pending: it goes on, or is withdrawn. */
      during: publicField(z.enum(['review', 'suit'])).optional(),
      document: words(200).optional().meta({ description: 'the number of that review or suit' }),
    },
    from: each(['served', 'archived'], 'processing'),
    refuse: [
      {
        code: 'rule/no-reply',
        basis: SELF_CORRECTION,
        text: text('没有可以自行纠正的答复', 'there is no reply that could be replaced'),
        bars: ({ servedAt }) => servedAt === null,
      },
    ],
    effect: (context, { at }) => ({
      ...reopened(context),
      past: recorded(context, reply, at),
      earlier: [
        ...context.earlier,
        ...earlierResult(context, reply, at).map((one) => ({ ...one, selfCorrected: true as const })),
      ],
      // What is left of the period of the reply goes on, with its extension.
      extension: context.extension,
      replaced: context.reply && { run: context.reply, measure: reply.measure(context), endedAt: at },
    }),
  });

/** Arts. 47 and 51: complaints, and what a reconsideration organ or a court decides about the request. */
export const remedies = (reply: ReplyClock) =>
  request.chapter({
    context: EMPTY,
    periods: orderPeriods(reply),
    facts: {
      'complaint.made': complaintMade,
      'request.remanded': remanded(reply),
      'reply.set-aside': setAside,
      'dispute.mediated': mediated,
      'reply.replaced': replaced(reply),
    },
  });
