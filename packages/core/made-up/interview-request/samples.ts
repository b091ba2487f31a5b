import type { SamplesOf, Step } from '../../src/kernel/index.ts';
import type { interviewRequest } from './interview-request.ts';

export { interviewRequest as procedure } from './interview-request.ts';

const asked: readonly Step[] = [['interview.asked']];
const granted: readonly Step[] = [...asked, ['interview.granted']];

/** Examples of the facts of an interview, and the ways to its states. */
export const samples = {
  facts: { 'interview.asked': {}, 'interview.granted': {}, 'interview.declined': {}, 'interview.held': {} },
  ways: {
    asked,
    granted,
    declined: [...asked, ['interview.declined']],
    held: [...granted, ['interview.held']],
  },
} satisfies SamplesOf<typeof interviewRequest>;
