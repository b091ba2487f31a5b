import { civilDate, instantOf, nationalCalendar } from '@gongkai/calendar';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { disclosureRequest } from '../procedures/disclosure-request/disclosure-request.ts';
import { PROCEDURES } from '../procedures/index.ts';
import { pressIncident } from '../procedures/press-incident/press-incident.ts';
import { Story } from '../../test-support/story.ts';
import { advance } from './advance.ts';
import { daysOutside, placesIn } from './places-in.ts';
import type { AnyProcedure } from './procedure.ts';
import { day, factSchema } from './schemas.ts';

const request: AnyProcedure = disclosureRequest;
const { from, through } = nationalCalendar;
const data = { channel: 'in-person', applicant: { kind: 'natural' }, description: '某规划' };

describe('the places of a fact', () => {
  it('are none for a fact that the procedure does not have', () => {
    expect([request.daysIn('never.happened'), request.casesIn('never.happened')]).toEqual([[], []]);
  });
});

describe('days in a fact', () => {
  it('finds days wherever a schema reads one', () => {
    const schema = factSchema('x.happened', {
      on: day,
      maybe: day.optional(),
      described: day.meta({ description: 'again' }).nullable().default(null),
      bounded: day.refine((value) => value > '2000-01-01'),
      list: z.array(z.strictObject({ on: day, note: z.string() })),
      byName: z.record(z.string(), day),
      either: z.union([z.strictObject({ until: day }), z.string()]),
      pair: z.tuple([z.string(), day]),
      text: z.iso.date(),
      bare: z.string(),
    });
    expect(placesIn(schema, 'date').map((path) => path.join('.'))).toEqual([
      'on',
      'maybe',
      'described',
      'bounded',
      'list.*.on',
      'byName.*',
      'either.until',
      'pair.1',
      'text',
    ]);
  });

  it('finds those of every procedure', () => {
    const found = PROCEDURES.flatMap((procedure) =>
      procedure.factTypes.flatMap((type) => procedure.daysIn(type).map((path) => `${type}:${path.join('.')}`)),
    );
    expect(found).toContain('correction.requested:dueOn');
    expect(found).toContain('reasons.accepted:delayedUntil');
    expect(found).toContain('request.remanded:dueOn');
  });
});

describe('daysOutside', () => {
  it('names the place of each day outside, both ends of the calendar being inside', () => {
    const schema = z.object({ list: z.array(z.object({ on: day })), until: day.optional() });
    const outside = (...days: readonly string[]) =>
      daysOutside({ list: days.map((on) => ({ on: civilDate(on) })) }, placesIn(schema, 'date'), nationalCalendar);
    expect(outside(from, through)).toEqual([]);
    expect(outside('2007-12-31', '2026-03-02', '9999-12-31').map(({ path }) => path)).toEqual([
      'list.0.on',
      'list.2.on',
    ]);
  });
});

describe('a fact with a day outside the calendar', () => {
  const cases: readonly (readonly [string, string, object, string])[] = [
    ['correction.requested', 'registered', { points: ['甲'], dueOn: '9999-12-31' }, 'dueOn'],
    ['correction.requested', 'registered', { points: ['甲'], dueOn: '0001-01-01' }, 'dueOn'],
    ['reasons.accepted', 'giving-reasons', { delayedUntil: '9999-12-31' }, 'delayedUntil'],
    ['request.remanded', 'closed', { by: 'court', document: '判决', dueOn: '2099-01-01' }, 'dueOn'],
  ];
  const storyIn = (state: string): Story => {
    const story = new Story(request)
      .record('request.submitted', '2026-03-02', data)
      .record('request.registered', '2026-03-02');
    if (state === 'giving-reasons') {
      story.record('processing.started', '2026-03-02').record('reasons.requested', '2026-03-02', { note: '过多' });
    }
    if (state === 'closed') story.record('request.withdrawn', '2026-03-02');
    return story;
  };

  it.each(cases)('%s in state %s is refused with its path', (type, state, more, path) => {
    const at = '2026-03-03T10:00:00+08:00';
    const actor = { id: 'wang', duties: request.allowedDuties[type] ?? [] };
    const { state: held } = storyIn(state);
    expect(held.value).toBe(state);
    const result = advance(
      request,
      held,
      { type, at, ...more },
      { actor, now: instantOf(at) },
      {
        calendar: nationalCalendar,
      },
    );
    expect(result).toMatchObject({ ok: false, refusal: { code: 'calendar/out-of-range', issues: [{ path }] } });
  });
});

describe('a fact that names a case', () => {
  const into = (number: string) => ({ number, detectedAt: '2026-03-02T08:00:00+08:00', grade: 'II' });
  const cases: readonly (readonly [string, object, string])[] = [
    ['incident.merged', { into: into('舆-1'), reason: '同一事项' }, 'into.number'],
    ['incident.linked', { to: '舆-1', kind: 'related' }, 'to'],
  ];

  it.each(cases)('%s: is refused where it names its own', (type, data, path) => {
    const incident: AnyProcedure = pressIncident;
    const at = '2026-03-02T10:00:00+08:00';
    const story = new Story(incident).record('sentiment.detected', at, { subject: '某桥' });
    const judge = (number?: string) => {
      const actor = { id: 'wang', duties: incident.allowedDuties[type] ?? [] };
      const env = { calendar: nationalCalendar, number };
      const result = advance(incident, story.state, { type, at, ...data }, { actor, now: instantOf(at) }, env);
      return result.ok ? 'accepted' : [result.refusal.code, ...result.refusal.issues.map((one) => one.path)];
    };
    expect(judge('舆-1')).toEqual(['fact/malformed', path]);
    expect([judge('舆-2'), judge()]).toEqual(['accepted', 'accepted']);
  });

  it('names it in every procedure where another case can be named', () => {
    const named = PROCEDURES.flatMap((one) => {
      const procedure: AnyProcedure = one;
      return procedure.factTypes.flatMap((type) => procedure.casesIn(type).map((at) => `${type}:${at.join('.')}`));
    });
    expect(named).toEqual([
      'request.merged:into.number',
      'reply.given-on-spot:earlier',
      'draft.prepared:earlier',
      'reply.supplemented:earlier',
      'incident.linked:to',
      'incident.merged:into.number',
      'error.merged:into',
    ]);
  });
});
