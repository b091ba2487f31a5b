import type { IncidentFactType } from './facts.ts';
import type { IncidentState } from './labels.ts';

/** What a fact does in a state: the next state, or `refused`. */
export type Cell = IncidentState | 'refused';

const _ = 'refused';

/**
 * The reviewed table of states and facts, written from SPEC.md and the notices, never from the machine. It is total: a
 * new state or fact does not compile until every cell is answered. `_` is a refusal.
 */
// prettier-ignore
export const TRANSITION_TABLE: { readonly [S in IncidentState]: { readonly [F in IncidentFactType]: Cell } } = {
  new: {
    'sentiment.detected': 'detected', 'sentiment.collected': _, 'incident.triaged': _, 'incident.regraded': _, 'incident.consulted': _,
    'incident.disposed': _, 'information.released': _, 'conference.held': _, 'information.updated': _, 'effect.evaluated': _,
    'rollup.submitted': _, 'incident.closed': _, 'clock.expired': _,
  },
  detected: {
    'sentiment.detected': _, 'sentiment.collected': 'collected', 'incident.triaged': 'triaged', 'incident.regraded': 'detected', 'incident.consulted': _,
    'incident.disposed': _, 'information.released': _, 'conference.held': _, 'information.updated': _, 'effect.evaluated': _,
    'rollup.submitted': _, 'incident.closed': _, 'clock.expired': 'detected',
  },
  collected: {
    'sentiment.detected': _, 'sentiment.collected': _, 'incident.triaged': 'triaged', 'incident.regraded': 'collected', 'incident.consulted': _,
    'incident.disposed': _, 'information.released': _, 'conference.held': _, 'information.updated': _, 'effect.evaluated': _,
    'rollup.submitted': _, 'incident.closed': _, 'clock.expired': 'collected',
  },
  triaged: {
    'sentiment.detected': _, 'sentiment.collected': _, 'incident.triaged': _, 'incident.regraded': 'triaged', 'incident.consulted': 'consulted',
    'incident.disposed': 'disposed', 'information.released': 'responded', 'conference.held': 'responded', 'information.updated': _,
    'effect.evaluated': _, 'rollup.submitted': _, 'incident.closed': _, 'clock.expired': 'triaged',
  },
  consulted: {
    'sentiment.detected': _, 'sentiment.collected': _, 'incident.triaged': _, 'incident.regraded': 'triaged', 'incident.consulted': _,
    'incident.disposed': 'disposed', 'information.released': 'responded', 'conference.held': 'responded', 'information.updated': _,
    'effect.evaluated': _, 'rollup.submitted': _, 'incident.closed': _, 'clock.expired': 'consulted',
  },
  disposed: {
    'sentiment.detected': _, 'sentiment.collected': _, 'incident.triaged': _, 'incident.regraded': 'triaged', 'incident.consulted': _,
    'incident.disposed': _, 'information.released': 'responded', 'conference.held': 'responded', 'information.updated': _,
    'effect.evaluated': _, 'rollup.submitted': _, 'incident.closed': _, 'clock.expired': 'disposed',
  },
  responded: {
    'sentiment.detected': _, 'sentiment.collected': _, 'incident.triaged': _, 'incident.regraded': 'responded', 'incident.consulted': 'responded',
    'incident.disposed': 'responded', 'information.released': _, 'conference.held': 'responded', 'information.updated': 'responded',
    'effect.evaluated': 'evaluated', 'rollup.submitted': 'responded', 'incident.closed': _, 'clock.expired': 'responded',
  },
  evaluated: {
    'sentiment.detected': _, 'sentiment.collected': _, 'incident.triaged': _, 'incident.regraded': 'evaluated', 'incident.consulted': _,
    'incident.disposed': _, 'information.released': _, 'conference.held': 'evaluated', 'information.updated': 'responded',
    'effect.evaluated': _, 'rollup.submitted': 'evaluated', 'incident.closed': 'closed', 'clock.expired': 'evaluated',
  },
  closed: {
    'sentiment.detected': _, 'sentiment.collected': _, 'incident.triaged': _, 'incident.regraded': _, 'incident.consulted': _,
    'incident.disposed': _, 'information.released': _, 'conference.held': _, 'information.updated': _, 'effect.evaluated': _,
    'rollup.submitted': _, 'incident.closed': _, 'clock.expired': _,
  },
};
