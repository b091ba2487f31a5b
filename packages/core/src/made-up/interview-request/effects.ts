import type { Effects } from '../../kernel/procedure.ts';
import type { InterviewContext } from './context.ts';
import type { InterviewFact } from './facts.ts';

/** What each fact changes. */
export const effects: Effects<InterviewContext, InterviewFact> = {
  'interview.asked': (_, { at }) => ({ askedAt: at }),
  'interview.granted': (_, { at }) => ({ answeredAt: at, granted: true }),
  'interview.declined': (_, { at }) => ({ answeredAt: at }),
  'interview.held': (_, { at }) => ({ heldAt: at }),
  'clock.expired': ({ expired }, { clock, dueAt }) => ({ expired: { ...expired, [clock]: dueAt } }),
};
