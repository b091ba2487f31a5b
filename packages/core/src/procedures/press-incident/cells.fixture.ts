import { instantOf } from '@gongkai/calendar';
import type { Cell, Fixture } from '../../test-support/cells.ts';
import type { IncidentContext } from './context.ts';
import { emptyIncident } from './context.ts';
import type { IncidentFact } from './facts.ts';

// Spring Festival eve: hours run through the holiday. Due instants: 5 h 03:40, 24 h 22:40 next day, 48 h 22:40 on the 18th.
const detectedAt = instantOf('2026-02-16T22:40:00+08:00');
const now = instantOf('2026-02-17T01:00:00+08:00');
const responseDue = instantOf('2026-02-18T22:40:00+08:00');
const releaseDue = instantOf('2026-02-17T03:40:00+08:00');
const conferenceDue = instantOf('2026-02-17T22:40:00+08:00');

const detected: Partial<IncidentContext> = { detectedAt, regime: 'ERL2024' };
const major: Partial<IncidentContext> = { ...detected, category: 'accident', grade: 'II', triaged: true };
const answered: Partial<IncidentContext> = { ...major, releasedAt: instantOf('2026-02-17T00:30:00+08:00') };

const byState: Readonly<Record<string, Partial<IncidentContext>>> = {
  detected,
  collected: detected,
  triaged: major,
  consulted: major,
  disposed: major,
  responded: answered,
  evaluated: { ...answered, conferenceAt: instantOf('2026-02-17T00:45:00+08:00') },
  closed: { ...answered, conferenceAt: now, closedAt: now },
};

const expiryFor = (state: string): IncidentFact => {
  const [clock, dueAt] =
    state === 'responded'
      ? (['conference', conferenceDue] as const)
      : state === 'evaluated'
        ? (['rollup:2026-02-17', instantOf('2026-02-25T00:00:00+08:00')] as const)
        : state === 'detected' || state === 'collected'
          ? (['response', responseDue] as const)
          : (['release', releaseDue] as const);
  return { type: 'clock.expired', at: dueAt, clock, dueAt };
};

const samples = (cell: Cell): { readonly [T in IncidentFact['type']]: IncidentFact } => ({
  'sentiment.detected': { type: 'sentiment.detected', at: now, subject: '某路段塌陷' },
  'sentiment.collected': { type: 'sentiment.collected', at: now, note: '网上图文三百余条' },
  'incident.triaged': {
    type: 'incident.triaged',
    at: now,
    category: 'accident',
    grade: 'II',
    priority: 'emergency',
    owner: '市应急管理局',
  },
  'incident.regraded': { type: 'incident.regraded', at: now, grade: 'I', reason: '伤亡人数变化' },
  'incident.consulted': { type: 'incident.consulted', at: now, with: ['网信', '宣传', '公安网安', '应急'] },
  'incident.disposed': { type: 'incident.disposed', at: now, measures: '封闭路段,组织救援' },
  'information.released': { type: 'information.released', at: now, way: 'statement', summary: '通报' },
  'conference.held': { type: 'conference.held', at: now, speaker: 'leader' },
  'information.updated': { type: 'information.updated', at: now, way: 'weibo', summary: '续报' },
  'effect.evaluated': { type: 'effect.evaluated', at: now, note: '舆情平稳' },
  'rollup.submitted': { type: 'rollup.submitted', at: now },
  'incident.closed': { type: 'incident.closed', at: now },
  'clock.expired': expiryFor(cell.state),
});

/** Contexts and facts for every cell of the table, written out by hand. */
export const incidentFixture: Fixture = {
  contextFor: (cell) => ({ ...emptyIncident({}), ...byState[cell.state] }),
  sampleFor: (cell) =>
    Object.entries(samples(cell)).find(([type]) => type === cell.fact)?.[1] ?? { type: cell.fact, at: now },
};
