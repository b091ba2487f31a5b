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
import { APPLICANTS, CATEGORIES, CHANNELS, GRADES, INDICATORS } from './codes.ts';
import { incidentFigures } from './figures/incident-figures.ts';
import { yearFigures } from './figures/year-figures.ts';
import { cellOf } from './tables/cell-of.ts';
import { tallyContributions } from './tally/tally-cases.ts';

const env = { calendar: nationalCalendar };
type Step = readonly [type: string, at: string, data?: object];

const dutiesFor = (procedure: AnyProcedure, type: string): readonly string[] =>
  Object.entries(procedure.allowedDuties).find(([name]) => name === type)?.[1] ?? [];

/** The contributions of a case that went through its procedure, each fact recorded by an officer with the duty. */
const contributionsOf = (procedure: AnyProcedure, story: readonly Step[]): readonly Contribution[] => {
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

const opened = (channel: string, kind: string): readonly Step[] => [
  ['request.submitted', at('2025-12-22'), { channel, applicant: { kind }, description: '某规划' }],
];

const answered: readonly Step[] = [
  ['request.registered', at('2025-12-22')],
  ['processing.started', at('2025-12-23')],
  ['draft.prepared', at('2026-01-05'), { outcome: '1' }],
  ['secrecy.reviewed', at('2026-01-05'), { finding: 'cleared' }],
  ['draft.countersigned', at('2026-01-06')],
  ['reply.signed', at('2026-01-06')],
  ['reply.served', at('2026-01-07'), { way: 'post' }],
];

const OCCURRED = '2026-02-16T20:00:00+08:00';
const TRIAGED = { category: 'accident', grade: 'II', priority: 'emergency', owner: '应急管理局' };
const INCIDENT: readonly Step[] = [
  ['sentiment.detected', OCCURRED, { occurredAt: OCCURRED, subject: '某路段塌陷' }],
  ['incident.triaged', '2026-02-16T21:00:00+08:00', TRIAGED],
];

describe('figures of real cases', () => {
  it('follow requests through the turn of a year', () => {
    const contributions = [
      ...contributionsOf(request, [...opened('in-person', 'natural'), ...answered]),
      ...contributionsOf(request, opened('in-person', 'commercial')),
    ];
    const tally = tallyContributions('office', contributions);
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
    const contributions = contributionsOf(pressIncident, INCIDENT);
    const { total, byCategory, release } = incidentFigures(tallyContributions('office', contributions), { year: 2026 });
    expect([total, byCategory[1]?.count, release.bound, release.open]).toEqual([1, 1, 1, 1]);
  });

  it('follow public opinion without a category, and what was found untrue', () => {
    const when = '2026-02-16T20:00:00+08:00';
    const judged = { priority: 'other', owner: '教育局' };
    const story = (...more: readonly (readonly [string, string, object])[]) =>
      contributionsOf(pressIncident, [
        ['sentiment.detected', when, { subject: '某政策被误读' }],
        ['incident.triaged', when, judged],
        ...more,
      ]);
    const untrue = { ground: 'untrue', reason: '谣言' };
    const tally = tallyContributions('office', [...story(), ...story(['incident.dismissed', when, untrue])]);
    const { total, withoutCategory, response, unanswered } = incidentFigures(tally, { year: 2026 });
    expect([total, withoutCategory, response.bound, unanswered[0]?.count]).toEqual([1, 1, 1, 1]);
  });
});

/** The values that a fact of a procedure admits at a path of its data. */
const admittedAt = (procedure: AnyProcedure, type: string, ...path: readonly string[]): unknown => {
  const schema = procedure.facts[type]?.toJSONSchema({ io: 'input', unrepresentable: 'any' });
  return path.reduce((part: unknown, name) => Object(Object(Object(part).properties)[name]), schema);
};

describe('codes', () => {
  it.each([
    ['CHANNELS', CHANNELS, disclosureRequest, ['request.submitted', 'channel']],
    ['APPLICANTS', APPLICANTS, disclosureRequest, ['request.submitted', 'applicant', 'kind']],
    ['CATEGORIES', CATEGORIES, pressIncident, ['incident.triaged', 'category']],
    ['GRADES', GRADES.filter((grade) => grade !== 'none'), pressIncident, ['incident.triaged', 'grade']],
  ] as const)('%s are those of the procedure', (_, codes, procedure, [type, ...path]) => {
    expect(admittedAt(procedure, type, ...path)).toMatchObject({ enum: codes });
  });

  it('name what the procedures contribute, and what each is broken down by', () => {
    const contributed = [
      ...contributionsOf(request, [...opened('in-person', 'other'), ...answered]),
      ...contributionsOf(pressIncident, INCIDENT),
    ];
    const named = new Map<string, readonly string[]>(Object.entries(INDICATORS));
    const strange = contributed.filter(
      ({ indicator, by }) => named.get(indicator)?.toSorted().join() !== Object.keys(by).toSorted().join(),
    );
    expect(contributed.length).toBeGreaterThan(6);
    expect(strange).toEqual([]);
  });
});
