import type { CivilDate, Instant } from '@gongkai/calendar';
import { endOfDay } from '@gongkai/calendar';
import * as z from 'zod';
import {
  cite,
  convention,
  type CountedDays,
  day,
  daysUntil,
  type Env,
  publicField,
  text,
  words,
  workingDays,
} from '../../kernel/index.ts';
import type { ReplySlice, RequestContext } from './context.ts';
import { on, r19, request, silent } from './kit.ts';
import { notBefore } from './letters.ts';
import type { ReplyClock } from './reply-clock.ts';
import { settingsOf } from './settings.ts';
import { WORKING } from './states.ts';

const { fact, each, period } = request;

/** The working days of the reply, by text. */
export const REPLY_DAYS = { reply: 20, 'reply-2008': 15 } as const;

const MOST = { FOI2019: workingDays(20), FOI2008: workingDays(15) } as const;

/** What follows once the reply is late. */
export const OVERDUE = text(
  '逾期:可投诉举报、申请行政复议或者提起行政诉讼',
  'overdue: complaint, reconsideration or litigation',
);

const NO_EXTENSION = {
  code: 'rule/no-extension',
  basis: r19(33, 2),
  text: text('没有延期决定,或者已告知申请人', 'there is no approved extension of which the applicant was not notified'),
} as const;

/** What follows from an extension that is recorded all the same: it extends nothing. */
export const EXTENDS_NOTHING = {
  follows: text('登记后不产生延长答复期限的效力', 'once recorded, it extends nothing'),
  instead: () => ({}),
} as const;

type Extension = NonNullable<ReplySlice['extension']>;

/** The length of an extension: a number of working days, or a day. */
interface Approved {
  readonly at: Instant;
  readonly workingDays?: number | undefined;
  readonly until?: CivilDate | undefined;
}

const mostIn = ({ regime }: RequestContext): number => MOST[regime ?? 'FOI2019'].count;

/** The extension of a case with one more, which counts once the applicant has been notified. */
const extended = (context: RequestContext, { at, workingDays: days = 0, until: named }: Approved): Extension => {
  const { workingDays: before = 0, until: earlier } = context.extension ?? {};
  const until = named === undefined ? earlier : { on: named, since: on(at), beside: before, most: mostIn(context) };
  return {
    workingDays: before + days,
    approvedOn: on(at),
    notifiedOn: null,
    ...(until === undefined ? {} : { until }),
  };
};

/** The working days of an extension in all. */
const daysOf = (extension: Extension | null, reply: CountedDays, { calendar }: Env): number => {
  if (extension === null) return 0;
  const { workingDays: days, until } = extension;
  return days + (until === undefined ? 0 : Math.max(0, daysUntil(reply, until, calendar)));
};

/** Whether no statutory period runs: one was set, or that of a reply which the agency replaces is over. */
export const hasNoStatutoryPeriod = (
  { reply }: RequestContext,
  { clock }: { readonly clock: (id: string) => object | undefined },
): boolean => reply?.dueOn != null || clock('reply') === undefined;

const EMPTY: ReplySlice = { reply: null, extension: null, extensionApprovedAt: null, extensions: 0, lost: [] };

const replyPeriods = (reply: ReplyClock) => ({
  reply: period({
    label: text('答复期限', 'reply'),
    binds: 'agency',
    length: workingDays(REPLY_DAYS.reply),
    basis: r19(33, 2),
    onExpiry: OVERDUE,
    runs: reply.runs('reply'),
  }),
  'reply-2008': period({
    label: text('答复期限', 'reply'),
    binds: 'agency',
    clock: 'reply',
    length: workingDays(REPLY_DAYS['reply-2008']),
    basis: cite('ogi-regulation-2008', 24),
    onExpiry: text(
      '逾期:可向上级行政机关、监察机关或者主管部门举报、申请行政复议或者提起行政诉讼',
      'overdue: report to the superior, supervisory or competent organ, reconsideration or litigation',
    ),
    runs: reply.runs('reply-2008'),
  }),
});

const otherPeriods = {
  'on-the-spot': period({
    label: text('当场答复', 'reply on the spot'),
    binds: 'agency',
    length: workingDays(0),
    basis: r19(33, 1),
    onExpiry: text('转入一般答复期限', 'falls to the reply period'),
    // Not answering on the spot is not a breach: the day passes into the reply period.
    records: false,
    // The text that governs is settled at receipt.
    starts: ({ regime, receivedOn, reply: run }) => (run === null || regime !== 'FOI2019' ? undefined : receivedOn),
    ends: ({ receivedOn, onSpotAt, decidedAt, closedAt }, { now }) => {
      if (onSpotAt !== null || receivedOn === null) return onSpotAt;
      const over = endOfDay(receivedOn);
      const passed = decidedAt ?? closedAt ?? (over <= now ? over : null);
      return passed === null ? null : { at: Math.min(passed, over), how: 'void' };
    },
  }),
  extension: period({
    label: text('延长答复期限', 'extension of the reply period'),
    binds: 'agency',
    length: MOST.FOI2019,
    basis: r19(33, 2),
  }),
  'extension-2008': period({
    label: text('延长答复期限', 'extension of the reply period'),
    binds: 'agency',
    length: MOST.FOI2008,
    basis: cite('ogi-regulation-2008', 24),
  }),
};

