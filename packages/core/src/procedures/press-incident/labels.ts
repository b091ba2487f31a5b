import type { Text } from '../../kernel/text.ts';
import { text } from '../../kernel/text.ts';
import type { IncidentFactType } from './facts.ts';

/** The closed loop 监测 收集 研判 处置 回应 反馈, and what lies before and after it. */
export const STATES = {
  new: text('新', 'new'),
  detected: text('已监测', 'detected'),
  collected: text('已收集', 'collected'),
  triaged: text('已研判', 'triaged'),
  consulted: text('已会商', 'consulted'),
  disposed: text('已处置', 'disposed'),
  responded: text('已回应', 'responded'),
  evaluated: text('已反馈', 'evaluated'),
  closed: text('已办结', 'closed'),
} as const satisfies Record<string, Text>;

/** A state of an incident. */
export type IncidentState = keyof typeof STATES;

/** Names of the facts. */
export const FACT_LABELS = {
  'sentiment.detected': text('监测发现', 'detected'),
  'sentiment.collected': text('收集', 'collected'),
  'incident.triaged': text('研判定级', 'triaged and graded'),
  'incident.regraded': text('调整级别', 'regraded'),
  'incident.consulted': text('会商', 'consulted'),
  'incident.disposed': text('处置', 'disposed'),
  'information.released': text('首次发布权威信息', 'first authoritative release'),
  'conference.held': text('举行新闻发布会', 'press conference held'),
  'information.updated': text('持续发布', 'information updated'),
  'effect.evaluated': text('评估反馈', 'effect evaluated'),
  'rollup.submitted': text('报送每周汇总', 'weekly roll-up submitted'),
  'incident.closed': text('办结', 'closed'),
  'clock.expired': text('期限届满', 'period expired'),
} as const satisfies Record<IncidentFactType, Text>;
