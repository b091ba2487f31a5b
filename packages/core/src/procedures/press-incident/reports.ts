import type { Instant } from '@gongkai/calendar';
import * as z from 'zod';
import { convention, instant, publicField, text, words } from '../../kernel/index.ts';
import { incident } from './kit.ts';
import { reporting2007 } from './law.ts';
import { reportPeriods } from './report-hours.ts';
import { beforeEvent } from './response.ts';

const { fact, each } = incident;

const WHILE_OPEN = ['detected', 'collected', 'triaged', 'consulted', 'disposed', 'responded', 'evaluated'] as const;

const earlier = (known: Instant | null, at: Instant): Instant => Math.min(known ?? at, at);

/** Reports upward: what came in from below, and 初报, 续报, 终报 to the level above, with their hours. */
export const reports = incident.chapter({
  context: { reportReceivedAt: null, unitInformedAt: null, reportSentAt: null, replacedReports: [] },
  periods: reportPeriods,
  facts: {
    'report.received': fact({
      label: text('收到信息报告', 'report received'),
      basis: reporting2007,
      by: ['monitor', 'coordinator', 'responder'],
      backdated: true,
      data: {
        /** The unit or the lower level that reported. */
        from: words(200),
        /** When the head of that unit was informed: its own hours run from then. */
        informedAt: instant.optional(),
        summary: words(4000).optional(),
      },
      from: each(WHILE_OPEN, 'stay'),
      refuse: [
        beforeEvent,
        {
          code: 'rule/informed-later',
          basis: reporting2007,
          text: text(
            '单位负责人接报时间不得晚于其报告时间',
            'the head of the unit cannot have been informed after the unit reported',
          ),
          breaks: (_, { at, informedAt }) => informedAt !== undefined && informedAt > at,
        },
      ],
      effect: (context, { at, informedAt }) => {
        const isFirst = at < (context.reportReceivedAt ?? Infinity);
        return {
          reportReceivedAt: earlier(context.reportReceivedAt, at),
          unitInformedAt: isFirst ? (informedAt ?? null) : context.unitInformedAt,
        };
      },
    }),
    'report.sent': fact({
      label: text('上报(初报、续报、终报)', 'report sent upward'),
      basis: reporting2007,
      by: ['coordinator', 'responder'],
      backdated: true,
      data: {
        kind: publicField(z.enum(['initial', 'follow-up', 'final'])),
        to: words(200),
        receivedBy: words(100).optional(),
        receivedAt: instant.optional(),
        number: words(60).optional(),
        summary: words(4000).optional(),
      },
      from: each([...WHILE_OPEN, 'closed'], 'stay'),
      refuse: [
        beforeEvent,
        {
          code: 'rule/initial-report-first',
          basis: convention('reports'),
          text: text('续报、终报应当在初报之后', 'a follow-up or final report comes after the first one'),
          breaks: ({ reportSentAt }, { at, kind }) => kind !== 'initial' && at < (reportSentAt ?? Infinity),
        },
        {
          code: 'rule/received-before-sent',
          basis: reporting2007,
          text: text('上级收到的时间不得早于上报的时间', 'a report cannot have been received before it was sent'),
          breaks: (_, { at, receivedAt }) => receivedAt !== undefined && receivedAt < at,
        },
      ],
      // Only a first report can be the earliest one.
      effect: ({ reportSentAt }, { at }) => ({ reportSentAt: earlier(reportSentAt, at) }),
    }),
  },
});
