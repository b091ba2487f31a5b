import { ARTICLES, governing } from './articles.ts';
import { defineProcedure } from '../../kernel/define-procedure.ts';
import { text } from '../../kernel/text.ts';
import { incidentClocks } from './clocks.ts';
import type { IncidentContext } from './context.ts';
import { emptyIncident } from './context.ts';
import { incidentContributions } from './contributions.ts';
import { effects } from './effects.ts';
import type { IncidentFact } from './facts.ts';
import { facts } from './facts.ts';
import type { IncidentState } from './labels.ts';
import { FACT_LABELS, STATES } from './labels.ts';
import { incidentMachine } from './machine.ts';
import { PERIODS } from './periods.ts';
import { keptApart, recordedBy } from './recorded-by.ts';
import { incidentRules } from './rules.ts';
import { incidentSettings } from './settings.ts';
import { TRANSITION_TABLE } from './transition-table.ts';

/** 突发事件政务舆情: a press incident, from its detection to the feedback on its effect. */
export const pressIncident = defineProcedure<IncidentState, IncidentFact, IncidentContext>({
  id: 'press-incident',
  version: '1.0.0',
  label: text('突发事件政务舆情', 'press incident'),
  prefix: '舆',
  machine: incidentMachine,
  table: TRANSITION_TABLE,
  facts,
  openedBy: ['sentiment.detected'],
  backdated: ['information.released', 'conference.held'],
  order: 'instant',
  articles: ARTICLES,
  governing,
  recordedBy,
  keptApart,
  rules: incidentRules,
  effects,
  initial: emptyIncident,
  settings: incidentSettings,
  periods: PERIODS,
  outcomes: {},
  labels: { states: STATES, facts: FACT_LABELS },
  personal: [],
  expiredAt: (context, clock) => context.expired[clock] ?? null,
  outcomeOf: () => null,
  clocks: incidentClocks,
  contributions: incidentContributions,
});
