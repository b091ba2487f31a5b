import type { Period } from '../../kernel/period.ts';
import { text } from '../../kernel/text.ts';
import { cite, together } from '../../law/cite.ts';

const accountable = text('依法依规追究责任;发出督办', 'accountability; notice of supervision');

/** Every period of a press incident, each beside the provision that sets it. */
export const PERIODS = {
  release: {
    label: text('首次发布权威信息', 'first authoritative release'),
    binds: 'responder',
    length: { unit: 'hour', count: 5 },
    basis: cite('implementing-rules-2016-80'),
    onExpiry: accountable,
  },
  conference: {
    label: text('举行新闻发布会', 'press conference'),
    binds: 'responder',
    length: { unit: 'hour', count: 24 },
    basis: together(
      cite('response-2016-61'),
      cite('implementing-rules-2016-80'),
      // The start at the occurrence: the two notices do not say from when.
      cite('work-points-2016'),
    ),
    onExpiry: accountable,
  },
  response: {
    label: text('回应其他政务舆情', 'response to other public opinion'),
    binds: 'responder',
    length: { unit: 'hour', count: 48 },
    basis: cite('response-2016-61'),
    onExpiry: accountable,
  },
  rollup: {
    label: text('每周汇总', 'weekly roll-up'),
    binds: 'coordinator',
    length: { unit: 'natural-day', count: 7 },
    basis: cite('yunnan-report-2018'),
    onExpiry: null,
  },
} as const satisfies Record<string, Period>;