const facts = {
  'extension.approved': fact({
    label: text('批准延期', 'extension approved'),
    basis: r19(33, 2),
    by: ['office-head'],
    data: {
      /** How long, or until which day: one of the two. */
      workingDays: publicField(z.int().positive()).optional(),
      until: day.optional(),
      reason: words(2000),
    },
    from: each(WORKING, 'stay'),
    refuse: [
      {
        code: 'rule/extension-length',
        basis: r19(33, 2),
        text: text(
          '应当写明延长的工作日数,或者写明延长至某日,二者择一;写明某日的,自批准之日可以预见的期限届满之日起,至该日应当至少有一个工作日',
          'the extension names either its working days or a day; the day adds a working day or more to the period as it is when approved',
        ),
        breaks: (context, f, env) => {
          if ((f.workingDays === undefined) === (f.until === undefined)) return true;
          const reply = env.clock('reply')?.measure;
          if (f.until === undefined || reply?.by !== 'working-days') return false;
          return daysOf(extended(context, f), reply, env) <= daysOf(context.extension, reply, env);
        },
      },
    ],
    irregular: [
      {
        code: 'rule/extension-once',
        basis: silent('U6', 33),
        text: text('答复期限已延长过,不得再次延长', 'the reply period has been extended before'),
        ...EXTENDS_NOTHING,
        bars: (context) => context.extensions >= settingsOf(context)['extension.maxTimes'],
      },
      {
        code: 'rule/extension-not-here',
        basis: silent('U7', 33),
        text: text(
          '没有可以延长的法定答复期限:由行政机关或者命令确定的期限不得再行延长,行政机关自行纠正的,法律未定期限',
          'there is no statutory period to extend: the agency or an order set one, or the agency replaces its own reply',
        ),
        ...EXTENDS_NOTHING,
        bars: (context, _, env) => hasNoStatutoryPeriod(context, env),
      },
      {
        code: 'rule/extension-late',
        basis: silent('U6', 33),
        text: text('答复期限已届满,不得再延长', 'the reply period has run out'),
        ...EXTENDS_NOTHING,
        bars: (_, __, { clock }) => clock('reply')?.state === 'overdue',
      },
      {
        code: 'rule/extension-too-long',
        basis: r19(33, 2),
        text: text(
          '延长的期限超过法定上限(2019年文本20个工作日,2008年文本15个工作日)',
          'the extension exceeds the statutory limit',
        ),
        ...EXTENDS_NOTHING,
        breaks: (context, f, env) => {
          const reply = env.clock('reply')?.measure;
          const after = extended(context, f);
          return (reply?.by === 'working-days' ? daysOf(after, reply, env) : after.workingDays) > mostIn(context);
        },
      },
    ],
    effect: (context, f) => ({
      extension: extended(context, f),
      extensionApprovedAt: f.at,
      extensions: context.extensions + 1,
    }),
  }),
  'extension.notified': fact({
    label: text('延期答复告知', 'extension notified'),
    basis: r19(33, 2),
    by: ['registrar', 'handler'],
    backdated: true,
    from: each([...WORKING, 'giving-reasons'], 'stay'),
    refuse: [
      { ...NO_EXTENSION, bars: (context) => context.extension === null || context.extension.notifiedOn !== null },
      notBefore(r19(33, 2), ({ extension: granted, extensionApprovedAt }) => granted && extensionApprovedAt),
    ],
    irregular: [
      {
        code: 'rule/extension-notice-late',
        basis: silent('U6', 33),
        text: text(
          '原答复期限已届满,此时告知延期不发生效力',
          'the base period ran out before the applicant was notified',
        ),
        ...EXTENDS_NOTHING,
        bars: (context, _, { clock }) =>
          settingsOf(context)['extension.noticeBeforeExpiry'] && clock('reply')?.state === 'overdue',
      },
    ],
    effect: (context, { at }) => ({
      extension: context.extension && { ...context.extension, notifiedOn: on(at) },
    }),
  }),
  'extension.revoked': fact({
    label: text('撤销延期', 'extension revoked'),
    basis: convention('U6', r19(33, 2)),
    by: ['office-head'],
    data: { reason: words(2000) },
    from: each(WORKING, 'stay'),
    refuse: [{ ...NO_EXTENSION, bars: (context) => context.extension === null }],
    effect: () => ({ extension: null }),
  }),
};

/** Art. 33: the reply on the spot or within its working days, and their extension. */
export const extension = (reply: ReplyClock) =>
  request.chapter({ context: EMPTY, periods: { ...replyPeriods(reply), ...otherPeriods }, facts });
