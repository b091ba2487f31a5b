import type { Duty } from '../../kernel/duties.ts';
import type { InterviewFactType } from './facts.ts';

/** Which duties may record each fact. */
export const recordedBy = {
  'interview.asked': ['registrar'],
  'interview.granted': ['spokesperson'],
  'interview.declined': ['spokesperson'],
  'interview.held': ['spokesperson'],
  'clock.expired': ['system'],
} as const satisfies Record<InterviewFactType, readonly Duty[]>;

/** Nobody has to be kept apart. */
export const keptApart: readonly { readonly first: InterviewFactType; readonly second: InterviewFactType }[] = [];
