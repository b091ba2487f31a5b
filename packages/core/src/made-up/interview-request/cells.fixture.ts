import { instantOf } from '@gongkai/calendar';
import type { Fixture } from '../../test-support/cells.ts';
import type { InterviewContext } from './context.ts';
import { emptyInterview } from './context.ts';

// A Friday: two working days are over at the end of Tuesday, the 10th.
const askedAt = instantOf('2026-02-06T10:00:00+08:00');
const answeredAt = instantOf('2026-02-07T10:00:00+08:00');
const now = instantOf('2026-02-07T12:00:00+08:00');
const answerDue = instantOf('2026-02-11T00:00:00+08:00');
const holdDue = instantOf('2026-02-09T10:00:00+08:00');

const granted: Partial<InterviewContext> = { askedAt, answeredAt, granted: true };

const byState: Readonly<Record<string, Partial<InterviewContext>>> = {
  asked: { askedAt },
  granted,
  declined: { askedAt, answeredAt },
  held: { ...granted, heldAt: now },
};

const expiry = (state: string) =>
  state === 'granted' ? { clock: 'hold', dueAt: holdDue } : { clock: 'answer', dueAt: answerDue };

/** Contexts and facts for every cell of the table, written out by hand. */
export const interviewFixture: Fixture = {
  contextFor: ({ state }) => ({ ...emptyInterview({}), ...byState[state] }),
  sampleFor: ({ state, fact }) => {
    if (fact !== 'clock.expired') return { type: fact, at: now };
    const { clock, dueAt } = expiry(state);
    return Object.assign({ type: fact, at: dueAt }, { clock, dueAt });
  },
};
