import { ARTICLES } from './articles.ts';
import { defineProcedure } from '../../kernel/define-procedure.ts';
import { text } from '../../kernel/text.ts';
import { dayEndsOf, requestClocks } from './clocks.ts';
import type { RequestContext } from './context.ts';
import { emptyRequest } from './context.ts';
import { requestContributions } from './contributions.ts';
import { effects } from './effects.ts';
import type { RequestFact } from './facts.ts';
import { facts } from './facts.ts';
import { governing } from './governing.ts';
import type { RequestState } from './labels.ts';
import { FACT_LABELS, STATES } from './labels.ts';
import { requestMachine } from './machine.ts';
import { OUTCOMES } from './outcomes.ts';
import { PERIODS } from './periods.ts';
import { keptApart, recordedBy } from './recorded-by.ts';
import { reconsiderationFirst } from './route.ts';
import { requestRules } from './rules.ts';
import { requestSettings } from './settings.ts';
import { TRANSITION_TABLE } from './transition-table.ts';

/** 依申请公开: a request for disclosure under the Regulation of 2019, and under that of 2008 for older cases. */
export const disclosureRequest = defineProcedure<RequestState, RequestFact, RequestContext>({
  id: 'disclosure-request',
  version: '1.0.0',
  label: text('政府信息公开申请', 'disclosure request'),
  prefix: '依',
  machine: requestMachine,
  table: TRANSITION_TABLE,
  facts,
  openedBy: ['request.submitted'],
  backdated: [
    'correction.delivered',
    'correction.undelivered',
    'consultation.delivered',
    'consultation.undelivered',
    'consultation.answered',
    'fee.delivered',
    'fee.undelivered',
    'extension.notified',
    'reply.served',
  ],
  order: 'day',
  articles: ARTICLES,
  governing,
  recordedBy,
  keptApart,
  rules: requestRules,
  effects,
  initial: emptyRequest,
  settings: requestSettings,
  periods: PERIODS,
  outcomes: OUTCOMES,
  labels: { states: STATES, facts: FACT_LABELS },
  personal: [
    'request.submitted:applicant.name',
    'request.submitted:applicant.contact',
    'request.submitted:description',
    'consultation.answered:reasons',
  ],
  dayEnds: dayEndsOf,
  expiredAt: (context, clock) => context.expired[clock] ?? null,
  outcomeOf: (context) => context.outcome,
  reconsiderationFirst,
  clocks: requestClocks,
  contributions: requestContributions,
});
