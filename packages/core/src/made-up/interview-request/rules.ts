import type { Rules } from '../../kernel/procedure.ts';
import type { InterviewContext } from './context.ts';
import type { InterviewFact } from './facts.ts';

/** Nothing is asked of a fact besides the state. */
export const interviewRules: Rules<InterviewContext, InterviewFact> = {};
