import { instantOf } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import { basisOf } from '../kernel/why-not.ts';
import type { AnyProcedure } from '../kernel/procedure.ts';
import type { Citation } from '../law/cite.ts';
import { INSTRUMENTS } from '../law/instruments.ts';
import { disclosureRequest } from './disclosure-request/disclosure-request.ts';
import { pressIncident } from './press-incident/press-incident.ts';

const request = disclosureRequest;
const incident = pressIncident;

/** A row of the law notes: the articles that it names, as instrument and number, and the fact that stands for it. */
type Basis = readonly [id: string, named: readonly string[], fact: string, data?: object];

const r19 = (...articles: readonly number[]): readonly string[] => articles.map((n) => `条例2019 ${n}`);
const co = { party: 'co-agency' };

const REQUEST_BASES: readonly Basis[] = [
  ['APP-01', r19(29, 31), 'request.submitted'],
  ['APP-02', r19(31), 'request.submitted'],
  ['APP-03', r19(31), 'receipt.signed'],
  ['APP-04', r19(31), 'request.submitted'],
  ['APP-05', r19(31), 'receipt.confirmed'],
  ['APP-06', r19(45), 'request.registered'],
  ['APP-07', r19(33), 'reply.given-on-spot'],
  ['APP-08', r19(30), 'correction.requested'],
  ['APP-10', r19(30), 'correction.supplied'],
  ['APP-11', r19(30), 'clock.expired', { clock: 'correction' }],
  ['APP-12', r19(45), 'processing.started'],
  ['APP-13', r19(32, 33), 'consultation.sent', { party: 'third-party' }],
  ['APP-14', r19(32), 'consultation.answered'],
  ['APP-15', r19(32), 'clock.expired', { clock: 'third-party' }],
  ['APP-16', r19(32), 'objection.overridden'],
  ['APP-17', r19(34, 33), 'consultation.sent', co],
  ['APP-18', r19(34), 'consultation.answered', co],
  ['APP-19', r19(34), 'clock.expired', { clock: 'co-agency' }],
  ['APP-20', r19(17), 'secrecy.referred'],
  ['APP-21', r19(35), 'reasons.requested'],
  ['APP-22', r19(35), 'reasons.rejected'],
  ['APP-23', r19(35), 'reasons.accepted'],
  ['APP-24', ['109号 6'], 'fee.noticed'],
  ['APP-25', ['109号 6'], 'fee.paid'],
  ['APP-26', ['109号 6'], 'clock.expired', { clock: 'fee-payment' }],
  ['APP-27', r19(33), 'extension.approved'],
  ['APP-28', r19(36, 37, 38, 39), 'reply.signed'],
  ['APP-29', r19(33), 'clock.expired', { clock: 'reply' }],
  ['APP-30', r19(47, 51), 'complaint.made'],
  ['APP-32', ['235号'], 'reply.served'],
  ['APP-33', r19(45), 'request.archived'],
  ['APP-35', ['行政复议法2023 64', '行政复议法2023 66'], 'request.remanded', { by: 'review-organ' }],
  ['APP-38', ['行政诉讼法 70', '行政诉讼法 72'], 'request.remanded', { by: 'court' }],
  ['TPC-01', r19(32, 33), 'consultation.sent', { party: 'third-party' }],
  ['TPC-02', r19(32), 'consultation.delivered'],
  ['TPC-05', r19(15, 32), 'consultation.answered'],
  ['TPC-09', r19(32), 'objection.rejected'],
  ['TPC-10', r19(32), 'objection.overridden'],
  ['COA-01', r19(34, 33), 'consultation.sent', co],
  ['COA-02', r19(34), 'consultation.delivered', co],
  ['COA-03', r19(34), 'consultation.answered', co],
  ['COA-04', r19(34), 'clock.expired', { clock: 'co-agency' }],
  ['SEC-01', ['保守国家秘密法2024 35', '保密法实施条例2024 42'], 'draft.prepared'],
  ['SEC-03', ['保密法实施条例2024 42'], 'secrecy.reviewed'],
  ['SEC-04', r19(37), 'secrecy.reviewed'],
  ['SEC-05', r19(14, 15, 16, 17, 18), 'secrecy.reviewed'],
  ['SEC-06', r19(17), 'secrecy.referred'],
  ['SEC-07', r19(17), 'secrecy.determined'],
  ['SEC-08', r19(17, 18), 'secrecy.determined'],
  ['FEE-01', ['109号 3', '109号 4', '109号 5'], 'fee.noticed'],
  ['FEE-02', ['109号 6'], 'fee.noticed'],
  ['FEE-04', ['109号 6'], 'fee.paid'],
  ['FEE-05', ['109号 6'], 'clock.expired', { clock: 'fee-payment' }],
];

