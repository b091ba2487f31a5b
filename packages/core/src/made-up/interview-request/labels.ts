import type { Text } from '../../kernel/text.ts';
import { text } from '../../kernel/text.ts';
import type { InterviewFactType } from './facts.ts';

/** Names of the states. */
export const STATES = {
  new: text('新', 'new'),
  asked: text('已申请', 'asked'),
  granted: text('已同意', 'granted'),
  declined: text('已谢绝', 'declined'),
  held: text('已接受采访', 'held'),
} as const satisfies Record<string, Text>;

/** A state of an interview. */
export type InterviewState = keyof typeof STATES;

/** Names of the facts. */
export const FACT_LABELS = {
  'interview.asked': text('申请采访', 'asked'),
  'interview.granted': text('同意采访', 'granted'),
  'interview.declined': text('谢绝采访', 'declined'),
  'interview.held': text('接受采访', 'held'),
  'clock.expired': text('期限届满', 'period expired'),
} as const satisfies Record<InterviewFactType, Text>;
