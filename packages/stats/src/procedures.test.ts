import { instantOf, nationalCalendar } from '@gongkai/calendar';
import {
  advance,
  type AnyProcedure,
  type CaseState,
  type Contribution,
  disclosureRequest,
  newCase,
  pressIncident,
} from '@gongkai/core';
import { describe, expect, it } from 'vitest';
import { incidentFigures } from './figures/incident-figures.ts';
import { yearFigures } from './figures/year-figures.ts';
import { cellOf } from './tables/cell-of.ts';
import { tallyOf } from './tally/tally-of.ts';

const env = { calendar: nationalCalendar };
type Told = readonly [type: string, at: string, data?: object];

const dutiesFor = (procedure: AnyProcedure, type: string): readonly string[] =>
  Object.entries(procedure.recordedBy).find(([name]) => name === type)?.[1] ?? [];

/** What a case contributes that went through the procedure itself, each fact recorded by its own officer. */
const contributionsOf = (procedure: AnyProcedure, story: readonly Told[]): readonly Contribution[] => {
  const end = story.reduce((state: CaseState, [type, at, data]) => {
    const submission = { actor: { id: type, duties: dutiesFor(procedure, type) }, now: instantOf(at) };
    const result = advance(procedure, state, { type, at, ...data }, submission, env);
    if (!result.ok) throw new Error(`${type}: ${result.refusal.code}`);
    return result.state;
  }, newCase(procedure));
  return procedure.contributions(end.context, env);
};

const at = (day: string): string => `${day}T10:00:00+08:00`;
const request = disclosureRequest;

const opened = (channel: string, kind: string): readonly Told[] => [
  ['request.submitted', at('2025-12-22'), { channel, applicant: { kind }, description: '某规划' }],
];

const answered: readonly Told[] = [
  ['request.registered', at('2025-12-22')],
  ['processing.started', at('2025-12-23')],
  ['draft.prepared', at('2026-01-05'), { outcome: '1' }],
  ['secrecy.reviewed', at('2026-01-05'), { finding: 'cleared' }],
  ['draft.countersigned', at('2026-01-06')],
  ['reply.signed', at('2026-01-06')],
  ['reply.served', at('2026-01-07'), { way: 'post' }],
];

describe('figures of real cases', () => {
  it('follow requests through the turn of a year', () => {
    const contributions = [
      ...contributionsOf(request, [...opened('in-person', 'natural'), ...answered]),
      ...contributionsOf(request, opened('in-person', 'commercial')),
    ];
    const tally = tallyOf('office', contributions);
    const scope = { cellOf: cellOf(disclosureRequest) };
    const [first, second] = [2025, 2026].map((year) => yearFigures(tally, { year, ...scope }));
    expect(first?.received.by[0]).toEqual({ id: 'in-person', count: 2, share: '100.00' });
    expect(first?.forms.AR2021.table.cells['carriedForward/total']).toBe(2);
    expect(second?.handled.by[0]).toEqual({ id: 'in-time', count: 1, share: '100.00' });
    expect(second?.forms.AR2021.table.cells['r1/natural']).toBe(1);
    expect(second?.forms.AR2021.table.cells['carriedForward/commercial']).toBe(1);
    expect([first, second].flatMap((year) => year?.forms.AR2021.findings)).toEqual([]);
  });

  it('follow an incident', () => {
    const when = '2026-02-16T20:00:00+08:00';
    const judged = { priority: 'emergency', owner: '应急管理局' };
    const contributions = contributionsOf(pressIncident, [
      ['sentiment.detected', when, { occurredAt: when, subject: '某路段塌陷' }],
      ['incident.triaged', '2026-02-16T21:00:00+08:00', { ...judged, category: 'accident', grade: 'II' }],
    ]);
    const { total, byCategory, release } = incidentFigures(tallyOf('office', contributions), { year: 2026 });
    expect([total, byCategory[1]?.count, release.bound, release.open]).toEqual([1, 1, 1, 1]);
  });
});
