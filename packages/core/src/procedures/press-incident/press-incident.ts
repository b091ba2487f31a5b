import { text } from '../../kernel/index.ts';
import { detection } from './detection.ts';
import { FORM_LABELS, TAGS } from './form-labels.ts';
import { INCIDENT_INDICATORS, incidentFigures } from './figures.ts';
import { judgement } from './judgement.ts';
import { incident } from './kit.ts';
import { governing } from './law.ts';
import { noResponse } from './no-response.ts';
import { reports } from './reports.ts';
import { response } from './response.ts';

/** 突发事件政务舆情: a press incident, from its detection to the feedback on its effect. */
export const pressIncident = incident.procedure({
  id: 'press-incident',
  version: '1.2.0',
  label: text('突发事件政务舆情', 'press incident'),
  labels: FORM_LABELS,
  prefix: '舆',
  order: 'instant',
  governing,
  names: { 'sentiment.detected': { subject: 'subject' } },
  contributions: incidentFigures,
  indicators: INCIDENT_INDICATORS,
  summary: ({ subject, owner, category, grade }) => ({
    subject,
    grade,
    counterpart: owner,
    tags: [category, grade].filter((one) => one !== null),
  }),
  tags: TAGS,
  // What follows the close, a link or a last report, starts no period.
  settled: ['closed'],
  course: [
    'sentiment.collected',
    'incident.triaged',
    'incident.consulted',
    'information.released',
    'conference.held',
    'effect.evaluated',
    'incident.closed',
  ],
  chapters: [detection, judgement, response, noResponse, reports],
});
