import type { Citation } from '../../law/cite.ts';
import { chosen, cite, together } from '../../law/cite.ts';
import type { IncidentContext } from './context.ts';
import type { IncidentFactType } from './facts.ts';

const rules80 = cite('implementing-rules-2016-80');
const notice61 = cite('response-2016-61');
const yunnan = cite('yunnan-report-2018');

/** The provision under which each fact stands. */
export const ARTICLES = {
  'sentiment.detected': together(notice61, rules80),
  'sentiment.collected': rules80,
  'incident.triaged': rules80,
  'incident.regraded': chosen('U13', cite('accident-reporting-2007', 13)),
  'incident.consulted': together(rules80, yunnan),
  'incident.disposed': notice61,
  'information.released': rules80,
  'conference.held': together(notice61, rules80),
  'information.updated': together(notice61, rules80),
  'effect.evaluated': together(rules80, yunnan),
  'rollup.submitted': yunnan,
  'incident.closed': yunnan,
  'clock.expired': chosen('engine'),
} as const satisfies Record<IncidentFactType, Citation>;

/** The emergency response law of the day of the event: both texts have the kinds and grades in Art. 3. */
export const governing = (basis: Citation, { regime }: IncidentContext): Citation =>
  regime === 'ERL2024' && basis.instrument === 'emergency-response-law-2007' && basis.article !== null
    ? cite('emergency-response-law-2024', basis.article)
    : basis;
