import { defineProcedure } from '../../kernel/define-procedure.ts';
import { text } from '../../kernel/text.ts';
import { ARTICLES } from './articles.ts';
import { interviewClocks } from './clocks.ts';
import type { InterviewContext } from './context.ts';
import { emptyInterview } from './context.ts';
import { interviewContributions } from './contributions.ts';
import { effects } from './effects.ts';
import type { InterviewFact } from './facts.ts';
import { facts } from './facts.ts';
import type { InterviewState } from './labels.ts';
import { FACT_LABELS, STATES } from './labels.ts';
import { interviewMachine } from './machine.ts';
import { PERIODS } from './periods.ts';
import { keptApart, recordedBy } from './recorded-by.ts';
import { interviewRules } from './rules.ts';
import { interviewSettings } from './settings.ts';
import { TRANSITION_TABLE } from './transition-table.ts';

/** 采访申请: made up, and exported by nothing. */
export const interviewRequest = defineProcedure<InterviewState, InterviewFact, InterviewContext>({
  id: 'interview-request',
  version: '1.0.0',
  label: text('采访申请', 'interview request'),
  prefix: '采',
  machine: interviewMachine,
  table: TRANSITION_TABLE,
  facts,
  openedBy: ['interview.asked'],
  backdated: [],
  order: 'instant',
  articles: ARTICLES,
  recordedBy,
  keptApart,
  rules: interviewRules,
  effects,
  initial: emptyInterview,
  settings: interviewSettings,
  periods: PERIODS,
  outcomes: {},
  labels: { states: STATES, facts: FACT_LABELS },
  personal: [],
  expiredAt: (context, clock) => context.expired[clock] ?? null,
  outcomeOf: () => null,
  clocks: interviewClocks,
  contributions: interviewContributions,
});
