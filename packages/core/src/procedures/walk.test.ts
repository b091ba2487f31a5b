import {
  addDays,
  civilDate,
  endOfDay,
  formatInstant,
  instantOf,
  nationalCalendar,
  startOfDay,
} from '@gongkai/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, newCase } from '../kernel/advance.ts';
import type { CaseState } from '../kernel/case-state.ts';
import { clocksOf, expiriesOf } from '../kernel/clocks-of.ts';
import type { AnyProcedure } from '../kernel/procedure.ts';
import { SYSTEM } from '../kernel/duties.ts';
import { PROCEDURES } from './index.ts';

const env = { calendar: nationalCalendar };
const HOUR = 3_600_000;

/** Data for each fact, chosen so that many walks go far; what does not fit is refused, which is part of the walk. */
const dataFor = (type: string, pick: number, on: string): object => {
  const later = addDays(civilDate(on), 5 + (pick % 30));
  const id = `c${(pick % 3) + 1}`;
  const samples: Readonly<Record<string, object>> = {
    'request.submitted': {
      channel: ['in-person', 'internet', 'mail-signed', 'mail-ordinary', 'fax', 'oral'][pick % 6],
      applicant: { kind: 'natural' },
      description: '某规划',
    },
    'contact.failed': { note: '无人' },
    'reply.given-on-spot': { outcome: '1' },
    'correction.requested': { points: ['甲'], dueOn: later },
    'lateness.judged': { finding: pick % 2 === 0 ? 'excused' : 'not-excused', reasons: '住院' },
    'consultation.sent': { consultation: id, party: pick % 2 === 0 ? 'third-party' : 'co-agency' },
    'consultation.delivered': { consultation: id },
    'consultation.undelivered': { consultation: id },
    'consultation.answered': { consultation: id, answer: pick % 2 === 0 ? 'consents' : 'objects' },
    'objection.overridden': { consultation: id, content: '甲', reasons: '乙' },
    'objection.rejected': { consultation: id, reasons: '不成立' },
    'secrecy.referred': { to: '保密局' },
    'secrecy.determined': { finding: 'cleared' },
    'reasons.requested': { note: '过多' },
    'reasons.accepted': { delayedUntil: pick % 2 === 0 ? null : later },
    'reasons.rejected': { reasons: '不合理' },
    'fee.noticed': { mode: 'per-page', units: 72, amount: 420 },
    'fee.paid': { amount: pick % 3 === 0 ? 100 : 420 },
    'extension.approved': { workingDays: 1 + (pick % 20), reason: '检索' },
    'extension.revoked': { reason: '误批' },
    'draft.prepared': { outcome: pick % 2 === 0 ? '1' : '4.2' },
    'draft.returned': { reason: '补充' },
    'secrecy.reviewed': { finding: pick % 4 === 0 ? 'withhold' : 'cleared' },
    'reply.served': { way: 'post' },
    'complaint.made': { to: '上级' },
    'request.remanded': { by: 'court', document: '判决书', dueOn: later },
    'sentiment.detected': { subject: '某事' },
    'sentiment.collected': { note: '汇总' },
    'incident.triaged': {
      category: 'accident',
      grade: ['I', 'II', 'III', 'IV'][pick % 4],
      priority: 'emergency',
      owner: '应急',
    },
    'incident.regraded': { grade: ['I', 'II', 'III', 'IV'][pick % 4], reason: '伤亡' },
    'incident.consulted': { with: ['网信'] },
    'incident.disposed': { measures: '救援' },
    'information.released': { way: 'statement', summary: '通报' },
    'conference.held': { speaker: 'leader' },
    'information.updated': { way: 'weibo', summary: '续报' },
    'effect.evaluated': { note: '平稳' },
  };
  return samples[type] ?? {};
};

type Move = readonly [pick: number, step: number];

const recordedBy = (procedure: AnyProcedure, type: string) =>
  Object.entries(procedure.recordedBy).find(([name]) => name === type)?.[1] ?? [];

/** The expiries up to an instant, recorded as the engine's sweep would; each must be accepted, and they must come to an end. */
const swept = (procedure: AnyProcedure, start: CaseState, until: number): CaseState => {
  let state = start;
  for (let round = 0; round < 30; round += 1) {
    const [next] = expiriesOf(procedure, state, env);
    if (next === undefined || next.at > until) return state;
    const at = formatInstant(next.at);
    const result = advance(
      procedure,
      state,
      { type: 'clock.expired', at, clock: next.clock, dueAt: at },
      { actor: SYSTEM, now: until },
      env,
    );
    if (!result.ok) throw new Error(`${next.clock} in ${state.value} is stuck: ${result.refusal.code}`);
    state = result.state;
  }
  throw new Error(`the clocks of ${state.value} do not come to an end`);
};

const walk = (procedure: AnyProcedure, moves: readonly Move[], seen: (state: string) => void = () => {}): CaseState => {
  let state = newCase(procedure);
  let now = instantOf('2026-01-05T10:00:00+08:00');
  for (const [pick, step] of moves) {
    now += step * (procedure.order === 'day' ? 24 * HOUR : HOUR);
    state = swept(procedure, state, now);
    seen(state.value);
    const admitted = [...(procedure.admits[state.value] ?? [])].filter((type) => type !== 'clock.expired');
    const type = admitted[pick % Math.max(admitted.length, 1)];
    if (type === undefined) break;
    const fact = { type, at: formatInstant(now), ...dataFor(type, pick, formatInstant(now).slice(0, 10)) };
    const result = advance(
      procedure,
      state,
      fact,
      { actor: { id: `${type}-officer`, duties: recordedBy(procedure, type) }, now },
      env,
    );
    if (result.ok) state = result.state;
    seen(state.value);
    clocksOf(procedure, state, now, env);
  }
  const end = swept(procedure, state, endOfDay(civilDate('2026-12-20')));
  seen(end.value);
  return end;
};

const moves = fc.array(fc.tuple(fc.nat(9_999), fc.integer({ min: 0, max: 9 })), { minLength: 5, maxLength: 40 });

describe.each(PROCEDURES.map((procedure) => ({ id: procedure.id, procedure })))(
  'random walks through $id',
  ({ procedure }) => {
    it('never leave an expiry that cannot be recorded, and end with plain JSON', () => {
      fc.assert(
        fc.property(moves, (walked) => {
          const state = walk(procedure, walked);
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
          expect(
            expiriesOf(procedure, state, env).filter((one) => one.at < startOfDay(civilDate('2026-12-20'))),
          ).toEqual([]);
        }),
        { numRuns: 1500, seed: 20181231 },
      );
    }, 120_000);

    it('reach every state', () => {
      const reached = new Set<string>(['new']);
      fc.assert(
        fc.property(moves, (walked) => {
          walk(procedure, walked, (state) => reached.add(state));
        }),
        { numRuns: 1500, seed: 7 },
      );
      expect(procedure.states.filter((state) => !reached.has(state))).toEqual([]);
    }, 120_000);
  },
);
