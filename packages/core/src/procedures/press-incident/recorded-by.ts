import type { Duty } from '../../kernel/duties.ts';
import type { IncidentFactType } from './facts.ts';

/** Which duties may record each fact. */
export const recordedBy = {
  'sentiment.detected': ['monitor', 'coordinator'],
  'sentiment.collected': ['monitor', 'coordinator'],
  'incident.triaged': ['coordinator'],
  'incident.regraded': ['coordinator'],
  'incident.consulted': ['coordinator'],
  'incident.disposed': ['responder', 'coordinator'],
  'information.released': ['responder', 'spokesperson'],
  'conference.held': ['spokesperson', 'coordinator'],
  'information.updated': ['responder', 'spokesperson'],
  'effect.evaluated': ['coordinator'],
  'rollup.submitted': ['coordinator'],
  'incident.closed': ['coordinator'],
  'clock.expired': ['system'],
} as const satisfies Record<IncidentFactType, readonly Duty[]>;

/** No two facts of an incident have to be kept apart: what counts is speed, and every release has its speaker. */
export const keptApart: readonly { readonly first: IncidentFactType; readonly second: IncidentFactType }[] = [];
