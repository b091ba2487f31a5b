import type { Citation } from '../../law/cite.ts';
import { chosen, cite } from '../../law/cite.ts';
import type { IncidentFactType } from './facts.ts';

const rules80 = cite('implementing-rules-2016-80');
const notice61 = cite('response-2016-61');
const yunnan = cite('yunnan-report-2018');

/** The provision under which each fact stands. */
export const ARTICLES = {
  'sentiment.detected': rules80,
  'sentiment.collected': rules80,
  'incident.triaged': rules80,
  'incident.regraded': chosen('U13', cite('accident-reporting-2007', 13)),
  'incident.consulted': rules80,
  'incident.disposed': notice61,
  'information.released': rules80,
  'conference.held': notice61,
  'information.updated': notice61,
  'effect.evaluated': rules80,
  'rollup.submitted': yunnan,
  'incident.closed': yunnan,
  'clock.expired': chosen('engine'),
} as const satisfies Record<IncidentFactType, Citation>;