const INCIDENT_BASES: readonly Basis[] = [
  ['INC-01', ['61号', '80号'], 'sentiment.detected'],
  ['INC-02', ['80号'], 'incident.triaged'],
  ['INC-03', ['80号', 'YN2018'], 'incident.consulted'],
  ['INC-04', ['61号'], 'incident.disposed'],
  ['INC-05', ['80号'], 'information.released'],
  ['INC-06', ['61号', '80号'], 'conference.held'],
  ['INC-07', ['61号', '80号'], 'information.updated'],
  ['INC-08', ['80号', 'YN2018'], 'effect.evaluated'],
  ['INC-09', ['国务院令493 13'], 'incident.regraded'],
  ['INC-10', ['61号', '80号'], 'incident.dismissed'],
  ['INC-10', ['61号', '80号'], 'incident.transferred'],
  ['INC-10', ['61号', '80号'], 'incident.merged'],
  ['INC-11', ['61号'], 'incident.reassigned'],
  ['INC-12', ['61号', '80号'], 'incident.triaged'],
  ['INC-13', ['80号'], 'information.released'],
  ['EMR-01', ['国务院令493 9', '公共卫生应急条例 20'], 'report.received'],
  ['EMR-02', ['国务院令493 10', '国务院令493 11', '公共卫生应急条例 19'], 'report.sent'],
  // Before an incident has a kind and a level its periods have their own rows.
  ['EMR.unit', ['国务院令493 9'], 'clock.expired', { clock: 'report-unit' }],
  ['EMR.level', ['国务院令493 10', '国务院令493 11'], 'clock.expired', { clock: 'report-level' }],
  ['EMR.ph1', ['公共卫生应急条例 20'], 'clock.expired', { clock: 'report-health-unit' }],
  ['EMR.ph2', ['公共卫生应急条例 20'], 'clock.expired', { clock: 'report-health' }],
  ['EMR.ph3', ['公共卫生应急条例 20'], 'clock.expired', { clock: 'report-health' }],
  ['EMR.ph4', ['公共卫生应急条例 19'], 'clock.expired', { clock: 'report-province' }],
  ['EMR.general', ['总体应急预案2006'], 'clock.expired', { clock: 'report-general' }],
];

const placesOf = (citation: Citation): readonly string[] => {
  const short = citation.instrument === null ? '' : INSTRUMENTS[citation.instrument].short;
  const { article, through } = citation;
  const own =
    article === null
      ? [short]
      : Array.from({ length: (through ?? article) - article + 1 }, (_, index) => `${short} ${article + index}`);
  return [...own, ...citation.also.flatMap(placesOf)];
};

const missing = (procedure: AnyProcedure, [, named, type, data = {}]: Basis): readonly string[] => {
  const fact = { type, at: instantOf('2026-03-02T10:00:00+08:00'), ...data };
  const basis = basisOf(procedure, procedure.initial({}), fact);
  const places = basis === null ? [] : placesOf(basis);
  return named.filter((place) => !places.includes(place));
};

describe('bases of the rows of the law', () => {
  it.each(REQUEST_BASES.map((row) => ({ name: `${row[0]} ${row[2]} stands on ${row[1].join(', ')}`, row })))(
    '$name',
    ({ row }) => {
      expect(missing(request, row)).toEqual([]);
    },
  );

  it.each(INCIDENT_BASES.map((row) => ({ name: `${row[0]} ${row[2]} stands on ${row[1].join(', ')}`, row })))(
    '$name',
    ({ row }) => {
      expect(missing(incident, row)).toEqual([]);
    },
  );
});
