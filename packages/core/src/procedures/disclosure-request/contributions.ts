import type { CivilDate } from '@gongkai/calendar';
import { civilDateOf } from '@gongkai/calendar';
import type { Clock, Measure } from '../../kernel/clock.ts';
import type { Contribution, Env } from '../../kernel/procedure.ts';
import { readClock } from '../../kernel/read-clock.ts';
import { dayEndsOf } from './clocks.ts';
import type { EarlierResult, RequestContext } from './context.ts';
import type { OutcomeCode } from './outcomes.ts';
import { PERIODS } from './periods.ts';
import { repliedAt, replyMeasure } from './reply-measure.ts';
import { settingsOf } from './settings.ts';

type Result = Omit<EarlierResult, 'remandedOn'>;

/** Within the base period, within the extended one, or after both; an ending without a reply is never late. */
const timelinessOf = (context: RequestContext, { measure, repliedAt: at }: Result, { calendar }: Env): string => {
  if (measure === null || at === null) return 'in-time';
  const within = (candidate: Measure): boolean => {
    const clock: Clock = {
      id: 'reply',
      period: PERIODS.reply,
      measure: candidate,
      ended: { at, how: 'done' },
      expires: false,
    };
    return readClock(clock, calendar, at, dayEndsOf(context)).state === 'met';
  };
  if (measure.by !== 'working-days' || measure.extension === 0) return within(measure) ? 'in-time' : 'late';
  if (within({ ...measure, extension: 0 })) return 'in-time';
  return within(measure) ? 'extended' : 'late';
};

const present = (context: RequestContext): Result | null => {
  const finishedAt = context.servedAt ?? context.closedAt;
  // A request that never was received, for example withdrawn before it was confirmed, is in no table.
  if (finishedAt === null || context.outcome === null || context.firstReceivedOn === null) return null;
  return { outcome: context.outcome, finishedAt, measure: replyMeasure(context), repliedAt: repliedAt(context) };
};

const counted = (context: RequestContext): readonly Result[] => {
  const results: readonly Result[] = [...context.earlier, ...[present(context)].filter((one) => one !== null)];
  return settingsOf(context.settings)['stats.remand'] === 'countAsNew' ? results : results.slice(0, 1);
};

const received = (on: CivilDate | null, by: Record<string, string>): readonly Contribution[] =>
  on === null ? [] : [{ indicator: 'request.received', on, by }];

const finished = (
  on: CivilDate,
  outcome: OutcomeCode,
  timeliness: string,
  by: Record<string, string>,
): readonly Contribution[] => [
  { indicator: 'request.handled', on, by: { ...by, timeliness } },
  { indicator: 'request.result', on, by: { applicant: by['applicant'] ?? 'other', outcome } },
];

/**
 * What a request adds to the figures: one received on its first date of receipt, one result in the year in which it is
 * finished (table 3: new + carried in = handled + carried out), complaints as they come.
 */
export const requestContributions = (context: RequestContext, env: Env): readonly Contribution[] => {
  const by = { channel: context.channel ?? 'in-person', applicant: context.applicant ?? 'other' };
  // A remanded case is counted again only where the setting says so (U37); then it is also new in the year of the order.
  const again = settingsOf(context.settings)['stats.remand'] === 'countAsNew' ? context.earlier : [];
  return [
    ...received(context.firstReceivedOn, by),
    ...again.flatMap((one) => received(one.remandedOn, by)),
    ...counted(context).flatMap((one) =>
      finished(civilDateOf(one.finishedAt), one.outcome, timelinessOf(context, one, env), by),
    ),
    ...context.complaints.map((on) => ({ indicator: 'request.complaint', on, by: {} })),
    ...feePaid(context),
  ];
};

const feePaid = ({ fee }: RequestContext): readonly Contribution[] =>
  fee === null || fee.settledOn === null
    ? []
    : [{ indicator: 'request.fee', on: fee.settledOn, by: {}, amount: fee.paid }];
