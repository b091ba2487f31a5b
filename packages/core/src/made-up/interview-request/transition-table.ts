import type { InterviewFactType } from './facts.ts';
import type { InterviewState } from './labels.ts';

/** What a fact does in a state: the next state, or `refused`. */
export type Cell = InterviewState | 'refused';

const _ = 'refused';

/** The table of states and facts, written from SPEC.md and never from the machine. `_` is a refusal. */
// prettier-ignore
export const TRANSITION_TABLE: { readonly [S in InterviewState]: { readonly [F in InterviewFactType]: Cell } } = {
  new: { 'interview.asked': 'asked', 'interview.granted': _, 'interview.declined': _, 'interview.held': _, 'clock.expired': _ },
  asked: { 'interview.asked': _, 'interview.granted': 'granted', 'interview.declined': 'declined', 'interview.held': _, 'clock.expired': 'asked' },
  granted: { 'interview.asked': _, 'interview.granted': _, 'interview.declined': _, 'interview.held': 'held', 'clock.expired': 'granted' },
  declined: { 'interview.asked': _, 'interview.granted': _, 'interview.declined': _, 'interview.held': _, 'clock.expired': _ },
  held: { 'interview.asked': _, 'interview.granted': _, 'interview.declined': _, 'interview.held': _, 'clock.expired': _ },
};
