import { assign, setup } from 'xstate';
import { brokenRule, plainEnv } from '../../kernel/define-procedure.ts';
import { settingsIn } from '../../kernel/overrides.ts';
import { record } from '../../kernel/record.ts';
import type { InterviewContext } from './context.ts';
import { emptyInterview } from './context.ts';
import { effects } from './effects.ts';
import type { InterviewFact } from './facts.ts';
import { interviewRules } from './rules.ts';

const interview = setup({
  types: { context: {} as InterviewContext, events: {} as InterviewFact, input: {} as unknown },
  actions: { record: assign(({ context, event }) => record(effects, context, event)) },
  guards: { lawful: ({ context, event }) => brokenRule(interviewRules, context, event, plainEnv) === null },
});

const to = <T extends string>(target: T) => ({ target, guard: 'lawful', actions: 'record' }) as const;
const clock = { 'clock.expired': { guard: 'lawful', actions: 'record' } } as const;

/** An interview, asked for, answered and held. */
export const interviewMachine = interview.createMachine({
  id: 'interview-request',
  context: ({ input }) => emptyInterview(settingsIn(input)),
  initial: 'new',
  states: {
    new: { on: { 'interview.asked': to('asked') } },
    asked: { on: { ...clock, 'interview.granted': to('granted'), 'interview.declined': to('declined') } },
    granted: { on: { ...clock, 'interview.held': to('held') } },
    declined: {},
    held: {},
  },
});
